package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/** Statements over {@code usage_pairs}: which tokens served which keys of which users. Thread-safe. */
final class PairDao {
    private record Pair(long keyId, long tokenId, long userId) {}

    /** What a token did for a key, and in which hour the last time. */
    private record Served(long requests, long successes, long lastHour) {
        static Served of(UsageRecord record) {
            return new Served(1, record.succeeded() ? 1 : 0, UsageDao.hourOf(record));
        }

        Served plus(Served other) {
            return new Served(
                    requests + other.requests, successes + other.successes, Math.max(lastHour, other.lastHour));
        }
    }

    /** The tokens that served a key, most used first. */
    List<UsageReport.TokenShare> tokensOf(Sql sql, long keyId, int limit) {
        return sql.query(
                """
                SELECT token_id, requests, successes FROM usage_pairs WHERE key_id = ? AND token_id <> 0
                ORDER BY requests DESC, token_id LIMIT ?
                """,
                row -> new UsageReport.TokenShare(
                        row.number("token_id"), row.number("requests"), row.number("successes")),
                keyId, limit);
    }

    /** How many tokens served each of these keys since an hour, epoch milliseconds. */
    Map<Long, Long> tokens(Sql sql, Collection<Long> keyIds, long fromMs) {
        Map<Long, Long> tokens = new HashMap<>();
        List<Object> values = new ArrayList<>(keyIds);
        values.add(fromMs);
        sql.query(
                "SELECT key_id, COUNT(*) AS tokens FROM usage_pairs WHERE key_id IN ("
                        + String.join(",", Collections.nCopies(keyIds.size(), "?"))
                        + ") AND last_hour >= ? AND token_id <> 0 GROUP BY key_id",
                row -> tokens.put(row.number("key_id"), row.number("tokens")), values.toArray());
        return tokens;
    }

    /** The keys of a user that were ever used: the index leaps from one to the next. */
    List<Long> keysOf(Sql sql, long userId) {
        return sql.query(
                "SELECT key_id FROM usage_pairs WHERE user_id = ? GROUP BY key_id", row -> row.number("key_id"),
                userId);
    }

    void add(Sql sql, List<UsageRecord> records) {
        Map<Pair, Served> pairs = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            pairs.merge(new Pair(record.who().keyId(), record.route().tokenId(), record.who().userId()),
                    Served.of(record), Served::plus);
        }
        List<Object[]> rows = new ArrayList<>(pairs.size());
        pairs.forEach((pair, served) -> rows.add(new Object[] {
            pair.keyId(), pair.tokenId(), pair.userId(), served.requests(), served.successes(), served.lastHour()
        }));
        sql.batch(
                """
                INSERT INTO usage_pairs (key_id, token_id, user_id, requests, successes, last_hour)
                VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE requests = requests + VALUES(requests),
                    successes = successes + VALUES(successes), last_hour = GREATEST(last_hour, VALUES(last_hour))
                """,
                rows);
    }
}
