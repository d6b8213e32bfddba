package org.kirogate.page;

import com.google.gson.JsonParseException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.json.Json;

/**
 * What an act came to, for the page that is shown next: a POST redirects, so the sentence travels in a cookie that is read
 * once. It says which words, not the words themselves, and is shown as text.
 *
 * @param key        of the words, begins with {@code flash.}
 * @param values     put into them
 * @param undoPath   where a form that takes the act back is sent, inside the application; empty = none
 * @param undoFields what that form says
 */
public record Flash(String key, List<String> values, String undoPath, Map<String, String> undoFields) {
    private static final String COOKIE = "kg_flash";
    private static final String PREFIX = "flash.";
    private static final int MAX_VALUE = 200;
    private static final int LIFE_SECONDS = 60;

    public Flash {
        Objects.requireNonNull(key, "key");
        values = List.copyOf(values);
        Objects.requireNonNull(undoPath, "undoPath");
        undoFields = Map.copyOf(undoFields);
    }

    /** Words with values, each shortened to what fits a toast. */
    public static Flash of(String key, Object... values) {
        return new Flash(key, List.of(values).stream().map(Flash::shortened).toList(), "", Map.of());
    }

    /** The same with a way back: a form with these fields, sent to a path inside the application. */
    public Flash undo(String path, Map<String, String> fields) {
        return new Flash(key, values, path, fields);
    }

    /** Leaves it for the next page. */
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        byte[] json = Json.GSON.toJson(this).getBytes(StandardCharsets.UTF_8);
        response.addCookie(cookie(request, Base64.getUrlEncoder().withoutPadding().encodeToString(json), LIFE_SECONDS));
    }

    /** What the act before left; nobody sees it again. */
    static Optional<Flash> take(HttpServletRequest request, HttpServletResponse response) {
        String value = Preferences.cookie(request, COOKIE);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        response.addCookie(cookie(request, "", 0));
        try {
            Flash flash = Json.GSON.fromJson(
                    new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8), Flash.class);
            return Optional.ofNullable(flash).filter(Flash::ours);
        } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty(); // a cookie that somebody else wrote says nothing
        }
    }

    /** A way back never leads out of the application, whoever wrote the cookie. */
    private boolean ours() {
        return key.startsWith(PREFIX) && (undoPath.isEmpty() || LocalPath.of(undoPath, "").equals(undoPath));
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.codePointCount(0, text.length()) <= MAX_VALUE
                ? text : text.substring(0, text.offsetByCodePoints(0, MAX_VALUE)) + "…";
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
