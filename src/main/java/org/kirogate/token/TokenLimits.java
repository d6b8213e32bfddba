package org.kirogate.token;

/**
 * The limits of a token that has none of its own.
 *
 * @param maxConcurrency    requests at a time, 0 = no limit
 * @param requestsPerMinute 0 = no limit
 */
record TokenLimits(int maxConcurrency, int requestsPerMinute) {}
