package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;

/** A token's record as strategies see it, and how often it was refused in a row. Thread-safe, memory only. */
final class TokenHealth {
    /** How much one outcome weighs against all before it. */
    private static final double WEIGHT = 0.1;
    /**
     * Left alone for this long, a bad record has faded to 37 %: the token gets another chance without a special rule.
     */
    private static final double FADE_SECONDS = 300;

    private volatile double rate = 1;
    private Instant lastOutcome = Instant.EPOCH;
    private volatile Instant lastUsed = Instant.EPOCH;
    private volatile Instant seenWorking;
    private int refusals;

    TokenHealth(Instant seenWorking) {
        this.seenWorking = seenWorking;
    }

    synchronized void used(Instant now) {
        lastUsed = now;
    }

    synchronized void succeeded(Instant now) {
        outcome(1, now);
        seenWorking = now;
        refusals = 0;
    }

    synchronized void failed(Instant now) {
        outcome(0, now);
    }

    /** Passed a check outside of requests. */
    synchronized void checked(Instant now) {
        seenWorking = now;
    }

    /** One more refusal of the account in a row; returns how many. */
    synchronized int refused() {
        return ++refusals;
    }

    /** A person or a check cleared the token. */
    synchronized void forgetRuns() {
        refusals = 0;
    }

    /** Asked of every token for every request: a spotless one, as most are, takes no lock. */
    double successRate(Instant now) {
        return rate >= 1 ? 1 : faded(now);
    }

    private synchronized double faded(Instant now) {
        double idle = Math.max(0, Duration.between(lastOutcome, now).toMillis() / 1000.0);
        return 1 - (1 - rate) * Math.exp(-idle / FADE_SECONDS);
    }

    Instant lastUsed() {
        return lastUsed;
    }

    Instant seenWorking() {
        return seenWorking;
    }

    private void outcome(double value, Instant now) {
        rate = (1 - WEIGHT) * faded(now) + WEIGHT * value;
        lastOutcome = now;
    }
}
