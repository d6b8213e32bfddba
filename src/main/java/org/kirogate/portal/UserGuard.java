package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Forgery;
import org.kirogate.page.SessionCookie;

/** Which user a call comes from. Thread-safe. */
public final class UserGuard {
    private final Sessions sessions;
    private final Users users;

    /** A guard over these sessions. */
    public UserGuard(Sessions sessions, Users users) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.users = Objects.requireNonNull(users, "users");
    }

    /**
     * The session of a user in good standing.
     *
     * @throws GatewayException UNAUTHENTICATED without one, FORBIDDEN for a changing call without its CSRF token
     */
    Session require(HttpServletRequest request) {
        Session session = session(request).orElseThrow(() -> new GatewayException(Fault.UNAUTHENTICATED, "未授权"));
        check(request, request.getHeader("x-csrf-token"));
        return session;
    }

    /** The session of a user in good standing, for pages. */
    Optional<Session> session(HttpServletRequest request) {
        return sessions.find(SessionCookie.USER.read(request))
                .filter(found -> !found.admin() && users.active(found.userId()));
    }

    /** The token that forms of this session send. */
    String csrf(HttpServletRequest request) {
        return sessions.csrf(SessionCookie.USER.read(request));
    }

    /**
     * Lets a form pass.
     *
     * @throws GatewayException FORBIDDEN without the session's CSRF token
     */
    void requireForm(HttpServletRequest request) {
        check(request, request.getParameter("csrf_token"));
    }

    private void check(HttpServletRequest request, String token) {
        Forgery.check(request, sessions, SessionCookie.USER.read(request), token == null ? "" : token);
    }
}
