package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.account.Users;
import org.kirogate.audit.Actor;
import org.kirogate.page.Forgery;
import org.kirogate.page.SessionCookie;
import org.kirogate.secret.Digests;

/**
 * Who may decide on a super key that somebody else made: whoever may use the console, and a user with the role admin
 * who is signed in at the user centre. Everybody who knows the console's password or its token for programs is one person
 * here, {@code admin}: only users tell administrators apart. Thread-safe.
 */
public final class Approver {
    private final AdminGuard guard;
    private final Sessions sessions;
    private final Users users;

    /** Approvers among these. */
    public Approver(AdminGuard guard, Sessions sessions, Users users) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.users = Objects.requireNonNull(users, "users");
    }

    /**
     * Lets a call pass and says who calls. Where both are signed in, the CSRF token says who it is.
     *
     * @throws org.kirogate.fault.GatewayException UNAUTHENTICATED without a session or bearer; FORBIDDEN without the
     *     session's CSRF token
     */
    Actor require(HttpServletRequest request) {
        String cookie = SessionCookie.USER.read(request);
        Optional<Session> person = sessions.find(cookie)
                .filter(session -> !session.admin() && users.admin(session.userId()));
        String header = request.getHeader("x-csrf-token");
        String token = header == null ? "" : header;
        if (person.isPresent() && request.getHeader("authorization") == null
                && (guard.session(request).isEmpty() || Digests.same(sessions.csrf(cookie), token))) {
            Forgery.check(request, sessions, cookie, token);
            return Actor.user(person.get().userId(), request.getRemoteAddr());
        }
        guard.requireApi(request);
        return AdminGuard.actor(request);
    }
}
