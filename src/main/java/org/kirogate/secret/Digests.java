package org.kirogate.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a secret of ours: a value can be looked up and compared without being stored. Thread-safe. */
public final class Digests {
    private static final String ALGORITHM = "HmacSHA256";

    /** Ready under the key; copied for each digest, since making one anew costs more than the digest itself. */
    private final Mac ready;

    /** Digests under a secret of at least 32 characters. */
    public Digests(String secret) {
        try {
            this.ready = Mac.getInstance(ALGORITHM);
            ready.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }

    /**
     * The digest of a value, 64 hex digits.
     *
     * @param purpose keeps equal values of different use apart ({@code api_key}, {@code csrf})
     */
    public String hmac(String purpose, String value) {
        try {
            Mac mac = (Mac) ready.clone();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own " + ALGORITHM + " can be copied", e);
        }
    }

    /** Whether two texts are equal, in a time that tells nothing about where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
