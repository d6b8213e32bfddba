package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.kirogate.db.Sql;

/**
 * Statements over {@code usage_items}: sums of keys, users and tokens by hour, and by day of UTC so that a long
 * period is not many hours. Thread-safe.
 */
final class ItemSumsDao {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** Sums of which item over which span. */
    private record Cell(Facet facet, boolean day, long start, long item) {}

    /**
     * Which items are the largest of a period.
     *
     * @param ids  theirs, the largest first
     * @param more how many there are beside them
     */
    record Ranking(List<Long> ids, long more) {
        Ranking {
            ids = List.copyOf(ids);
        }
    }

    private record Ranked(long item, long all) {}

    /** Items of a period by ascending id behind one, at most {@code limit}. */
    List<UsageSumsDao.Item> itemsAfter(Sql sql, UsageAsk ask, String after, int limit) {
        List<Object> values = new ArrayList<>();
        String spans = spans(ask, List.of(), values);
        values.add(after.isEmpty() ? Long.MIN_VALUE : Long.parseLong(after));
        values.add(limit);
        return sql.query(
                "SELECT item, " + UsageSumsDao.SUMS + " FROM usage_items WHERE " + spans
                        + " AND item > ? GROUP BY item ORDER BY item LIMIT ?",
                row -> new UsageSumsDao.Item(row.string("item"), UsageSumsDao.sums(row)), values.toArray());
    }

    /** The largest of all items, at most {@code limit}: it reads what all of them did. */
    Ranking ranking(Sql sql, UsageAsk ask, int limit) {
        List<Object> values = new ArrayList<>();
        String spans = spans(ask, List.of(), values);
        values.add(limit);
        List<Ranked> ranked = sql.query(
                "SELECT item, COUNT(*) OVER () AS items FROM usage_items WHERE " + spans
                        + " GROUP BY item ORDER BY SUM(" + ask.measure().column() + ") DESC, item LIMIT ?",
                row -> new Ranked(row.number("item"), row.number("items")), values.toArray());
        long all = ranked.isEmpty() ? 0 : ranked.get(0).all();
        return new Ranking(ranked.stream().map(Ranked::item).toList(), all - ranked.size());
    }

    /** Sums of these items over a period, the largest first; of one that did nothing there are none. */
    List<UsageSumsDao.Item> items(Sql sql, UsageAsk ask, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        String spans = spans(ask, ids, values);
        return sql.query(
                "SELECT item, " + UsageSumsDao.SUMS + " FROM usage_items FORCE INDEX (usage_items_item) WHERE " + spans
                        + " GROUP BY item ORDER BY SUM(" + ask.measure().column() + ") DESC, item",
                row -> new UsageSumsDao.Item(row.string("item"), UsageSumsDao.sums(row)), values.toArray());
    }

    /** Sums of a few items, hour by hour. */
    List<UsageSumsDao.Hour> hours(Sql sql, UsageAsk ask, List<String> items) {
        List<Object> values = new ArrayList<>(List.of(Facet.of(ask.by()).code()));
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

    /**
     * Days of one item of a facet since a time, oldest first, days of UTC. From 0 on, all days that are not kept any
     * more come first, as one.
     */
    List<UsageReport.Day> days(Sql sql, Facet facet, long item, long fromMs) {
        return sql.query(
                """
                SELECT start, requests, successes, failures, input_tokens, output_tokens, credits FROM usage_items
                WHERE facet = ? AND days IN (1, 2) AND item = ? AND start >= ? ORDER BY start
                """,
                row -> new UsageReport.Day(Instant.ofEpochMilli(row.number("start")), UsageSumsDao.sums(row)),
                facet.code(), item, fromMs);
    }

    /** Requests of one item in one hour. */
    record Requests(long item, long start, long requests) {}

    /** Requests of each of these items, hour by hour, from one hour up to another, both included. */
    List<Requests> requests(Sql sql, UsageBy by, Collection<Long> items, long firstHour, long lastHour) {
        List<Object> values = new ArrayList<>(List.of(Facet.of(by).code()));
        values.addAll(items);
        values.add(firstHour);
        values.add(lastHour);
        return sql.query(
                "SELECT item, start, requests FROM usage_items WHERE facet = ? AND days = 0 AND item IN ("
                        + String.join(",", Collections.nCopies(items.size(), "?")) + ") AND start BETWEEN ? AND ?",
                row -> new Requests(row.number("item"), row.number("start"), row.number("requests")),
                values.toArray());
    }

    void add(Sql sql, List<UsageRecord> records, LongUnaryOperator owners) {
        Map<Cell, UsageReport.Sums> cells = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            add(cells, Facet.KEY, record.who().keyId(), record);
            add(cells, Facet.USER, record.who().userId(), record);
            long tokenId = record.route().tokenId();
            if (tokenId != 0) {
                add(cells, Facet.TOKEN, tokenId, record);
            }
            if (record.who().superKey()) {
                add(cells, Facet.TAKEN, record.who().userId(), record);
                if (tokenId != 0) {
                    add(cells, Facet.LENT, tokenId, record);
                }
                long owner = tokenId == 0 ? 0 : owners.applyAsLong(tokenId);
                if (owner != 0) {
                    add(cells, Facet.GIVEN, owner, record);
                }
            }
        }
        List<Object[]> rows = new ArrayList<>(cells.size());
        cells.forEach((cell, sum) -> rows.add(new Object[] {
            cell.facet().code(), cell.day(), cell.start(), cell.item(), sum.requests(), sum.successes(),
            sum.failures(), sum.inputTokens(), sum.outputTokens(), sum.credits()
        }));
        sql.batch(
                """
                INSERT INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens,
                    output_tokens, credits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """ + UsageSumsDao.ADDED,
                rows);
    }

    private static void add(Map<Cell, UsageReport.Sums> cells, Facet facet, long item, UsageRecord record) {
        long hour = UsageDao.hourOf(record);
        UsageReport.Sums sums = UsageReport.Sums.of(record);
        cells.merge(new Cell(facet, false, hour, item), sums, UsageReport.Sums::plus);
        cells.merge(new Cell(facet, true, hour - Math.floorMod(hour, DAY_MS), item), sums, UsageReport.Sums::plus);
    }

    /** Whole days as days, what is left at both ends as hours; of these items, of all when there are none. */
    private static String spans(UsageAsk ask, List<Long> ids, List<Object> values) {
        long from = ask.period().firstHour();
        long to = ask.period().to().toEpochMilli();
        long firstDay = from + Math.floorMod(-from, DAY_MS);
        long lastDay = to - Math.floorMod(to, DAY_MS);
        if (firstDay >= lastDay) {
            return span(ask, ids, values, 0, from, to);
        }
        return "(" + span(ask, ids, values, 1, firstDay, lastDay) + " OR " + span(ask, ids, values, 0, from, firstDay)
                + " OR " + span(ask, ids, values, 0, lastDay, to) + ")";
    }

    private static String span(UsageAsk ask, List<Long> ids, List<Object> values, int days, long from, long to) {
        values.addAll(List.of(Facet.of(ask.by()).code(), days, from, to));
        values.addAll(ids);
        return "facet = ? AND days = ? AND start >= ? AND start < ?" + (ids.isEmpty() ? ""
                : " AND item IN (" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")");
    }
}
