package org.kirogate.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Static files are kept for a year when their address carries the build's stamp, else asked for each time. */
public final class StaticHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean stamped = request.getQueryString() != null && request.getQueryString().startsWith("v=");
        response.setHeader("cache-control", stamped ? "public, max-age=31536000, immutable" : "no-cache");
        chain.doFilter(request, response);
    }
}
