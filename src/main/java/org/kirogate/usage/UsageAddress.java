package org.kirogate.usage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a page of usage was asked for, as its address says; what it can't be asked for counts as not asked, what is
 * usual stays out of the address. Immutable.
 *
 * @param path    of the page, inside the application
 * @param span    when
 * @param step    how it is cut
 * @param by      what is told apart
 * @param measure what is drawn
 * @param keyId   only this key's, 0 = every key's
 * @param userId  only this user's, 0 = everybody's
 * @param tokenId only this token's, 0 = all
 */
public record UsageAddress(
        String path, UsageSpan span, Period.Step step, UsageBy by, UsageMeasure measure, long keyId, long userId,
        long tokenId) {
    /** Spans that are offered, the usual one first. */
    public static final List<UsageSpan> SPANS =
            List.of(UsageSpan.WEEK, UsageSpan.DAY, UsageSpan.MONTH, UsageSpan.QUARTER, UsageSpan.YEAR);

    private static final UsageMeasure USUAL_MEASURE = UsageMeasure.CREDITS;

    public UsageAddress {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(measure, "measure");
        step = span.steps().contains(step) ? step : span.steps().get(0);
        by = by.way() && tokenId > 0 && keyId + userId > 0 ? UsageBy.MODEL : by;
    }

    /** What an address asks for; {@code fields} answers empty text for what it does not say. */
    public static UsageAddress of(String path, UnaryOperator<String> fields) {
        return new UsageAddress(
                path,
                UsageSpan.of(fields.apply("period"), SPANS),
                one(Period.Step.values(), fields.apply("per"), Period.Step.DAY),
                one(UsageBy.values(), fields.apply("by"), UsageBy.MODEL),
                one(UsageMeasure.values(), fields.apply("show"), USUAL_MEASURE),
                id(fields.apply("key")), id(fields.apply("user")), id(fields.apply("token")));
    }

    /** The table it asks for. */
    public UsageAsk ask(Instant now, ZoneId zone) {
        return new UsageAsk(period(now, zone), filter(), by, measure);
    }

    /** Its time. */
    public Period period(Instant now, ZoneId zone) {
        return span.until(now, step, zone);
    }

    /** Whose usage it asks for. */
    public UsageFilter filter() {
        return new UsageFilter(keyId, userId, tokenId, 0, "", false);
    }

    /** Address of another span, by its label. */
    public String over(String label) {
        return new UsageAddress(path, UsageSpan.of(label, SPANS), step, by, measure, keyId, userId, tokenId).here();
    }

    /** Address of the same told apart otherwise. */
    public String by(UsageBy other) {
        return new UsageAddress(path, span, step, other, measure, keyId, userId, tokenId).here();
    }

    /** Address of the same sorted and drawn by another measure. */
    public String show(UsageMeasure other) {
        return new UsageAddress(path, span, step, by, other, keyId, userId, tokenId).here();
    }

    /** Address of everybody's. */
    public String everybody() {
        return new UsageAddress(path, span, step, by, measure, 0, 0, 0).here();
    }

    /** Address of its requests as a file, {@code csv} or {@code jsonl}. */
    public String file(String format) {
        String here = here();
        return here + (here.indexOf('?') < 0 ? "?" : "&") + "format=" + format;
    }

    /** This very address. */
    public String here() {
        List<String> query = new ArrayList<>();
        add(query, "period", span.label(), span == SPANS.get(0));
        add(query, "by", by.label(), by == UsageBy.MODEL);
        add(query, "show", measure.label(), measure == USUAL_MEASURE);
        add(query, "per", step.name().toLowerCase(Locale.ROOT), step == span.steps().get(0));
        add(query, "key", "" + keyId, keyId == 0);
        add(query, "user", "" + userId, userId == 0);
        add(query, "token", "" + tokenId, tokenId == 0);
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static void add(List<String> query, String name, String value, boolean usual) {
        if (!usual) {
            query.add(name + "=" + value);
        }
    }

    private static <E extends Enum<E>> E one(E[] values, String label, E usual) {
        return Arrays.stream(values).filter(value -> value.name().toLowerCase(Locale.ROOT).equals(label)).findFirst()
                .orElse(usual);
    }

    private static long id(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
