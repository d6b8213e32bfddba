package org.kirogate.page;

import java.time.InstantSource;
import java.util.Objects;
import org.kirogate.audit.AuditLog;

/** What acts of all kinds leave in the record. Thread-safe. */
public record Trails(KeyTrail keys, TokenTrail tokens, UserTrail users, SignInTrail signIns) {
    public Trails {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(signIns, "signIns");
    }

    /** The trails in a record. */
    public static Trails in(AuditLog audit, InstantSource clock) {
        return new Trails(
                new KeyTrail(audit), new TokenTrail(audit), new UserTrail(audit), new SignInTrail(audit, clock));
    }
}
