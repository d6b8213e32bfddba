package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;

/** When this node asked what of a token's account, and what it wants to ask soon. Thread-safe, memory only. */
final class TokenSchedule {
    private static final Duration RENEW_AGAIN = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 5;

    /**
     * A state with the time at which this node first saw it, and the credential's version then; {@code found} = the
     * token was in it when this node came, nobody knows since when.
     */
    record Seen(TokenState state, Instant since, long version, boolean found) {}

    private boolean quotaWanted;
    private boolean modelsWanted;
    private Instant quotaAskedAt = Instant.EPOCH;
    private Instant modelsAskedAt = Instant.EPOCH;
    private Instant checkedAt = Instant.EPOCH;
    private Instant renewedAt = Instant.EPOCH;
    private Instant renewAgainAt = Instant.EPOCH;
    private int renewals;
    private int checks;
    private Seen seen = new Seen(TokenState.ACTIVE, Instant.EPOCH, 0, true);
    private boolean looked;

    /** Notes the state it is in now; returns it with the time since when, as far as this node knows. */
    synchronized Seen see(TokenState state, long version, Instant now) {
        if (seen.state() != state) {
            seen = new Seen(state, now, version, !looked);
        }
        looked = true;
        return seen;
    }

    synchronized boolean quotaWanted() {
        return quotaWanted;
    }

    synchronized void quotaWanted(boolean wanted) {
        quotaWanted = wanted;
    }

    synchronized boolean modelsWanted() {
        return modelsWanted;
    }

    synchronized void modelsWanted(boolean wanted) {
        modelsWanted = wanted;
    }

    /** When this node last asked for the quota, answered or not. */
    synchronized Instant quotaAskedAt() {
        return quotaAskedAt;
    }

    synchronized void quotaAskedAt(Instant time) {
        quotaAskedAt = time;
    }

    /** When this node last asked for the models, answered or not. */
    synchronized Instant modelsAskedAt() {
        return modelsAskedAt;
    }

    synchronized void modelsAskedAt(Instant time) {
        modelsAskedAt = time;
    }

    /** When this node last claimed a check, had it or found that another node did. */
    synchronized Instant checkedAt() {
        return checkedAt;
    }

    synchronized void checkedAt(Instant time) {
        checkedAt = time;
    }

    /** How many checks in a row found an account that is out of service. */
    synchronized int checks() {
        return checks;
    }

    synchronized void checkedInVain() {
        checks++;
    }

    /** It serves: the next time it falls out of service it is checked soon again. */
    synchronized void serves() {
        checks = 0;
    }

    /** A renewal in the background begins; another is tried no sooner than half a minute later, longer each time. */
    synchronized void renewing(Instant now) {
        renewAgainAt = now.plus(RENEW_AGAIN.multipliedBy(1L << Math.min(MAX_DOUBLINGS, renewals)));
        renewals++;
    }

    synchronized void renewed(Instant now) {
        renewedAt = now;
        renewals = 0;
    }

    synchronized Instant renewedAt() {
        return renewedAt;
    }

    synchronized Instant renewAgainAt() {
        return renewAgainAt;
    }
}
