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
    private final transient ApiPaths paths;
    private final transient Dialect openai;
    private final transient Dialect anthropic;

    /** A filter that says no in the caller's dialect where the request is for the public API. */
    public SiteFilter(
            SiteSettings settings, IpBlocklist blocklist, ApiPaths paths, Dialect openai, Dialect anthropic) {
        this.settings = settings;
        this.blocklist = blocklist;
        this.paths = paths;
        this.openai = openai;
        this.anthropic = anthropic;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (blocklist.blocks(request.getRemoteAddr())) {
            refuse(request, response, new GatewayException(Fault.FORBIDDEN, "This address is blocked.").noRetry());
        } else if (settings.current().maintenance() && closed(request)) {
            refuse(request, response, new GatewayException(
                    Fault.UNAVAILABLE, "The gateway is under maintenance. Try again later."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean closed(HttpServletRequest request) {
        return paths.cover(request) || request.getServletPath().startsWith("/user/");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, GatewayException failure) {
        if (paths.cover(request)) {
            Dialect dialect = ApiPaths.anthropic(request) ? anthropic : openai;
            Answers.name(request, response, dialect);
            Answers.refuse(request, response, dialect, failure);
            return;
        }
        String text = "{\"error\":\"" + failure.getMessage() + "\",\"detail\":\"" + failure.getMessage() + "\"}";
        Answers.json(response, failure.fault().status(), text.getBytes(StandardCharsets.UTF_8));
    }
}
