package org.kirogate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.kirogate.dialect.Dialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.site.IpBlocklist;
import org.kirogate.site.SiteSettings;

/**
 * Turns away blocked addresses everywhere, and during maintenance everybody but the console, whose sign-in goes on.
 * Memory only. Thread-safe.
 */
public final class SiteFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Closed during maintenance beside the API and what lies below the user centre; signing in goes on. */
    private static final Set<String> CLOSED = Set.of("/user", "/register");

    private final transient SiteSettings settings;
    private final transient IpBlocklist blocklist;
    private final transient ApiPaths paths;
    private final transient Dialect openai;
    private final transient Dialect anthropic;
    private final transient PageRefusal page;

    /** A filter that says no in the caller's dialect where the request is for the public API, to browsers in a page. */
    public SiteFilter(
            SiteSettings settings, IpBlocklist blocklist, ApiPaths paths, Dialect openai, Dialect anthropic,
            PageRefusal page) {
        this.settings = settings;
        this.blocklist = blocklist;
        this.paths = paths;
        this.openai = openai;
        this.anthropic = anthropic;
        this.page = page;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        // The page that says no needs its sheets and scripts, which are no secret.
        if (blocklist.blocks(request.getRemoteAddr()) && !path.startsWith("/static/")) {
            refuse(request, response, new GatewayException(Fault.FORBIDDEN, "This address is blocked.").noRetry(),
                    "blocked");
        } else if (settings.current().maintenance() && closed(request, path)) {
            refuse(request, response, new GatewayException(
                    Fault.UNAVAILABLE, "The gateway is under maintenance. Try again later."), "maintenance");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean closed(HttpServletRequest request, String path) {
        return paths.cover(request) || CLOSED.contains(path) || path.startsWith("/user/");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, GatewayException failure, String why)
            throws IOException, ServletException {
        if (paths.cover(request)) {
            Dialect dialect = ApiPaths.anthropic(request) ? anthropic : openai;
            Answers.name(request, response, dialect);
            Answers.refuse(request, response, dialect, failure);
            return;
        }
        if (browser(request)) {
            page.show(request, response, failure.about(why));
            return;
        }
        String text = "{\"error\":\"" + failure.getMessage() + "\",\"detail\":\"" + failure.getMessage() + "\"}";
        Answers.json(response, failure.fault().status(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a page is asked for: programs and scripts ask for JSON, or for anything. */
    private static boolean browser(HttpServletRequest request) {
        String accept = request.getHeader("accept");
        return accept != null && accept.contains("text/html");
    }

    /** As the container understood it, however it was written. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
