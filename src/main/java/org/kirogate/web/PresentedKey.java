package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The key a caller presents: {@code x-api-key} when it is there, else {@code Authorization: Bearer}. With both, the first
 * decides: a program sets it on purpose, while an Authorization header may come from its surroundings.
 */
final class PresentedKey {
    private static final String SCHEME = "bearer ";

    private PresentedKey() {}

    /** The key, or empty text when none is presented. */
    static String of(HttpServletRequest request) {
        String key = request.getHeader("x-api-key");
        if (key != null && !key.isBlank()) {
            return key.strip();
        }
        String authorization = request.getHeader("authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return "";
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
