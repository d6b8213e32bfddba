package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements that read sums by hour. Table and column names come from enums and constants only. Thread-safe. */
final class UsageSumsDao {
    /** Columns of sums. */
    static final String SUMS = """
            SUM(requests) AS requests, SUM(successes) AS successes, SUM(failures) AS failures,
            SUM(input_tokens) AS input_tokens, SUM(output_tokens) AS output_tokens, SUM(credits) AS credits
            """;
    /** Adds to sums that are there. */
    static final String ADDED = """
             ON DUPLICATE KEY UPDATE requests = requests + VALUES(requests),
                successes = successes + VALUES(successes), failures = failures + VALUES(failures),
                input_tokens = input_tokens + VALUES(input_tokens),
                output_tokens = output_tokens + VALUES(output_tokens), credits = credits + VALUES(credits)
            """;

    /** One item with its sums over the period. */
    record Item(String name, UsageReport.Sums sums) {}

    /** One item's sums over one hour; {@code hour} in epoch milliseconds. */
    record Hour(long hour, String item, UsageReport.Sums sums) {}

    private final ItemSumsDao byId = new ItemSumsDao();
    private final ModelSumsDao byModel = new ModelSumsDao();

    /** The largest items of a period, at most {@code limit}, where no sums by item know them. */
    List<Item> items(Sql sql, UsageAsk ask, int limit) {
        SumsSource source = SumsSource.apart(ask);
        List<Object> values = new ArrayList<>(source.values());
        values.add(limit);
        String column = ask.by().column();
        return sql.query(
                "SELECT " + column + " AS item, " + SUMS + " FROM " + source.table() + source.condition()
                        + without(ask.by()) + " GROUP BY " + column + " ORDER BY SUM("
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
        SumsSource source = SumsSource.apart(ask);
        List<Object> values = new ArrayList<>(source.values());
        String column = ask.by().column();
        String behind = "";
        if (!after.isEmpty()) {
            behind = " AND " + column + " > ?";
            values.add(ask.by().ids() ? (Object) Long.valueOf(after) : after);
        }
        values.add(limit);
        return sql.query(
                "SELECT " + column + " AS item, " + SUMS + " FROM " + source.table() + source.condition() + behind
                        + without(ask.by()) + " GROUP BY " + column + " ORDER BY " + column + " LIMIT ?",
                row -> new Item(row.string("item"), sums(row)), values.toArray());
    }

    /** How many items such a period has. */
    long count(Sql sql, UsageAsk ask) {
        SumsSource source = SumsSource.apart(ask);
        return sql.one(
                        "SELECT COUNT(DISTINCT " + ask.by().column() + ") AS items FROM " + source.table()
                                + source.condition() + without(ask.by()),
                        row -> row.number("items"), source.values().toArray())
                .orElse(0L);
    }

    /** Sums of all together, hour by hour. */
    List<Hour> hours(Sql sql, Period period, UsageFilter filter) {
        SumsSource source = SumsSource.together(period, filter);
        return sql.query(
                "SELECT " + source.hour() + " AS hour, " + SUMS + " FROM " + source.table() + source.condition()
                        + " GROUP BY " + source.hour(),
                row -> new Hour(row.number("hour"), "", sums(row)), source.values().toArray());
    }

    /** Sums of a few items, hour by hour. */
    List<Hour> hours(Sql sql, UsageAsk ask, List<String> items) {
        if (ask.everyId() || ask.ownKeys()) {
            return byId.hours(sql, ask, items);
        }
        SumsSource source = SumsSource.apart(ask);
        List<Object> values = new ArrayList<>(source.values());
        items.forEach(item -> values.add(ask.by().ids() ? (Object) Long.valueOf(item) : item));
        String column = ask.by().column();
        return sql.query(
                "SELECT " + source.hour() + " AS hour, " + column + " AS item, " + SUMS + " FROM " + source.table()
                        + source.condition() + " AND " + column + " IN ("
                        + String.join(",", Collections.nCopies(items.size(), "?")) + ") GROUP BY " + source.hour()
                        + ", " + column,
                row -> new Hour(row.number("hour"), row.string("item"), sums(row)), values.toArray());
    }

    /**
     * Adds to the sums of everybody, a few rows however many records there are, and of keys, users and tokens.
     *
     * @param owners answers whose a token is, 0 = nobody's that is known
     */
    void add(Sql sql, List<UsageRecord> records, LongUnaryOperator owners) {
        addTraffic(sql, records);
        byId.add(sql, records, owners);
        byModel.add(sql, records);
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
                """ + ADDED,
                rows);
    }

    /** Requests that reached no token are no item among tokens. */
    private static String without(UsageBy by) {
        return by == UsageBy.TOKEN ? " AND token_id <> 0" : "";
    }

    static UsageReport.Sums sums(Row row) {
        return new UsageReport.Sums(
                row.number("requests"), row.number("successes"), row.number("failures"), row.number("input_tokens"),
                row.number("output_tokens"), row.fraction("credits"));
    }
}
