package org.kirogate.token;

/** What is done for a token beside the requests; what can wait least comes first. */
enum Chore {
    /** A fresh bearer, before the present one ends. */
    RENEW,
    /** Whether its account is in order. */
    CHECK,
    /** Note that it was in order when it served a while ago: no node need ask. */
    VOUCH,
    /** What its account may still use. */
    QUOTA,
    /** Which models its account has. */
    MODELS
}
