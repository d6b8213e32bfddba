package org.kirogate.alert;

import java.time.Duration;
import java.util.Locale;

/** What alerts are about. */
public enum AlertKind {
    /** An account signed the gateway out or was suspended. */
    TOKEN_LOST(Severity.WARNING, Duration.ZERO),
    /** Fewer public tokens can serve than should. */
    POOL_LOW(Severity.CRITICAL, Duration.ZERO),
    /** Too many requests fail. */
    ERROR_RATE(Severity.CRITICAL, Duration.ZERO),
    /** A key has used most of what a limit allows. */
    KEY_NEAR_LIMIT(Severity.WARNING, Duration.ofHours(1)),
    /** Usage records do not reach the database, or the journal can't be written. */
    JOURNAL_LAG(Severity.CRITICAL, Duration.ZERO),
    /** A row of the audit record was changed, removed or put in between. */
    AUDIT_CHAIN_BROKEN(Severity.CRITICAL, Duration.ZERO),
    /** Somebody tried so many passwords that they have to wait. */
    SIGN_IN_LOCKOUT(Severity.WARNING, Duration.ofMinutes(15)),
    /** Asked for by an administrator to see whether alerts arrive. */
    TEST(Severity.INFO, Duration.ZERO);

    /** How soon somebody should look. */
    public enum Severity {
        CRITICAL,
        WARNING,
        INFO,
        /** It is over. */
        RESOLVED;

        /** As sent. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Severity severity;
    private final Duration quiet;

    AlertKind(Severity severity, Duration quiet) {
        this.severity = severity;
        this.quiet = quiet;
    }

    /** How bad it is while it lasts. */
    public Severity severity() {
        return severity;
    }

    /** As sent. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** After how long without a repeat it is over by itself, since nothing tells its end; zero = its end is told. */
    Duration quiet() {
        return quiet;
    }
}
