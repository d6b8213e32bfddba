package org.kirogate.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** {@code POST /preferences}: remembers language, theme and rows of a page for a year and goes back. Thread-safe. */
public final class PreferencesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    private static final Set<String> LANGUAGES = Set.of("en", "zh");
    private static final Set<String> THEMES = Set.of("light", "dark", "system");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String language = request.getParameter("lang");
        String theme = request.getParameter("theme");
        if (language != null && LANGUAGES.contains(language)) {
            remember(request, response, Preferences.LANGUAGE, language);
        }
        if (theme != null && THEMES.contains(theme)) {
            remember(request, response, Preferences.THEME, theme);
        }
        String rows = request.getParameter("rows");
        if (rows != null && ListAddress.SIZES.stream().anyMatch(size -> size.toString().equals(rows))) {
            remember(request, response, ListAddress.SIZE_COOKIE, rows);
        }
        response.sendRedirect(request.getContextPath() + LocalPath.of(request.getParameter("back"), "/"));
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
