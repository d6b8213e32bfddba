package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.account.NewUser;
import org.kirogate.account.Sessions;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.SessionCookie;
import org.kirogate.page.Visit;

/**
 * {@code /register}: a new account. Open registration signs in at once; where an administrator has to approve, the page
 * says so before and after. Thread-safe.
 */
public final class RegisterPage extends DoorPage {
    private static final long serialVersionUID = 1L;

    private final transient Registration registration;
    private final transient Sessions sessions;

    /**
     * What the page shows.
     *
     * @param mode   {@code open}, {@code approval}, {@code closed} or {@code self_use}
     * @param sent   whether an application was sent a moment ago
     * @param name   as it was typed
     * @param email  as it was typed
     * @param errors what is wrong with which field, in their order on the page
     */
    public record View(String mode, boolean sent, String name, String email, Map<String, String> errors) {
        public View {
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        }

        /** Whether somebody may register now. */
        public boolean possible() {
            return mode.equals("open") || mode.equals("approval");
        }

        /** The first field that is wrong, else empty. */
        public String first() {
            return errors.isEmpty() ? "" : errors.keySet().iterator().next();
        }
    }

    /** The page before this user centre. */
    public RegisterPage(Centre centre, Registration registration, Sessions sessions) {
        super(centre);
        this.registration = registration;
        this.sessions = sessions;
    }

    @Override
    protected Optional<String> elsewhere(HttpServletRequest request) {
        return centre().guard().session(request).isPresent() ? Optional.of("/user") : Optional.empty();
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, request.getParameter("sent") != null, Map.of());
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String name = given(request, "name");
        String email = given(request, "email");
        String password = given(request, "password");
        if (registration.outcome() == Registration.Outcome.CLOSED
                || registration.outcome() == Registration.Outcome.SELF_USE) {
            response.setStatus(Fault.FORBIDDEN.status());
            show(request, response, false, Map.of());
            return;
        }
        List<String> faulty = NewUser.faulty(name, email, password);
        if (!faulty.isEmpty()) {
            refuse(request, response, Fault.INVALID_REQUEST, faulty);
            return;
        }
        User user;
        try {
            user = registration.register(name, email, password, request.getRemoteAddr());
        } catch (GatewayException e) {
            if (e.fault() != Fault.CONFLICT) {
                throw e;
            }
            refuse(request, response, e.fault(), List.of(e.param()));
            return;
        }
        welcome(request, response, user);
    }

    private void welcome(HttpServletRequest request, HttpServletResponse response, User user) throws IOException {
        if (user.state() != UserState.ACTIVE) {
            response.sendRedirect(request.getContextPath() + "/register?sent");
            return;
        }
        Visit visit = Visit.of(request);
        SessionCookie.USER.set(request, response, sessions.open(user.id(), visit.network(), visit.client(),
                centre().trails().signIns().began(request.getRemoteAddr())).cookie());
        goTo(request, response, "/user", Flash.of("flash.account.registered", user.name()));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Fault fault, List<String> fields)
            throws ServletException, IOException {
        Map<String, String> errors = new LinkedHashMap<>();
        fields.forEach(field -> errors.put(field, wrong(request, fault, field)));
        response.setStatus(fault.status());
        show(request, response, false, errors);
    }

    private String wrong(HttpServletRequest request, Fault fault, String field) {
        boolean taken = fault == Fault.CONFLICT;
        return switch (field) {
            case "name" -> pages().word(request, taken ? "register.name.taken" : "register.name.rule");
            case "email" -> pages().word(request, taken ? "register.email.taken" : "register.email.rule");
            default -> pages().word(request, "register.password.rule");
        };
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, boolean sent, Map<String, String> errors)
            throws ServletException, IOException {
        show(request, response, "register", new View(
                registration.outcome().name().toLowerCase(Locale.ROOT), sent, given(request, "name"),
                given(request, "email"), errors));
    }
}
