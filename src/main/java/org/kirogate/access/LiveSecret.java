package org.kirogate.access;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;

/** One secret of a key in memory, and what bcrypt said of it when this node first met it. Thread-safe. */
final class LiveSecret {
    private final String digest;
    private final String hash;
    private final long until;
    private final ReentrantLock proving = new ReentrantLock();
    private volatile Proof proof = Proof.NONE;

    private enum Proof { NONE, GOOD, BAD }

    /** A secret that works until a time in epoch ms; 0 = as long as its key. */
    LiveSecret(String digest, String hash, long until) {
        this.digest = digest;
        this.hash = hash;
        this.until = until;
    }

    String digest() {
        return digest;
    }

    boolean over(long now) {
        return until != 0 && now >= until;
    }

    /** Whether the text is this secret: asks bcrypt once, whatever it says, and never again. */
    boolean proved(String text, BiPredicate<String, String> bcrypt) {
        if (proof == Proof.NONE) {
            proving.lock();
            try {
                if (proof == Proof.NONE) {
                    proof = bcrypt.test(text, hash) ? Proof.GOOD : Proof.BAD;
                }
            } finally {
                proving.unlock();
            }
        }
        return proof == Proof.GOOD;
    }

    /** Takes over what is known of the same secret. */
    void learnFrom(LiveSecret earlier) {
        if (earlier.digest.equals(digest) && earlier.hash.equals(hash)) {
            proof = earlier.proof;
        }
    }
}
