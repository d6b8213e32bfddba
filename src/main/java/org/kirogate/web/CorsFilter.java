package org.kirogate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Lets pages of other origins call the public API and nothing else. Callers prove themselves by a key that they send,
 * never by a cookie, so no answer allows credentials. Preflights end here, before anybody asks for a key (WHATWG Fetch,
 * section 3.3, CORS protocol). Thread-safe.
 */
public final class CorsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ANY = "*";
    private static final String ALLOWED = "authorization, x-api-key, content-type, anthropic-version, anthropic-beta, "
            + "anthropic-dangerous-direct-browser-access, openai-organization, openai-project, openai-beta, "
            + "x-stainless-lang, x-stainless-package-version, x-stainless-os, x-stainless-arch, x-stainless-runtime, "
            + "x-stainless-runtime-version, x-stainless-retry-count, x-stainless-timeout, x-stainless-helper-method";
    private static final String EXPOSED = "request-id, x-request-id, retry-after, x-should-retry, x-kirogate-model, "
            + "x-kirogate-repairs, x-kirogate-count, x-kirogate-attempts, x-kirogate-receipt, "
            + "x-ratelimit-limit-requests, x-ratelimit-remaining-requests, x-ratelimit-reset-requests, "
            + "x-ratelimit-limit-tokens, x-ratelimit-remaining-tokens, x-ratelimit-reset-tokens, "
            + "anthropic-ratelimit-requests-limit, anthropic-ratelimit-requests-remaining, "
            + "anthropic-ratelimit-requests-reset, anthropic-ratelimit-tokens-limit, "
            + "anthropic-ratelimit-tokens-remaining, anthropic-ratelimit-tokens-reset";

    private final transient ApiPaths paths;
    private final transient List<String> origins;

    /** Allows these origins, {@code *} being every one; an empty list allows none. */
    public CorsFilter(ApiPaths paths, List<String> origins) {
        this.paths = paths;
        this.origins = List.copyOf(origins);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (origins.isEmpty() || !paths.cover(request)) {
            chain.doFilter(request, response);
            return;
        }
        boolean any = origins.contains(ANY);
        if (!any) {
            response.addHeader("vary", "origin"); // also without one: what a cache keeps may not be shown to a page
        }
        String origin = request.getHeader("origin");
        if (origin == null || !any && !origins.contains(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("access-control-allow-origin", any ? ANY : origin);
        response.setHeader("access-control-expose-headers", EXPOSED);
        if (request.getMethod().equals("OPTIONS") && request.getHeader("access-control-request-method") != null) {
            preflight(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Allows the headers that are asked for by their names: a star would not include {@code authorization}. */
    private static void preflight(HttpServletRequest request, HttpServletResponse response) {
        String asked = request.getHeader("access-control-request-headers");
        response.setHeader("access-control-allow-methods", "GET, HEAD, POST, OPTIONS");
        response.setHeader("access-control-allow-headers", asked == null ? ALLOWED : asked);
        response.setHeader("access-control-max-age", "86400");
        response.addHeader("vary", "access-control-request-headers");
        if ("true".equals(request.getHeader("access-control-request-private-network"))) {
            // A page of the internet that calls a gateway in the user's own network.
            response.setHeader("access-control-allow-private-network", "true");
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
