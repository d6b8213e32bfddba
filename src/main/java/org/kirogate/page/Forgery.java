package org.kirogate.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.kirogate.account.Sessions;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Tells a session's own changing calls from those another site makes with its cookie. Thread-safe. */
public final class Forgery {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Forgery() {}

    /** Whether a call changes nothing by its method. */
    public static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    /**
     * Refuses a changing call that does not prove that it comes from our own pages or program.
     *
     * @param cookie the session's cookie
     * @param token  what the call sends as the session's token, empty = none
     * @throws GatewayException FORBIDDEN
     */
    public static void check(HttpServletRequest request, Sessions sessions, String cookie, String token) {
        if (reads(request)) {
            return;
        }
        checkOrigin(request);
        if (token.isEmpty() || !sessions.csrfMatches(cookie, token)) {
            throw new GatewayException(
                    Fault.FORBIDDEN,
                    "The CSRF token is missing or wrong: send the one of this session as X-CSRF-Token.");
        }
    }

    /**
     * Refuses a changing call that a browser says comes from another site.
     *
     * @throws GatewayException FORBIDDEN
     */
    public static void checkOrigin(HttpServletRequest request) {
        String origin = request.getHeader("origin");
        if (origin != null && !sameHost(origin, request.getHeader("host"))) {
            throw new GatewayException(Fault.FORBIDDEN, "The call comes from another site.");
        }
    }

    private static boolean sameHost(String origin, String host) {
        try {
            String authority = new URI(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false; // no site of ours has such an address
        }
    }
}
