package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.account.AdminPassword;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Forgery;
import org.kirogate.page.Frame;
import org.kirogate.page.LocalPath;
import org.kirogate.page.SessionCookie;
import org.kirogate.page.SignInTrail;

/**
 * {@code /admin/login}: asks for the administrator's password; {@code POST /admin/logout} ends the session.
 * Thread-safe.
 */
public final class LoginPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FIRST_PAGE = "/admin";

    private final transient Console console;
    private final transient Sessions sessions;
    private final transient AdminPassword password;
    private final transient SignInTrail trail;

    /**
     * What the page shows.
     *
     * @param error what was wrong with the last attempt, or empty
     * @param next  where to go after signing in
     */
    public record View(String error, String next) {
        public View {
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(next, "next");
        }
    }

    /** The page of this console. */
    public LoginPage(Console console, Sessions sessions, AdminPassword password, SignInTrail trail) {
        this.console = console;
        this.sessions = sessions;
        this.password = password;
        this.trail = trail;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String next = LocalPath.of(request.getParameter("next"), FIRST_PAGE);
        if (console.guard().session(request).isPresent()) {
            response.sendRedirect(request.getContextPath() + next);
            return;
        }
        show(request, response, new View("", next));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getServletPath().endsWith("/logout")) {
            signOut(request, response);
            return;
        }
        String next = LocalPath.of(request.getParameter("next"), FIRST_PAGE);
        String given = request.getParameter("password");
        try {
            Forgery.checkOrigin(request);
            password.check(given == null ? "" : given, request.getRemoteAddr());
        } catch (GatewayException e) {
            response.setStatus(e.fault().status());
            show(request, response, new View(console.pages().told(request, e), next));
            return;
        }
        Session.Opened opened = sessions.openAdmin("", "", trail.began(request.getRemoteAddr()));
        SessionCookie.ADMIN.set(request, response, opened.cookie());
        response.sendRedirect(request.getContextPath() + next);
    }

    private void signOut(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (console.guard().session(request).isPresent()) {
            try {
                console.guard().requireForm(request);
                sessions.end(SessionCookie.ADMIN.read(request), trail.ended(AdminGuard.actor(request), 0));
                SessionCookie.ADMIN.clear(request, response);
            } catch (GatewayException e) {
                console.pages().refuse(request, response, e, console.visitor(request));
                return;
            }
        }
        response.sendRedirect(request.getContextPath() + "/admin/login");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, View view)
            throws ServletException, IOException {
        console.pages().show(request, response, "admin/login", view, Frame.Visitor.nobody(true));
    }
}
