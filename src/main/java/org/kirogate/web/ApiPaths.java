package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests are the public API's, by the servlet that the container found for them: the operations, and unknown
 * paths that a program asks for. Thread-safe.
 */
public final class ApiPaths {
    /** The name of the servlet that takes all unknown paths. */
    public static final String UNKNOWN = "unknown-path";

    /** The console and the users' pages speak for themselves, below their unknown paths too. */
    private static final List<String> SITES = List.of("/admin", "/user");

    private final Set<String> servlets;
    private final String operations;

    /** The paths of these operations. */
    public ApiPaths(List<ApiRoute> routes) {
        this.servlets = routes.stream().map(ApiRoute::name).collect(Collectors.toUnmodifiableSet());
        this.operations = routes.stream().map(ApiRoute::shown).collect(Collectors.joining(", "));
    }

    /** Whether the request is answered as an API's. */
    boolean cover(HttpServletRequest request) {
        String servlet = request.getHttpServletMapping().getServletName();
        return servlets.contains(servlet) || servlet.equals(UNKNOWN) && wanted(request);
    }

    /** Whether Anthropic's clients ask: by their header, or by the operation. */
    static boolean anthropic(HttpServletRequest request) {
        return request.getHeader("anthropic-version") != null || path(request).contains("/messages");
    }

    /** The proper paths of all operations, for people. */
    String operations() {
        return operations;
    }

    /** An unknown path is the API's below {@code /v1}, and outside the sites when no browser asks for a page. */
    private static boolean wanted(HttpServletRequest request) {
        String path = path(request);
        if (below(path, "/v1")) {
            return true;
        }
        String accept = request.getHeader("accept");
        return SITES.stream().noneMatch(site -> below(path, site)) && (accept == null || !accept.contains("text/html"));
    }

    private static boolean below(String path, String top) {
        return path.startsWith(top) && (path.length() == top.length() || path.charAt(top.length()) == '/');
    }

    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
