package org.kirogate.access;

/**
 * What a key was used for.
 *
 * @param inputTokens  model tokens read
 * @param outputTokens model tokens written
 * @param credits      upstream credits
 * @param lastUsed     epoch ms, 0 = never
 */
public record KeyCounters(
        long requests, long successes, long failures, long inputTokens, long outputTokens, double credits,
        long lastUsed) {

    /** Requests answered of those that were answered or failed, 0-1; 1 when there were none. */
    public double successRate() {
        long ended = successes + failures;
        return ended == 0 ? 1 : (double) successes / ended;
    }
}
