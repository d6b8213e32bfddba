package org.kirogate.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** A cookie that holds a session: for this application alone, out of scripts' reach, never sent from other sites. */
public enum SessionCookie {
    /** The administrator's. */
    ADMIN("kg_admin"),
    /** A user's. */
    USER("kg_user");

    private final String cookieName;

    SessionCookie(String cookieName) {
        this.cookieName = cookieName;
    }

    /** Its value, or empty text. */
    public String read(HttpServletRequest request) {
        return Preferences.cookie(request, cookieName);
    }

    /** Hands it to the browser until that is closed. */
    public void set(HttpServletRequest request, HttpServletResponse response, String value) {
        response.addCookie(cookie(request, value, -1));
    }

    /** Hands it to the browser for a time, also after that is closed. */
    public void keep(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        response.addCookie(cookie(request, value, Math.toIntExact(life.toSeconds())));
    }

    /** Takes it away. */
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "", 0));
    }

    private Cookie cookie(HttpServletRequest request, String value, int maxAgeSeconds) {
        Cookie cookie = new Cookie(cookieName, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(maxAgeSeconds);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
