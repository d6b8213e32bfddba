package org.kirogate.access;

/**
 * What a batch of requests adds to a key's counters.
 *
 * @param inputTokens  model tokens read
 * @param outputTokens model tokens written
 * @param credits      upstream credits
 * @param lastUsed     epoch ms of the last of them
 */
public record KeyDelta(
        long keyId,
        long requests,
        long successes,
        long failures,
        long inputTokens,
        long outputTokens,
        double credits,
        long lastUsed) {}
