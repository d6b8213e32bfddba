package org.kirogate.access.limit;

/** Amounts that grow. Not thread-safe: its owner holds a lock. */
final class Sum {
    private long requests;
    private long tokens;
    private double credits;

    long requests() {
        return requests;
    }

    long tokens() {
        return tokens;
    }

    double credits() {
        return credits;
    }

    boolean isNothing() {
        return requests == 0 && tokens == 0 && credits == 0;
    }

    void add(long moreRequests, long moreTokens, double moreCredits) {
        requests += moreRequests;
        tokens += moreTokens;
        credits += moreCredits;
    }

    void add(Sum other) {
        add(other.requests, other.tokens, other.credits);
    }

    void set(long newRequests, long newTokens, double newCredits) {
        requests = newRequests;
        tokens = newTokens;
        credits = newCredits;
    }

    void clear() {
        set(0, 0, 0);
    }
}
