package org.kirogate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private final transient SiteSettings settings;
    private final transient IpBlocklist blocklist;
    private final transient Dialect openai;
    private final transient Dialect anthropic;

    /** A filter that says no in the caller's dialect on {@code /v1}. */
    public SiteFilter(SiteSettings settings, IpBlocklist blocklist, Dialect openai, Dialect anthropic) {
        this.settings = settings;
        this.blocklist = blocklist;
        this.openai = openai;
        this.anthropic = anthropic;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (blocklist.blocks(request.getRemoteAddr())) {
            refuse(request, response, path, new GatewayException(Fault.FORBIDDEN, "This address is blocked.").noRetry());
        } else if (settings.current().maintenance() && (api(path) || path.startsWith("/user/"))) {
            refuse(request, response, path, new GatewayException(
                    Fault.UNAVAILABLE, "The gateway is under maintenance. Try again later."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, String path, GatewayException failure) {
        if (api(path)) {
            boolean messages = path.contains("/messages") || request.getHeader("anthropic-version") != null;
            Dialect dialect = messages ? anthropic : openai;
            Answers.name(request, response, dialect);
            Answers.refuse(request, response, dialect, failure);
            return;
        }
        String text = "{\"error\":\"" + failure.getMessage() + "\",\"detail\":\"" + failure.getMessage() + "\"}";
        Answers.json(response, failure.fault().status(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean api(String path) {
        return path.startsWith("/v1/") || path.equals("/v1") || path.startsWith("/chat/") || path.startsWith("/messages")
                || path.startsWith("/models");
    }
}
