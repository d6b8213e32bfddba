package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Whose requests count.
 *
 * @param keyId  only this key's, 0 = every key's
 * @param userId only this user's, 0 = everybody's
 * @param tokens only those that one of these upstream tokens served; empty = all
 * @param model  only this model's, empty = all
 * @param shared only those that came through super keys
 * @param way    only those that came and ended like this
 */
public record UsageFilter(
        long keyId, long userId, List<Long> tokens, String model, boolean shared, UsageWay way) {
    /** Everything. */
    public static final UsageFilter NONE = new UsageFilter(0, 0, List.of(), "", false);
    /** Everything that came through super keys. */
    public static final UsageFilter SHARED = new UsageFilter(0, 0, List.of(), "", true);

    /** An id that no token has. */
    private static final long NO_TOKEN = -1;

    public UsageFilter {
        tokens = List.copyOf(tokens);
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(way, "way");
    }

    /** However they came and ended. */
    public UsageFilter(long keyId, long userId, List<Long> tokens, String model, boolean shared) {
        this(keyId, userId, tokens, model, shared, UsageWay.ANY);
    }

    /** One key's. */
    public static UsageFilter key(long keyId) {
        return new UsageFilter(keyId, 0, List.of(), "", false);
    }

    /** One user's, by all their keys. */
    public static UsageFilter user(long userId) {
        return new UsageFilter(0, userId, List.of(), "", false);
    }

    /** What super keys took from these tokens; nothing when there is none. */
    public static UsageFilter given(List<Long> tokens) {
        return new UsageFilter(0, 0, tokens.isEmpty() ? List.of(NO_TOKEN) : tokens, "", true);
    }

    /** What a user's super keys took from the pool. */
    public static UsageFilter taken(long userId) {
        return new UsageFilter(0, userId, List.of(), "", true);
    }

    /** Whether sums of everybody are enough, which know no key, user and token. */
    boolean general() {
        return keyId == 0 && userId == 0 && tokens.isEmpty();
    }

    /** Conditions to be added behind others, and the values they need in order. */
    String conditions(List<Object> values) {
        List<String> conditions = new ArrayList<>();
        add(conditions, values, keyId != 0, "key_id = ?", keyId);
        add(conditions, values, userId != 0, "user_id = ?", userId);
        add(conditions, values, !model.isEmpty(), "model = ?", model);
        add(conditions, values, !way.dialect().isEmpty(), "dialect = ?", way.dialect());
        add(conditions, values, !way.outcome().isEmpty(), "outcome = ?", way.outcome());
        add(conditions, values, !way.client().isEmpty(), "client = ?", way.client());
        if (shared) {
            conditions.add("is_super = 1");
        }
        if (!tokens.isEmpty()) {
            conditions.add("token_id IN (" + String.join(",", Collections.nCopies(tokens.size(), "?")) + ")");
            values.addAll(tokens);
        }
        return conditions.isEmpty() ? "" : " AND " + String.join(" AND ", conditions);
    }

    private static void add(
            List<String> conditions, List<Object> values, boolean wanted, String condition, Object value) {
        if (wanted) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
