package org.kirogate.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Passwords;
import org.kirogate.secret.RandomSecrets;

/** What a password must be: 8-64 characters, with at least three of lower case, upper case, digit and other. */
public final class PasswordRule {
    private static final int MIN = 8;
    private static final int MAX = 64;
    private static final int CLASSES = 3;
    private static final int MADE = 16;

    private PasswordRule() {}

    /**
     * Checks a new password.
     *
     * @throws GatewayException INVALID_REQUEST about {@code password}
     */
    public static void check(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            throw GatewayException.invalid(
                    "password", "A password has " + MIN + " to " + MAX + " characters, not " + length + ".");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw GatewayException.invalid("password", "A password has no control characters.");
        }
        if (classes(password) < CLASSES) {
            throw GatewayException.invalid("password", "A password has characters of at least three kinds:"
                    + " lower case letters, upper case letters, digits, others.");
        }
    }

    /** A new password by chance, which fits the rule. */
    static String make(RandomSecrets random) {
        String password;
        do {
            password = random.alphanumeric(MADE);
        } while (classes(password) < CLASSES);
        return password;
    }

    /** What goes into bcrypt: it would cut a longer text in silence, so such a one is digested first. */
    static String hashable(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= Passwords.MAX_BYTES) {
            return password;
        }
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private static int classes(String password) {
        boolean lower = password.codePoints().anyMatch(Character::isLowerCase);
        boolean upper = password.codePoints().anyMatch(Character::isUpperCase);
        boolean digit = password.codePoints().anyMatch(Character::isDigit);
        boolean other = password.codePoints()
                .anyMatch(c -> !Character.isLowerCase(c) && !Character.isUpperCase(c) && !Character.isDigit(c));
        return (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
    }
}
