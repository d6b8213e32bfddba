package org.kirogate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * First on every path: gives the request its id, works out who the client is, and sets the headers that every answer
 * carries. Thread-safe.
 */
public final class EdgeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Forwarding forwarding;

    /** A filter that believes forwarding headers as {@code forwarding} does. */
    public EdgeFilter(Forwarding forwarding) {
        this.forwarding = forwarding;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = "req_" + RequestIds.random(ThreadLocalRandom.current());
        RequestIds.set(request, id);
        response.setHeader("x-request-id", id);
        response.setHeader("x-content-type-options", "nosniff");
        chain.doFilter(forwarding.seen(request), response);
    }
}
