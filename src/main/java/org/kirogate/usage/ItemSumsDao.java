package org.kirogate.usage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/**
 * Statements over {@code usage_items}: sums of keys, users and tokens by hour, and by day of UTC so that a long
 * period is not many hours. Thread-safe.
 */
final class ItemSumsDao {
    /** What super keys alone had of a token. */
    static final int TOKEN_SHARED = 6;

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** Sums of which item over which span. */
    private record Cell(int facet, boolean day, long start, long item) {}

    /** The largest items of a period, at most {@code limit}: whole days as days, what is left at both ends as hours. */
    List<UsageSumsDao.Item> items(Sql sql, UsageAsk ask, int limit) {
        List<Object> values = new ArrayList<>();
        String spans = spans(ask, values);
        values.add(limit);
        return sql.query(
                "SELECT item, " + UsageSumsDao.SUMS + " FROM usage_items WHERE " + spans
                + " GROUP BY item ORDER BY SUM("
                        + ask.measure().column() + ") DESC, item LIMIT ?",
                row -> new UsageSumsDao.Item(row.string("item"), UsageSumsDao.sums(row)), values.toArray());
    }

    /** Items of a period by ascending id behind one, at most {@code limit}. */
    List<UsageSumsDao.Item> itemsAfter(Sql sql, UsageAsk ask, String after, int limit) {
        List<Object> values = new ArrayList<>();
        String spans = spans(ask, values);
        values.add(after.isEmpty() ? Long.MIN_VALUE : Long.parseLong(after));
        values.add(limit);
        return sql.query(
                "SELECT item, " + UsageSumsDao.SUMS + " FROM usage_items WHERE " + spans
                        + " AND item > ? GROUP BY item ORDER BY item LIMIT ?",
                row -> new UsageSumsDao.Item(row.string("item"), UsageSumsDao.sums(row)), values.toArray());
    }

    /** How many items a period has. */
    long count(Sql sql, UsageAsk ask) {
        List<Object> values = new ArrayList<>();
        return sql.one("SELECT COUNT(DISTINCT item) AS items FROM usage_items WHERE " + spans(ask, values),
                        row -> row.number("items"), values.toArray())
                .orElse(0L);
    }

    /** Sums of a few items, hour by hour. */
    List<UsageSumsDao.Hour> hours(Sql sql, UsageAsk ask, List<String> items) {
        List<Object> values = new ArrayList<>(List.of(facet(ask.by())));
        items.forEach(item -> values.add(Long.valueOf(item)));
        values.add(ask.period().firstHour());
        values.add(ask.period().to().toEpochMilli());
        return sql.query(
                """
                SELECT start, item, requests, successes, failures, input_tokens, output_tokens, credits FROM usage_items
                WHERE facet = ? AND days = 0 AND item IN (""" + String.join(",", Collections.nCopies(items.size(), "?"))
                        + ") AND start >= ? AND start < ?",
                row -> new UsageSumsDao.Hour(row.number("start"), row.string("item"), UsageSumsDao.sums(row)),
                values.toArray());
    }

    void add(Sql sql, List<UsageRecord> records) {
        Map<Cell, UsageReport.Sums> cells = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            UsageReport.Sums sums = UsageReport.Sums.of(record);
            add(cells, facet(UsageBy.KEY), record.who().keyId(), record, sums);
            add(cells, facet(UsageBy.USER), record.who().userId(), record, sums);
            if (record.route().tokenId() != 0) {
                add(cells, facet(UsageBy.TOKEN), record.route().tokenId(), record, sums);
                if (record.who().superKey()) {
                    add(cells, TOKEN_SHARED, record.route().tokenId(), record, sums);
                }
            }
        }
        List<Object[]> rows = new ArrayList<>(cells.size());
        cells.forEach((cell, sum) -> rows.add(new Object[] {
            cell.facet(), cell.day(), cell.start(), cell.item(), sum.requests(), sum.successes(), sum.failures(),
            sum.inputTokens(), sum.outputTokens(), sum.credits()
        }));
        sql.batch(
                """
                INSERT INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens,
                    output_tokens, credits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE requests = requests + VALUES(requests),
                    successes = successes + VALUES(successes), failures = failures + VALUES(failures),
                    input_tokens = input_tokens + VALUES(input_tokens),
                    output_tokens = output_tokens + VALUES(output_tokens), credits = credits + VALUES(credits)
                """,
                rows);
    }

    private static void add(
            Map<Cell, UsageReport.Sums> cells, int facet, long item, UsageRecord record, UsageReport.Sums sums) {
        long hour = UsageDao.hourOf(record);
        cells.merge(new Cell(facet, false, hour, item), sums, UsageReport.Sums::plus);
        cells.merge(new Cell(facet, true, hour - Math.floorMod(hour, DAY_MS), item), sums, UsageReport.Sums::plus);
    }

    private static String spans(UsageAsk ask, List<Object> values) {
        long from = ask.period().firstHour();
        long to = ask.period().to().toEpochMilli();
        long firstDay = from + Math.floorMod(-from, DAY_MS);
        long lastDay = to - Math.floorMod(to, DAY_MS);
        int facet = facet(ask.by());
        if (firstDay >= lastDay) {
            values.addAll(List.of(facet, from, to));
            return "facet = ? AND days = 0 AND start >= ? AND start < ?";
        }
        values.addAll(List.of(facet, firstDay, lastDay, facet, from, firstDay, facet, lastDay, to));
        return """
                (facet = ? AND days = 1 AND start >= ? AND start < ?
                OR facet = ? AND days = 0 AND start >= ? AND start < ? OR facet = ? AND days = 0 AND start >= ? AND start < ?)
                """;
    }

    private static int facet(UsageBy by) {
        return switch (by) {
            case KEY -> 1;
            case USER -> 2;
            case TOKEN -> 3;
            case MODEL, DIALECT, OUTCOME, CLIENT -> throw new IllegalArgumentException(by + " has no sums by id");
        };
    }
}
