package org.kirogate.secret;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets nobody can guess. Thread-safe. */
public final class RandomSecrets {
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();

    /** {@code bytes} random bytes as hex digits, two each. */
    public String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    /** {@code length} characters of {@code [A-Za-z0-9]}, each equally likely: 43 of them hold 256 bits. */
    public String alphanumeric(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHANUMERIC.charAt(random.nextInt(ALPHANUMERIC.length())));
        }
        return text.toString();
    }
}
