package org.kirogate.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whose requests count.
 *
 * @param keyId   only this key's, 0 = every key's
 * @param userId  only this user's, 0 = everybody's
 * @param tokenId only those that this upstream token served, 0 = all
 * @param ownerId only those that this user's tokens served, 0 = all; it stands alone, and its sums alone are known
 * @param model   only this model's, empty = all
 * @param shared  only those that came through super keys
 * @param way     only those that came and ended like this
 */
public record UsageFilter(
        long keyId, long userId, long tokenId, long ownerId, String model, boolean shared, UsageWay way) {
    /** Everything. */
    public static final UsageFilter NONE = new UsageFilter(0, 0, 0, 0, "", false);
    /** Everything that came through super keys. */
    public static final UsageFilter SHARED = new UsageFilter(0, 0, 0, 0, "", true);

    public UsageFilter {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(way, "way");
        boolean others = keyId != 0 || userId != 0 || tokenId != 0 || !model.isEmpty() || !way.equals(UsageWay.ANY);
        if (ownerId != 0 && (others || !shared)) {
            throw new IllegalArgumentException(
                    "what is known of an owner's tokens is what super keys took from all of them");
        }
    }

    /** However they came and ended. */
    public UsageFilter(long keyId, long userId, long tokenId, long ownerId, String model, boolean shared) {
        this(keyId, userId, tokenId, ownerId, model, shared, UsageWay.ANY);
    }

    /** One key's. */
    public static UsageFilter key(long keyId) {
        return new UsageFilter(keyId, 0, 0, 0, "", false);
    }

    /** One user's, by all their keys. */
    public static UsageFilter user(long userId) {
        return new UsageFilter(0, userId, 0, 0, "", false);
    }

    /** What super keys took from a user's tokens, for {@link UsageReports#series}. */
    public static UsageFilter given(long ownerId) {
        return new UsageFilter(0, 0, 0, ownerId, "", true);
    }

    /** What super keys took from one token. */
    public static UsageFilter shared(long tokenId) {
        return new UsageFilter(0, 0, tokenId, 0, "", true);
    }

    /** What a user's super keys took from the pool. */
    public static UsageFilter taken(long userId) {
        return new UsageFilter(0, userId, 0, 0, "", true);
    }

    /** Whether sums of everybody are enough, which know no key, user and token. */
    boolean general() {
        return keyId == 0 && userId == 0 && tokenId == 0 && ownerId == 0;
    }

    /** Conditions on columns of requests and hours to be added behind others, and the values they need in order. */
    String conditions(List<Object> values) {
        if (ownerId != 0) {
            throw new IllegalStateException("no request names the owner of its token");
        }
        List<String> conditions = new ArrayList<>();
        add(conditions, values, keyId != 0, "key_id = ?", keyId);
        add(conditions, values, userId != 0, "user_id = ?", userId);
        add(conditions, values, tokenId != 0, "token_id = ?", tokenId);
        add(conditions, values, !model.isEmpty(), "model = ?", model);
        add(conditions, values, !way.dialect().isEmpty(), "dialect = ?", way.dialect());
        add(conditions, values, !way.outcome().isEmpty(), "outcome = ?", way.outcome());
        add(conditions, values, !way.client().isEmpty(), "client = ?", way.client());
        if (shared) {
            conditions.add("is_super = 1");
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
