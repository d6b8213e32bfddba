package org.kirogate.secret;

import java.nio.charset.StandardCharsets;
import org.mindrot.jbcrypt.BCrypt;

/**
 * bcrypt. It takes tens of milliseconds by design: never on the way of a request. Thread-safe.
 */
public final class Passwords {
    /** bcrypt looks at no more than these bytes; a longer text would be cut in silence. */
    public static final int MAX_BYTES = 72;

    private final int rounds;

    /** Hashes with 2^{@code rounds} steps, 4-16; 10 is usual. */
    public Passwords(int rounds) {
        this.rounds = rounds;
    }

    /**
     * The hash of a password.
     *
     * @throws IllegalArgumentException when it has more than {@value #MAX_BYTES} bytes
     */
    public String hash(String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a password of more than " + MAX_BYTES + " bytes can't be hashed");
        }
        return BCrypt.hashpw(password, BCrypt.gensalt(rounds));
    }

    /** Whether {@code password} is the one that was hashed; false for a hash of another form. */
    public boolean matches(String password, String hash) {
        if (!hash.startsWith("$2") || hash.length() != 60) {
            return false;
        }
        return BCrypt.checkpw(password, hash);
    }
}
