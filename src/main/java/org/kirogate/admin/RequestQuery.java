package org.kirogate.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.access.KeySearch;
import org.kirogate.account.Users;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ApiCall;
import org.kirogate.page.ListShape;
import org.kirogate.page.PageJson;
import org.kirogate.page.RequestCall;
import org.kirogate.usage.RequestFilter;
import org.kirogate.usage.RequestFilter.KeyKind;
import org.kirogate.usage.RequestFilter.Streaming;
import org.kirogate.usage.RequestFilter.Whose;

/**
 * What a list of requests can be asked for, by page and interface alike. The search takes {@code key:5}, {@code user:5},
 * {@code token:5} and {@code model:name}; other text is the name of keys and users or the beginning of a key, and when
 * there are none such, part of a model's name. Thread-safe.
 */
public final class RequestQuery {
    static final ListShape SHAPE = new ListShape("/admin/requests", List.of("at"), "at", true)
            .filter("period", "day", "hour", "week", "all")
            .filter("outcome", "any", "ok", "client_gone", "refused", "failed", "timed_out", "killed")
            .filter("dialect", "any", "openai", "responses", "anthropic")
            .filter("key", "any", "super", "ordinary")
            .filter("stream", "any", "yes", "no");

    private static final Pattern NAMED = Pattern.compile("(key|user|token|model):\\s*(.{1,90})");
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");

    private final Users users;
    private final KeySearch keys;
    private final InstantSource clock;

    /** Questions about the requests of these people and keys. */
    public RequestQuery(Users users, KeySearch keys, InstantSource clock) {
        this.users = Objects.requireNonNull(users, "users");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * The filter that fields by name ask for; one that is empty stands for its first value.
     *
     * @throws GatewayException INVALID_REQUEST about a field with another value than those of {@link #SHAPE}
     */
    RequestFilter filter(UnaryOperator<String> fields, String search) {
        return new RequestFilter(
                since(value(fields, "period")), anyOf(value(fields, "outcome")), anyOf(value(fields, "dialect")),
                switch (value(fields, "key")) {
                    case "super" -> KeyKind.SUPER;
                    case "ordinary" -> KeyKind.ORDINARY;
                    default -> KeyKind.ANY;
                },
                switch (value(fields, "stream")) {
                    case "yes" -> Streaming.STREAMED;
                    case "no" -> Streaming.WHOLE;
                    default -> Streaming.ANY;
                },
                search.isEmpty() ? Whose.ANYBODY : whose(search));
    }

    /**
     * The filter that a call of the interface asks for, with its search.
     *
     * @throws GatewayException INVALID_REQUEST about the parameter that can't be read
     */
    RequestFilter filter(ApiCall call) {
        String search = PageJson.ask(call).search();
        return RequestCall.filter(call, clock.instant(), search.isEmpty() ? Whose.ANYBODY : whose(search));
    }

    private static String value(UnaryOperator<String> fields, String name) {
        List<String> allowed = SHAPE.filters().get(name);
        String value = fields.apply(name);
        if (value.isEmpty()) {
            return allowed.get(0);
        }
        if (!allowed.contains(value)) {
            throw GatewayException.invalid(name, name + ": Input should be one of " + String.join(", ", allowed));
        }
        return value;
    }

    private static String anyOf(String value) {
        return value.equals("any") ? "" : value;
    }

    private Instant since(String period) {
        return switch (period) {
            case "hour" -> clock.instant().minus(Duration.ofHours(1));
            case "day" -> clock.instant().minus(Duration.ofDays(1));
            case "week" -> clock.instant().minus(Duration.ofDays(7));
            default -> Instant.EPOCH;
        };
    }

    private Whose whose(String search) {
        Matcher named = NAMED.matcher(search);
        if (!named.matches()) {
            Whose found = named(search);
            return found.nobody() ? Whose.model(search) : found;
        }
        String text = named.group(2).strip();
        Matcher number = NUMBER.matcher(text);
        long id = number.matches() ? Long.parseLong(number.group(1)) : 0;
        return switch (named.group(1)) {
            case "key" -> someOf(id > 0 ? List.of(id) : keys.ids(text, Whose.MOST), List.of());
            case "user" -> someOf(List.of(), id > 0 ? List.of(id) : users.idsNamed(text, Whose.MOST));
            case "token" -> id > 0 ? Whose.token(id) : Whose.NOBODY;
            default -> Whose.model(text);
        };
    }

    private Whose named(String text) {
        return someOf(keys.ids(text, Whose.MOST), users.idsNamed(text, Whose.MOST));
    }

    private static Whose someOf(List<Long> keyIds, List<Long> userIds) {
        return keyIds.isEmpty() && userIds.isEmpty() ? Whose.NOBODY : Whose.of(keyIds, userIds);
    }
}
