package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.access.Admission;
import org.kirogate.access.Authenticator;
import org.kirogate.access.Caller;
import org.kirogate.access.Permit;

/** Who calls, and whether they may call now. Memory only. Thread-safe. */
public final class Doorkeeper {
    private static final String CALLER = "org.kirogate.caller";

    private final Authenticator authenticator;
    private final Admission admission;

    /** A door with this list of keys and these limits. */
    public Doorkeeper(Authenticator authenticator, Admission admission) {
        this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
        this.admission = Objects.requireNonNull(admission, "admission");
    }

    /** The caller, by the key presented; the gateway's 401 or 403 otherwise. */
    Caller authenticate(HttpServletRequest request) {
        Caller caller = authenticator.authenticate(PresentedKey.of(request));
        request.setAttribute(CALLER, caller);
        return caller;
    }

    /** Who that was found to be, for the log; empty when nobody was. */
    static Optional<Caller> known(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /** Leave to go on, to be closed at the end; the gateway's 429 otherwise. */
    Permit admit(Caller caller) {
        return admission.admit(caller);
    }
}
