package org.kirogate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets pages of any origin call {@code /v1}: callers prove themselves by a key they send, never by a cookie, so an origin
 * says nothing. Only on paths of the public API. Thread-safe.
 */
public final class CorsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ALLOWED = "authorization, x-api-key, content-type, anthropic-version, anthropic-beta, "
            + "anthropic-dangerous-direct-browser-access, openai-organization, openai-project, openai-beta, "
            + "x-stainless-lang, x-stainless-package-version, x-stainless-os, x-stainless-arch, x-stainless-runtime, "
            + "x-stainless-runtime-version, x-stainless-retry-count, x-stainless-timeout, x-stainless-helper-method";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("origin") == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("access-control-allow-origin", "*");
        response.setHeader(
                "access-control-expose-headers",
                "request-id, x-request-id, retry-after, x-should-retry, x-kirogate-model, x-kirogate-repairs");
        if (!request.getMethod().equals("OPTIONS") || request.getHeader("access-control-request-method") == null) {
            chain.doFilter(request, response);
            return;
        }
        String asked = request.getHeader("access-control-request-headers");
        response.setHeader("access-control-allow-methods", "GET, POST, OPTIONS");
        response.setHeader("access-control-allow-headers", asked == null ? ALLOWED : asked);
        response.setHeader("access-control-max-age", "86400");
        response.setHeader("vary", "access-control-request-headers");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
