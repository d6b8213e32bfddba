package org.kirogate.usage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kirogate.db.DbException;
import org.kirogate.db.Sql;

/** Statements over {@code usage_records} and over sums by the hour. Thread-safe. */
final class UsageDao {
    private static final long HOUR_MS = 3_600_000;

    /** The id of this database, which names its journal's folder. */
    String home(Sql sql) {
        return sql.one("SELECT id FROM usage_home WHERE one = 1", row -> row.string("id"))
                .orElseThrow(() -> new DbException(
                        "The table usage_home holds no row; insert one with an id of its own"));
    }

    /** Which of these requests are written already. */
    Set<String> written(Sql sql, List<UsageRecord> records) {
        String marks = String.join(",", java.util.Collections.nCopies(records.size(), "?"));
        Object[] ids = records.stream().map(UsageRecord::requestId).toArray();
        return new HashSet<>(sql.query(
                "SELECT request_id FROM usage_records WHERE request_id IN (" + marks + ")",
                row -> row.string("request_id"),
                ids));
    }

    /** One record with its receipt, if that is still kept. */
    Optional<UsageRecord> find(Sql sql, String requestId) {
        return sql.one(
                """
                SELECT r.request_id, r.at, r.key_id, r.user_id, r.is_super, r.token_id, r.attempts, r.dialect,
                    r.model_asked, r.model_served, r.streaming, r.outcome, r.status, r.error_class, r.input_tokens,
                    r.output_tokens, r.cache_read, r.cache_write, r.counted, r.credits, r.first_token_ms,
                    r.duration_ms, r.client, r.address, r.tokens_tried, r.queue_ms, r.credits_known, p.receipt
                FROM usage_records r LEFT JOIN request_receipts p ON p.request_id = r.request_id
                WHERE r.request_id = ?
                """,
                UsageRow::record,
                requestId);
    }

    void insert(Sql sql, List<UsageRecord> records) {
        List<Object[]> rows = new ArrayList<>(records.size());
        for (UsageRecord record : records) {
            rows.add(values(record));
        }
        sql.batch(
                """
                INSERT INTO usage_records (request_id, at, key_id, user_id, is_super, token_id, attempts, dialect,
                    model_asked, model_served, streaming, outcome, status, error_class, input_tokens, output_tokens,
                    cache_read, cache_write, counted, credits, first_token_ms, duration_ms, client, address,
                    tokens_tried, queue_ms, credits_known)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
    }

    /** Adds to the sums of hours, one row a hour, key, token and model however many records there are. */
    void addHourly(Sql sql, List<UsageRecord> records) {
        Map<Hour, UsageReport.Sums> sums = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            sums.merge(Hour.of(record), UsageReport.Sums.of(record), UsageReport.Sums::plus);
        }
        List<Object[]> rows = new ArrayList<>(sums.size());
        sums.forEach((hour, sum) -> rows.add(new Object[] {
            hour.start(), hour.keyId(), hour.userId(), hour.superKey(), hour.tokenId(), hour.model(),
            sum.requests(), sum.successes(), sum.failures(), sum.inputTokens(), sum.outputTokens(), sum.credits()
        }));
        sql.batch(
                """
                INSERT INTO usage_hourly (hour, key_id, user_id, is_super, token_id, model, requests, successes,
                    failures, input_tokens, output_tokens, credits)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """ + UsageSumsDao.ADDED,
                rows);
    }

    /** Start of the hour a request came in, epoch milliseconds. */
    static long hourOf(UsageRecord record) {
        long at = record.at().toEpochMilli();
        return at - Math.floorMod(at, HOUR_MS);
    }

    /** The model that counts: the one served, else the one asked for. */
    static String modelOf(UsageRecord record) {
        UsageRecord.Route route = record.route();
        return route.modelServed().isEmpty() ? route.modelAsked() : route.modelServed();
    }

    /** Each hour with requests since a time, oldest first. */
    List<RecentHours.Hour> hours(Sql sql, long fromMs, int limit) {
        return sql.query(
                """
                SELECT hour, SUM(successes) AS successes, SUM(failures) AS failures
                FROM usage_traffic WHERE hour >= ? GROUP BY hour ORDER BY hour LIMIT ?
                """,
                row -> new RecentHours.Hour(
                        java.time.Instant.ofEpochMilli(row.number("hour")),
                        row.number("successes"),
                        row.number("failures")),
                fromMs,
                limit);
    }

    private static Object[] values(UsageRecord record) {
        UsageRecord.Who who = record.who();
        UsageRecord.Route route = record.route();
        return new Object[] {
            record.requestId(),
            record.at().toEpochMilli(),
            who.keyId(),
            who.userId(),
            who.superKey(),
            route.tokenId(),
            route.attempts(),
            route.dialect(),
            route.modelAsked(),
            route.modelServed(),
            route.streaming(),
            record.outcome().label(),
            record.status(),
            record.errorClass(),
            record.counts().input(),
            record.counts().output(),
            record.counts().cacheRead(),
            record.counts().cacheWrite(),
            record.counts().source().name().toLowerCase(Locale.ROOT),
            record.counts().credits(),
            record.firstTokenMs(),
            record.durationMs(),
            who.client(),
            who.address(),
            route.tried().stream().map(String::valueOf).collect(Collectors.joining(",")),
            record.queueMs(),
            record.creditSource().label()
        };
    }

    /** What one row of hourly sums stands for. */
    private record Hour(long start, long keyId, long userId, boolean superKey, long tokenId, String model) {
        static Hour of(UsageRecord record) {
            return new Hour(
                    hourOf(record),
                    record.who().keyId(),
                    record.who().userId(),
                    record.who().superKey(),
                    record.route().tokenId(),
                    modelOf(record));
        }
    }
}
