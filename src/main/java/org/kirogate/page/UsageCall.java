package org.kirogate.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.fault.GatewayException;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageAsk;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageMeasure;
import org.kirogate.usage.UsageRecord;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageSpan;
import org.kirogate.usage.UsageWay;

/**
 * What a call of the usage interfaces asks for. Everything is checked: what can't be asked for is told with the name of
 * its parameter.
 *
 * @param label  name of the span, {@code custom} for one of the caller's own
 * @param ask    when, whose, told apart by what, the largest by what
 * @param lines  items at most
 * @param series of them the largest, with a series each
 */
public record UsageCall(String label, UsageAsk ask, int lines, int series) {
    private static final List<UsageSpan> SPANS = List.of(
            UsageSpan.WEEK, UsageSpan.TODAY, UsageSpan.DAY, UsageSpan.MONTH, UsageSpan.QUARTER, UsageSpan.YEAR);
    private static final List<UsageMeasure> MEASURES = List.of(
            UsageMeasure.CREDITS, UsageMeasure.REQUESTS, UsageMeasure.INPUT, UsageMeasure.OUTPUT);
    private static final int HOURS_OF_A_DAY = 24;
    private static final int DAYS_OF_A_QUARTER = 100;

    public UsageCall {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(ask, "ask");
    }

    /**
     * Reads {@code period} or {@code from} and {@code to}, {@code per}, {@code tz}, {@code by}, {@code show},
     * {@code limit}, {@code series}, and the filters {@code key}, {@code user}, {@code token}, {@code model}, {@code dialect},
     * {@code outcome} and {@code client}.
     *
     * @param allowed what may be told apart, the usual first
     * @throws GatewayException INVALID_REQUEST about the parameter that can't be read
     */
    public static UsageCall read(ApiCall call, Instant now, List<UsageBy> allowed) {
        ZoneId zone = UsageJson.zone(call);
        Period period = period(call, now, zone);
        UsageBy by = one(call, "by", allowed, UsageBy::label);
        UsageMeasure measure = one(call, "show", MEASURES, UsageMeasure::label);
        return new UsageCall(
                own(call) ? "custom" : span(call).label(),
                new UsageAsk(period, filter(call), by, measure),
                call.queryNumber("limit", UsageReports.USUAL_LINES, 1, UsageReports.MOST_LINES),
                call.queryNumber("series", 0, 0, UsageReports.MOST_SERIES));
    }

    /** The same about other requests. */
    public UsageCall of(UsageFilter filter) {
        return new UsageCall(label, new UsageAsk(ask.period(), filter, ask.by(), ask.measure()), lines, series);
    }

    private static boolean own(ApiCall call) {
        return !call.query("from", "").isEmpty() || !call.query("to", "").isEmpty();
    }

    private static UsageSpan span(ApiCall call) {
        return one(call, "period", SPANS, UsageSpan::label);
    }

    private static Period period(ApiCall call, Instant now, ZoneId zone) {
        List<Period.Step> steps = List.of(Period.Step.values());
        String per = call.query("per", "");
        if (!own(call)) {
            Period.Step usual = span(call).steps().get(0);
            Period.Step step = per.isEmpty() ? usual : one(call, "per", steps, UsageCall::name);
            // In its usual slots first: they say where it begins.
            Period asUsual = span(call).until(now, usual, zone);
            return step == usual ? asUsual : cut("per", asUsual.from(), asUsual.to(), step, zone);
        }
        if (call.query("from", "").isEmpty()) {
            throw GatewayException.invalid("from", "from: Input should be given where to is");
        }
        Instant from = CallTime.of(call, "from", now);
        Instant to = CallTime.of(call, "to", now.plusMillis(1));
        if (!from.isBefore(to)) {
            throw GatewayException.invalid("to", "to: Input should be a time after from");
        }
        long hours = Duration.between(from, to).toHours();
        Period.Step usual = hours <= 2 * HOURS_OF_A_DAY ? Period.Step.HOUR
                : hours <= DAYS_OF_A_QUARTER * HOURS_OF_A_DAY ? Period.Step.DAY : Period.Step.MONTH;
        return cut(per.isEmpty() ? "from" : "per", from, to,
                per.isEmpty() ? usual : one(call, "per", steps, UsageCall::name), zone);
    }

    private static Period cut(String field, Instant from, Instant to, Period.Step step, ZoneId zone) {
        try {
            return Period.between(from, to, step, zone);
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid(field, field + ": Input should make " + Period.MAX_SLOTS
                    + " hours, days or months at most; ask for a shorter span or longer steps");
        }
    }

    private static UsageFilter filter(ApiCall call) {
        String outcome = call.query("outcome", "");
        if (!outcome.isEmpty()) {
            outcome = one(call, "outcome", List.of(UsageRecord.Outcome.values()), UsageRecord.Outcome::label).label();
        }
        return new UsageFilter(
                id(call, "key"), id(call, "user"), id(call, "token"), 0, text(call, "model", 128),
                false, new UsageWay(text(call, "dialect", 16), outcome, text(call, "client", 32)));
    }

    /** A short text among the parameters; empty when it is not given. */
    static String text(ApiCall call, String name, int most) {
        String text = call.query(name, "");
        if (text.length() > most) {
            throw GatewayException.invalid(name, name + ": Input should have " + most + " characters at most");
        }
        return text;
    }

    /** An id among the parameters; 0 when it is not given. */
    static long id(ApiCall call, String name) {
        String text = call.query(name, "");
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) == 0) {
            throw GatewayException.invalid(name, name + ": Input should be an id, a whole number from 1");
        }
        return Long.parseLong(text);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** How a value is written. */
    private interface Named<E> {
        String of(E value);
    }

    private static <E> E one(ApiCall call, String field, List<E> allowed, Named<E> named) {
        String text = call.query(field, "");
        if (text.isEmpty()) {
            return allowed.get(0);
        }
        return allowed.stream().filter(value -> named.of(value).equals(text)).findFirst()
                .orElseThrow(() -> GatewayException.invalid(field, field + ": Input should be one of "
                        + allowed.stream().map(named::of).collect(Collectors.joining(", "))));
    }
}
