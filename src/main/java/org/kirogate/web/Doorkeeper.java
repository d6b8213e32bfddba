package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.kirogate.access.Admission;
import org.kirogate.access.Authenticator;
import org.kirogate.access.Caller;
import org.kirogate.access.Permit;

/** Who calls, and whether they may call now. Memory only. Thread-safe. */
public final class Doorkeeper {
    private final Authenticator authenticator;
    private final Admission admission;

    /** A door with this list of keys and these limits. */
    public Doorkeeper(Authenticator authenticator, Admission admission) {
        this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
        this.admission = Objects.requireNonNull(admission, "admission");
    }

    /** The caller, by the key presented; the gateway's 401 or 403 otherwise. */
    Caller authenticate(HttpServletRequest request) {
        return authenticator.authenticate(PresentedKey.of(request));
    }

    /** Leave to go on, to be closed at the end; the gateway's 429 otherwise. */
    Permit admit(Caller caller) {
        return admission.admit(caller);
    }
}
