package org.kirogate.audit;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An act to be recorded.
 *
 * @param actor   {@code admin}, {@code system} or {@code user:ID}, at most 40 characters
 * @param address where it came from, empty = from inside, at most 45 characters
 * @param action  {@code super_key.create} and the like, at most 60 characters
 * @param target  {@code api_key:5} and the like, at most 80 characters
 * @param detail  a JSON object without secrets, at most 16,000 characters; empty = {@code {}}
 * @param reason  as the actor gave it, empty = none; cut to 500 characters
 */
public record AuditEntry(String actor, String address, String action, String target, String detail, String reason) {
    private static final Pattern KEY = Pattern.compile("sk-[A-Za-z0-9-]{20,}");
    private static final int MAX_REASON = 500;
    private static final int MAX_DETAIL = 16_000;
    /** So much is left of a key: as much as people see of it everywhere. */
    private static final int MASKED = 13;

    /** Throws {@link IllegalArgumentException} when a text is missing, too long or holds a key. */
    public AuditEntry {
        fits("actor", actor, 1, 40);
        fits("address", address, 0, 45);
        fits("action", action, 1, 60);
        fits("target", target, 1, 80);
        detail = Objects.requireNonNull(detail, "detail").isEmpty() ? "{}" : detail;
        fits("detail", detail, 2, MAX_DETAIL);
        reason = reason.codePointCount(0, reason.length()) <= MAX_REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, MAX_REASON));
        if (holdsKey(detail) || holdsKey(reason) || holdsKey(target)) {
            throw new IllegalArgumentException("an API key must not be recorded; record its id or its prefix");
        }
    }

    /** The text with what looks like an API key cut to its beginning, so that it can be recorded. */
    public static String masked(String text) {
        return KEY.matcher(text).replaceAll(found -> found.group().substring(0, MASKED) + "…");
    }

    /** Whether a text holds what looks like an API key, which must not be recorded. */
    public static boolean holdsKey(String text) {
        return KEY.matcher(text).find();
    }

    private static void fits(String field, String value, int min, int max) {
        if (value.length() < min || value.length() > max) {
            throw new IllegalArgumentException(
                    field + " has " + value.length() + " characters; " + min + " to " + max + " are allowed");
        }
    }
}
