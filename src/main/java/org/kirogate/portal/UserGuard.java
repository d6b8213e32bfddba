package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
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
        String cookie = SessionCookie.USER.read(request);
        Session session = sessions.find(cookie)
                .filter(found -> !found.admin() && users.active(found.userId()))
                .orElseThrow(() -> new GatewayException(Fault.UNAUTHENTICATED, "未授权"));
        String token = request.getHeader("x-csrf-token");
        Forgery.check(request, sessions, cookie, token == null ? "" : token);
        return session;
    }
}
