package org.kirogate.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What every page tells the browser: run nothing inline, load nothing foreign, be framed by nobody, keep nothing. */
public final class PageHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        set(response);
        request.setCharacterEncoding("UTF-8");
        chain.doFilter(request, response);
    }

    static void set(HttpServletResponse response) {
        response.setHeader("content-security-policy", POLICY);
        response.setHeader("referrer-policy", "same-origin");
        response.setHeader("x-frame-options", "DENY");
        response.setHeader("cache-control", "no-store");
    }
}
