package org.kirogate.page;

import jakarta.servlet.http.HttpServletRequest;

/** The address users reach the gateway at. Thread-safe. */
public final class BaseUrl {
    private final String configured;

    /** {@code configured} without a slash at its end, empty = as each request says. */
    public BaseUrl(String configured) {
        this.configured = configured;
    }

    /** The address, context path included, without a slash at its end. */
    public String of(HttpServletRequest request) {
        if (!configured.isEmpty()) {
            return configured;
        }
        String host = request.getHeader("host");
        return request.getScheme() + "://" + (host == null ? "localhost" : host) + request.getContextPath();
    }
}
