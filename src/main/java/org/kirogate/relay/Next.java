package org.kirogate.relay;

import java.util.Optional;
import org.kirogate.upstream.UpstreamCall.Repair;

/** What follows a failed call. */
enum Next {
    /** The same token after a pause. */
    BACK_OFF,
    /** Another token after a pause; one that failed so before only while no other is free. */
    ELSEWHERE,
    /** The same token with another bearer. */
    REFRESH,
    /** The same token without earlier reasoning. */
    DROP_REASONING(Repair.DROP_REASONING),
    /** The same token with simpler tool schemas. */
    STRICT_SCHEMAS(Repair.STRICT_SCHEMAS),
    /** The same token, its profile looked up again. */
    RESOLVE_PROFILE(Repair.RESOLVE_PROFILE),
    /** Another token at once, never this one again for the request. */
    OTHER_TOKEN,
    /** Nothing: the caller is told. */
    GIVE_UP;

    private final Repair repair;

    Next() {
        this(null);
    }

    Next(Repair repair) {
        this.repair = repair;
    }

    /** What to change in the request. */
    Optional<Repair> repair() {
        return Optional.ofNullable(repair);
    }
}
