package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements that read sums by hour. Table and column names come from enums and constants only. Thread-safe. */
final class UsageSumsDao {
    /** Columns of sums. */
    static final String SUMS = """
            SUM(requests) AS requests, SUM(successes) AS successes, SUM(failures) AS failures,
            SUM(input_tokens) AS input_tokens, SUM(output_tokens) AS output_tokens, SUM(credits) AS credits
            """;

    /** One item with its sums over the period. */
    record Item(String name, UsageReport.Sums sums) {}

    /** One item's sums over one hour; {@code hour} in epoch milliseconds. */
    record Hour(long hour, String item, UsageReport.Sums sums) {}

    private final ItemSumsDao byId = new ItemSumsDao();

    /** The largest items of a period, at most {@code limit}. */
    List<Item> items(Sql sql, UsageAsk ask, int limit) {
        if (ask.everyId()) {
            return byId.items(sql, ask, limit);
        }
        List<Object> values = span(ask.period());
        String conditions = ask.filter().conditions(values);
        values.add(limit);
        String column = ask.by().column();
        return sql.query(
                "SELECT " + column + " AS item, " + SUMS + " FROM " + ask.table() + " WHERE hour >= ? AND hour < ?"
                        + conditions + without(ask.by()) + " GROUP BY " + column + " ORDER BY SUM("
                        + ask.measure().column() + ") DESC, item LIMIT ?",
                row -> new Item(row.string("item"), sums(row)), values.toArray());
    }

    /**
     * Items of a period in their own order, at most {@code limit}.
     *
     * @param after the item before them, empty = from the first
     */
    List<Item> itemsAfter(Sql sql, UsageAsk ask, String after, int limit) {
        if (ask.everyId()) {
            return byId.itemsAfter(sql, ask, after, limit);
        }
        List<Object> values = span(ask.period());
        String conditions = ask.filter().conditions(values);
        String column = ask.by().column();
        if (!after.isEmpty()) {
            conditions += " AND " + column + " > ?";
            values.add(ask.by().ids() ? (Object) Long.valueOf(after) : after);
        }
        values.add(limit);
        return sql.query(
                "SELECT " + column + " AS item, " + SUMS + " FROM " + ask.table() + " WHERE hour >= ? AND hour < ?"
                        + conditions + without(ask.by()) + " GROUP BY " + column + " ORDER BY " + column + " LIMIT ?",
                row -> new Item(row.string("item"), sums(row)), values.toArray());
    }

    /** How many items a period has. */
    long count(Sql sql, UsageAsk ask) {
        if (ask.everyId()) {
            return byId.count(sql, ask);
        }
        List<Object> values = span(ask.period());
        String conditions = ask.filter().conditions(values);
        return sql.one(
                        "SELECT COUNT(DISTINCT " + ask.by().column() + ") AS items FROM " + ask.table()
                                + " WHERE hour >= ? AND hour < ?" + conditions + without(ask.by()),
                        row -> row.number("items"), values.toArray())
                .orElse(0L);
    }

    /** Sums of all together, hour by hour. */
    List<Hour> hours(Sql sql, Period period, UsageFilter filter) {
        List<Object> values = span(period);
        String conditions = filter.conditions(values);
        String table = UsageAsk.tableOf(filter);
        return sql.query(
                "SELECT hour, " + SUMS + " FROM " + table + " WHERE hour >= ? AND hour < ?" + conditions
                        + " GROUP BY hour",
                row -> new Hour(row.number("hour"), "", sums(row)), values.toArray());
    }

    /** Sums of a few items, hour by hour. */
    List<Hour> hours(Sql sql, UsageAsk ask, List<String> items) {
        if (ask.everyId()) {
            return byId.hours(sql, ask, items);
        }
        List<Object> values = span(ask.period());
        String conditions = ask.filter().conditions(values);
        items.forEach(item -> values.add(ask.by().ids() ? (Object) Long.valueOf(item) : item));
        String column = ask.by().column();
        return sql.query(
                "SELECT hour, " + column + " AS item, " + SUMS + " FROM " + ask.table()
                        + " WHERE hour >= ? AND hour < ?" + conditions + " AND " + column + " IN ("
                        + String.join(",", Collections.nCopies(items.size(), "?")) + ") GROUP BY hour, " + column,
                row -> new Hour(row.number("hour"), row.string("item"), sums(row)), values.toArray());
    }

    /** Adds to the sums of everybody, a few rows however many records there are, and of keys, users and tokens. */
    void add(Sql sql, List<UsageRecord> records) {
        addTraffic(sql, records);
        byId.add(sql, records);
    }

    private static void addTraffic(Sql sql, List<UsageRecord> records) {
        Map<List<Object>, UsageReport.Sums> sums = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            List<Object> key = List.of(UsageDao.hourOf(record), UsageDao.modelOf(record), record.route().dialect(),
                    record.who().superKey());
            sums.merge(key, UsageReport.Sums.of(record), UsageReport.Sums::plus);
        }
        List<Object[]> rows = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> rows.add(new Object[] {
            key.get(0), key.get(1), key.get(2), key.get(3), sum.requests(), sum.successes(), sum.failures(),
                    sum.inputTokens(),
            sum.outputTokens(), sum.credits()
        }));
        sql.batch(
                """
                INSERT INTO usage_traffic (hour, model, dialect, is_super, requests, successes, failures,
                    input_tokens, output_tokens, credits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE requests = requests + VALUES(requests),
                    successes = successes + VALUES(successes), failures = failures + VALUES(failures),
                    input_tokens = input_tokens + VALUES(input_tokens),
                    output_tokens = output_tokens + VALUES(output_tokens), credits = credits + VALUES(credits)
                """,
                rows);
    }

    /** Requests that reached no token are no item among tokens. */
    private static String without(UsageBy by) {
        return by == UsageBy.TOKEN ? " AND token_id <> 0" : "";
    }

    private static List<Object> span(Period period) {
        return new ArrayList<>(List.of(period.firstHour(), period.to().toEpochMilli()));
    }

    static UsageReport.Sums sums(Row row) {
        return new UsageReport.Sums(
                row.number("requests"), row.number("successes"), row.number("failures"), row.number("input_tokens"),
                row.number("output_tokens"), row.fraction("credits"));
    }
}
