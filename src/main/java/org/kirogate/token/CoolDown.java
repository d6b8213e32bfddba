package org.kirogate.token;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Why a breaker opens and how long it stays open: what the service said, else a time of our own that doubles while
 * nothing goes well. Never the same time twice, so that tokens that failed together do not come back together.
 */
enum CoolDown {
    /** The service or the network failed, or a model had no capacity, too often: our own guess. */
    FAULTS(Duration.ofSeconds(60), Duration.ofHours(1), 0.2, true),
    /** Too many requests (Kiro protocol, section 5.3, row 7). */
    TOO_FAST(Duration.ofSeconds(60), Duration.ofHours(1), 0, false),
    /** The account is suspected: ten minutes at least, whatever the service says (row 5). */
    SUSPECTED(Duration.ofMinutes(10), Duration.ofHours(24), 0, false),
    /** The account was refused (rows 13 and 15). */
    REFUSED(Duration.ofSeconds(30), Duration.ofSeconds(30), 0, false),
    /** The account does not have the model (row 10). */
    NO_SUCH_MODEL(Duration.ofMinutes(10), Duration.ofMinutes(10), 0, false);

    /** However long the service says. */
    private static final Duration LONGEST_SAID = Duration.ofHours(24);
    private static final double JITTER_UP = 0.2;
    /** What the service said is taken nearly at its word, and never undercut. */
    private static final double JITTER_SAID = 0.1;
    private static final int MAX_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final double jitterDown;
    private final boolean guess;

    CoolDown(Duration first, Duration longest, double jitterDown, boolean guess) {
        this.first = first;
        this.longest = longest;
        this.jitterDown = jitterDown;
        this.guess = guess;
    }

    /** Whether its end is only our guess, so that a token may be tried before it when no other can serve. */
    boolean guess() {
        return guess;
    }

    /**
     * How long to rest.
     *
     * @param inARow how often it came to this without a success between, from 1
     * @param said   what the service said, zero = nothing
     */
    Duration rest(int inARow, Duration said, RandomGenerator random) {
        boolean heard = !said.isZero() && !said.isNegative();
        if (heard && this != SUSPECTED) {
            return spread(shorter(said, LONGEST_SAID), 0, JITTER_SAID, random);
        }
        Duration own = spread(
                shorter(first.multipliedBy(1L << Math.min(MAX_DOUBLINGS, inARow - 1)), longest),
                jitterDown, JITTER_UP, random);
        return heard && said.compareTo(own) > 0 ? shorter(said, LONGEST_SAID) : own;
    }

    private static Duration spread(Duration time, double down, double up, RandomGenerator random) {
        double factor = 1 - down + (down + up) * random.nextDouble();
        return Duration.ofMillis((long) Math.ceil(time.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
