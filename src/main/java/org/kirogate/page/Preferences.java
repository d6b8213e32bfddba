package org.kirogate.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** The reader's language and theme: what a cookie remembers, else what the browser asks for. Thread-safe. */
final class Preferences {
    static final String LANGUAGE = "kg_lang";
    static final String THEME = "kg_theme";

    private Preferences() {}

    static Frame.Reader of(HttpServletRequest request) {
        String language = cookie(request, LANGUAGE);
        String theme = cookie(request, THEME);
        return new Frame.Reader(
                language.equals("zh") || language.equals("en") ? language : preferred(request),
                theme.equals("light") || theme.equals("dark") ? theme : "");
    }

    /** The value of a cookie, or empty text. */
    static String cookie(HttpServletRequest request, String name) {
        if (request.getCookies() == null) {
            return "";
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return "";
    }

    /** The first language of the browser that we have; the guide's language for a browser that names none. */
    private static String preferred(HttpServletRequest request) {
        if (request.getHeader("accept-language") == null) {
            return "zh";
        }
        for (Locale locale : Collections.list(request.getLocales())) {
            if (locale.getLanguage().equals("zh") || locale.getLanguage().equals("en")) {
                return locale.getLanguage();
            }
        }
        return "en";
    }
}
