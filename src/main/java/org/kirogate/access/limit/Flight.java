package org.kirogate.access.limit;

/**
 * What is under way for a key or a user, on one node or on some.
 *
 * @param inFlight       requests
 * @param tokens         reserved for them
 * @param credits        reserved for them
 * @param minuteRequests requests of the last 60 seconds
 * @param minuteTokens   model tokens of the last 60 seconds
 */
record Flight(int inFlight, long tokens, double credits, int minuteRequests, long minuteTokens) {
    static final Flight NONE = new Flight(0, 0, 0, 0, 0);
}
