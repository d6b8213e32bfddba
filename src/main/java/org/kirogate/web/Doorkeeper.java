package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.access.Admission;
import org.kirogate.access.Authenticator;
import org.kirogate.access.Caller;
import org.kirogate.access.limit.ClientFamily;
import org.kirogate.access.limit.Permit;
import org.kirogate.access.limit.Visit;
import org.kirogate.chat.ChatRequest;
import org.kirogate.dialect.Dialect;

/** Who calls, and whether they may call now. Memory only. Thread-safe. */
public final class Doorkeeper {
    private static final String CALLER = "org.kirogate.caller";

    private final Authenticator authenticator;
    private final Admission admission;
    private final InstantSource clock;

    /** A door with this list of keys and these limits. */
    public Doorkeeper(Authenticator authenticator, Admission admission, InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
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

    /**
     * Leave to go on, to be settled at the end; the gateway's 403 or 429 otherwise. The answer's headers tell of the
     * limits in any case.
     */
    Permit admit(Caller caller, HttpServletRequest request, HttpServletResponse response, Dialect dialect) {
        try {
            return admission.admit(caller, visit(request));
        } finally {
            tellLimits(caller, response, dialect);
        }
    }

    /**
     * Reserves what a request may use; the gateway's 403 or 429 when its model is not allowed or it does not fit.
     *
     * @param input model tokens of the request, an estimate
     * @return the request, its answer bounded by what is left
     */
    ChatRequest reserve(Permit permit, ChatRequest chat, long input) {
        int most = permit.reserve(chat.model(), input, chat.maxTokens());
        return most > 0 && (chat.maxTokens() == 0 || most < chat.maxTokens()) ? chat.withMaxTokens(most) : chat;
    }

    /** Has the answer's headers tell how the caller stands now. */
    void tellLimits(Caller caller, HttpServletResponse response, Dialect dialect) {
        RateHeaders.tell(response, dialect, admission.standing(caller), clock.instant());
    }

    /** The gateway's 403 when the caller may not call from there or with that program. */
    void checkVisit(Caller caller, HttpServletRequest request) {
        admission.checkVisit(caller, visit(request));
    }

    /** Whether the caller may ask for a model. */
    boolean mayUse(Caller caller, String model) {
        return admission.mayUse(caller, model);
    }

    private static Visit visit(HttpServletRequest request) {
        return new Visit(request.getRemoteAddr(), ClientFamily.of(request.getHeader("user-agent")));
    }
}
