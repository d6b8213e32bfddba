package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.kirogate.access.ApiKey;
import org.kirogate.access.KeySettings;
import org.kirogate.access.limit.Limits;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;

/** {@code /user/keys/edit}: name, limits and end of an ordinary key. Thread-safe. */
public final class EditKeyPage extends OwnKeyPage {
    private static final long serialVersionUID = 1L;

    /**
     * What the page shows, as it was typed where something was refused.
     *
     * @param requests    in any 60 seconds, empty = no limit
     * @param concurrency requests at a time, empty = no limit
     * @param expires     last day the key works, in the server's zone; empty = it does not end
     * @param errors      what is wrong with which field
     */
    public record View(
            long id, String prefix, String name, String requests, String concurrency, String expires, String back,
            Map<String, String> errors) {
        public View {
            errors = Map.copyOf(errors);
        }
    }

    /** The page of this user centre. */
    public EditKeyPage(Centre centre, OwnKeys acts) {
        super(centre, acts);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = ordinaryKey(request);
        KeySettings settings = key.settings();
        show(request, response, "user/key-edit", new View(
                key.id(), key.prefix(), key.name(), number(settings.limits().pace().requestsPerMinute()),
                number(settings.limits().pace().maxConcurrency()), day(settings.expiresAt()), back(request), Map.of()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        long id = ordinaryKey(request).id();
        try {
            ApiKey key = acts().change(request, userId(request), id, before -> changed(request, before));
            goTo(request, response, back(request), Flash.of("flash.mine.changed", key.name()));
        } catch (GatewayException e) {
            if (e.param().isEmpty()) {
                throw e;
            }
            ApiKey key = key(request);
            response.setStatus(e.fault().status());
            show(request, response, "user/key-edit", new View(
                    key.id(), key.prefix(), given(request, "name"), given(request, "requests_per_minute"),
                    given(request, "max_concurrency"), given(request, "expires_at"), back(request),
                    Map.of(e.param(), pages().told(request, e))));
        }
    }

    private static KeySettings changed(HttpServletRequest request, KeySettings before) {
        Limits limits = before.limits().paced(
                limit(given(request, "requests_per_minute"), "requests_per_minute"),
                limit(given(request, "max_concurrency"), "max_concurrency"));
        return before.named(given(request, "name")).limited(limits)
                .expiring(end(given(request, "expires_at"), before.expiresAt()));
    }

    private static int limit(String text, String field) {
        if (text.isBlank()) {
            return 0;
        }
        if (!text.strip().matches("\\d{1,6}")) {
            throw GatewayException.invalid(field, field + " is a whole number, or empty for no limit.");
        }
        return Integer.parseInt(text.strip());
    }

    /** A day stands for its end; a day that was not touched keeps the exact time it stood for. */
    private static long end(String text, long before) {
        if (text.isBlank()) {
            return 0;
        }
        if (text.equals(day(before))) {
            return before;
        }
        try {
            return LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw GatewayException.invalid("expires_at", "expires_at is a day like 2027-01-31, or empty.");
        }
    }

    private static String day(long end) {
        return end == 0 ? "" : Instant.ofEpochMilli(end - 1).atZone(ZoneId.systemDefault()).toLocalDate().toString();
    }

    private static String number(int limit) {
        return limit == 0 ? "" : Integer.toString(limit);
    }
}
