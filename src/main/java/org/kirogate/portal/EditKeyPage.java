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
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.KeySettings;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.LimitForm;

/** {@code /user/keys/edit}: name, end and all limits of an ordinary key. Thread-safe. */
public final class EditKeyPage extends OwnKeyPage {
    private static final long serialVersionUID = 1L;

    /**
     * What the page shows, as it was typed where something was refused.
     *
     * @param expires last day the key works, in the server's zone; empty = it does not end
     * @param limits  the fields of limits
     * @param errors  what is wrong with which other field; {@code limits} = with one of those
     */
    public record View(
            long id, String prefix, String name, String expires, LimitForm limits, String back,
            Map<String, String> errors) {
        public View {
            Objects.requireNonNull(limits, "limits");
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
        show(request, response, "user/key-edit", new View(
                key.id(), key.prefix(), key.name(), day(key.settings().expiresAt()),
                LimitForm.of(key.settings().limits()), back(request), Map.of()));
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
                    key.id(), key.prefix(), given(request, "name"), given(request, "expires_at"),
                    LimitForm.typed(request, e), back(request), errors(request, e)));
        }
    }

    /** What is wrong with a limit stands at its field, and that something is at the top of the form. */
    private Map<String, String> errors(HttpServletRequest request, GatewayException failure) {
        return failure.param().startsWith("limits.")
                ? Map.of("limits", pages().word(request, "limits.wrong"))
                : Map.of(failure.param(), pages().told(request, failure));
    }

    private static KeySettings changed(HttpServletRequest request, KeySettings before) {
        return before.named(given(request, "name")).limited(LimitForm.applied(request, before.limits()))
                .expiring(end(given(request, "expires_at"), before.expiresAt()));
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
}
