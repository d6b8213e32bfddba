package org.kirogate.token;

import java.util.Locale;

/** Why a token was no candidate for a request. */
public enum SkipReason {
    /** It failed for this request already. */
    TRIED,
    /** Its account does not list the model. */
    MODEL,
    /** It is exhausted, invalid, suspended or disabled. */
    STATE,
    /** It rests until a time. */
    COOLING,
    /** It rests for this model until a time. */
    MODEL_COOLING,
    /** It has rested, and one request is finding out whether it works again. */
    PROBING,
    /** It serves as many requests as it may at a time. */
    FULL,
    /** It was given as many requests as it may be in a minute. */
    PACE,
    /** Super keys have used the part of its quota that its owner shares. */
    SHARE,
    /** What is left of its quota is its owner's reserve. */
    RESERVE,
    /** Its owner does not share it at this time of day. */
    HOURS,
    /** Its owner does not share it for this model. */
    MODEL_NOT_SHARED;

    /** As shown in a receipt, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
