package org.kirogate.simulator.account;

/** What can be wrong with an account. */
public enum Trouble {
    /** Locked: every call but a refresh is refused. */
    SUSPENDED,
    /** No credits left. */
    QUOTA_OUT,
    /** Refused with "not authorized". */
    NOT_AUTHORIZED,
    /** The OIDC client registration is too old to refresh. */
    CLIENT_EXPIRED,
    /** The refresh token is revoked. */
    GRANT_REVOKED,
    /** Refreshes are throttled. */
    REFRESH_THROTTLED,
    /** Refreshes meet the edge's block page. */
    REFRESH_BLOCKED
}
