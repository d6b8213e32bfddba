package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.account.AdminPassword;
import org.kirogate.account.Session;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.SignInTrail;

/** {@code /admin/password}: changes the administrator's password and ends their other sessions. Thread-safe. */
public final class PasswordPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient AdminPassword password;
    private final transient SignInTrail trail;

    /**
     * What the page shows.
     *
     * @param error   what was wrong with the last attempt, or empty
     * @param changed whether it was changed a moment ago
     */
    public record View(String error, boolean changed) {
        public View {
            Objects.requireNonNull(error, "error");
        }
    }

    /** The page of this console. */
    public PasswordPage(Console console, AdminPassword password, SignInTrail trail) {
        super(console);
        this.password = password;
        this.trail = trail;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "admin/password", new View("", request.getParameter("changed") != null));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String keep = console().guard().session(request).map(Session::digest).orElse("");
        try {
            password.change(given(request, "current"), given(request, "password"), keep, request.getRemoteAddr(),
                    trail.passwordChanged(AdminGuard.actor(request)));
        } catch (GatewayException e) {
            response.setStatus(e.fault().status());
            show(request, response, "admin/password", new View(console().pages().told(request, e), false));
            return;
        }
        response.sendRedirect(request.getContextPath() + "/admin/password?changed");
    }
}
