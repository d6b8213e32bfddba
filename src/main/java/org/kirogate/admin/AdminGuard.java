package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.account.AdminPassword;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.audit.Actor;
import org.kirogate.config.GatewayConfig;
import org.kirogate.config.Network;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Forgery;
import org.kirogate.page.SessionCookie;
import org.kirogate.secret.Digests;

/** Who may use the console and its interface: the administrator's session, or the bearer for programs. Thread-safe. */
public final class AdminGuard {
    /** What a call without session is told. */
    static final String UNAUTHORIZED = "未授权";

    private static final String SCHEME = "bearer ";

    private final Sessions sessions;
    private final AdminPassword password;
    private final String apiToken;

    /** A guard that lets {@code config.apiToken()} in, unless it is empty. */
    public AdminGuard(Sessions sessions, AdminPassword password, GatewayConfig.Admin config) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.password = Objects.requireNonNull(password, "password");
        this.apiToken = config.apiToken();
    }

    /** Who acts when a call passed, for the record. */
    static Actor actor(HttpServletRequest request) {
        return Actor.administrator(request.getRemoteAddr());
    }

    /** The administrator's session of a request. */
    Optional<Session> session(HttpServletRequest request) {
        return sessions.find(SessionCookie.ADMIN.read(request)).filter(Session::admin);
    }

    /** The token that forms of this session send. */
    String csrf(HttpServletRequest request) {
        return sessions.csrf(SessionCookie.ADMIN.read(request));
    }

    /**
     * Lets a call of the JSON interface pass.
     *
     * @throws GatewayException UNAUTHENTICATED without session or bearer; FORBIDDEN without the session's CSRF token, or while
     *     the well-known password is in force and the client is not on this machine
     */
    void requireApi(HttpServletRequest request) {
        if (bearer(request)) {
            return;
        }
        if (session(request).isEmpty()) {
            throw new GatewayException(Fault.UNAUTHENTICATED, UNAUTHORIZED);
        }
        String token = request.getHeader("x-csrf-token");
        Forgery.check(request, sessions, SessionCookie.ADMIN.read(request), token == null ? "" : token);
        if (mustChangeFirst(request)) {
            throw new GatewayException(
                    Fault.FORBIDDEN, "The first password is still in force: change it with POST /admin/api/password.");
        }
    }

    /**
     * Lets a form of the console pass.
     *
     * @throws GatewayException FORBIDDEN without the session's CSRF token
     */
    void requireForm(HttpServletRequest request) {
        String token = request.getParameter("csrf_token");
        Forgery.check(request, sessions, SessionCookie.ADMIN.read(request), token == null ? "" : token);
    }

    /** Whether the well-known password is in force and the client comes from elsewhere: then only changing it is allowed. */
    boolean mustChangeFirst(HttpServletRequest request) {
        return password.mustChange() && !loopback(request.getRemoteAddr());
    }

    /** Whether the well-known password is in force. */
    boolean defaultPassword() {
        return password.mustChange();
    }

    private boolean bearer(HttpServletRequest request) {
        String header = request.getHeader("authorization");
        return !apiToken.isEmpty()
                && header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && Digests.same(apiToken, header.substring(SCHEME.length()).strip());
    }

    private static boolean loopback(String address) {
        return Network.address(address).map(AdminGuard::isLoopback).orElse(false);
    }

    private static boolean isLoopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // an address of an impossible length is not this machine's
        }
    }
}
