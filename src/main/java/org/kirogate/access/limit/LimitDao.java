package org.kirogate.access.limit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code limit_use}, {@code limit_nodes} and {@code limit_flights}. Thread-safe. */
final class LimitDao {
    private static final String NOW = "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";
    private static final String COLUMNS =
            "SELECT scope, subject, span, start, requests, tokens, credits, warned, updated_at FROM limit_use";
    private static final int USER = 2;
    /** Rows of one step of tidying up. */
    private static final int STEP = 5_000;

    /** What is to be added to a row. */
    record Delta(Subject subject, Span span, long start, long requests, long tokens, double credits) {}

    /** The number of the last batch of a node, holding back its next; 0 = it has none. */
    long lastFlush(Sql sql, String node) {
        return sql.one("SELECT flush FROM limit_nodes WHERE node = ? FOR UPDATE", row -> row.number("flush"), node)
                .orElse(0L);
    }

    void flushed(Sql sql, String node, long flush) {
        sql.update("INSERT INTO limit_nodes (node, flush, seen_at) VALUES (?, ?, " + NOW + ")"
                + " ON DUPLICATE KEY UPDATE flush = VALUES(flush), seen_at = VALUES(seen_at)", node, flush);
    }

    /** Adds; the order of the rows keeps two nodes from waiting for each other. */
    void add(Sql sql, List<Delta> deltas) {
        sql.batch(
                "INSERT INTO limit_use (scope, subject, span, start, requests, tokens, credits, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, " + NOW + ") ON DUPLICATE KEY UPDATE"
                        + " requests = requests + VALUES(requests), tokens = tokens + VALUES(tokens),"
                        + " credits = credits + VALUES(credits), updated_at = VALUES(updated_at)",
                deltas.stream().map(delta -> new Object[] {
                    delta.subject().number(), delta.subject().id(), delta.span().number(), delta.start(),
                    delta.requests(), delta.tokens(), delta.credits()
                }).toList());
    }

    /** Rows of all time and of spans that began at {@code since} or later, epoch ms. */
    List<UseRow> begunSince(Sql sql, long since) {
        return sql.query(COLUMNS + " WHERE start = 0 OR start >= ?", LimitDao::use, since);
    }

    /** Rows that changed after a time, epoch ms of the database's clock. */
    List<UseRow> changedAfter(Sql sql, long time) {
        return sql.query(COLUMNS + " WHERE updated_at > ?", LimitDao::use, time);
    }

    /** Notes that a limit's owner is warned; 1 when nobody noted it before. */
    int warn(Sql sql, Subject subject, Window window, Measure measure) {
        return sql.update("UPDATE limit_use SET warned = warned | ?, updated_at = " + NOW
                        + " WHERE scope = ? AND subject = ? AND span = ? AND start = ? AND warned & ? = 0",
                measure.bit(), subject.number(), subject.id(), window.span().number(), window.start(), measure.bit());
    }

    void putFlights(Sql sql, String node, Map<Subject, Flight> flights) {
        sql.batch(
                "REPLACE INTO limit_flights (node, scope, subject, in_flight, tokens, credits, minute_requests,"
                        + " minute_tokens, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, " + NOW + ")",
                flights.entrySet().stream().map(flight -> row(node, flight.getKey(), flight.getValue())).toList());
    }

    private static Object[] row(String node, Subject subject, Flight flight) {
        return new Object[] {
            node, subject.number(), subject.id(), flight.inFlight(), flight.tokens(), flight.credits(),
            flight.minuteRequests(), flight.minuteTokens()
        };
    }

    /** What all other nodes do, that said so in the last {@code staleMs}. */
    Map<Subject, Flight> elsewhere(Sql sql, String node, long staleMs) {
        Map<Subject, Flight> flights = new HashMap<>();
        sql.query(
                "SELECT scope, subject, SUM(in_flight) AS in_flight, SUM(tokens) AS tokens, SUM(credits) AS credits,"
                        + " SUM(minute_requests) AS minute_requests, SUM(minute_tokens) AS minute_tokens"
                        + " FROM limit_flights WHERE node <> ? AND seen_at > " + NOW + " - ? GROUP BY scope, subject",
                row -> flights.put(subject(row), new Flight(
                        (int) row.number("in_flight"), row.number("tokens"), row.fraction("credits"),
                        (int) row.number("minute_requests"), row.number("minute_tokens"))),
                node, staleMs);
        return flights;
    }

    void removeFlights(Sql sql, String node) {
        sql.update("DELETE FROM limit_flights WHERE node = ?", node);
    }

    void removeOldFlights(Sql sql, long oldMs) {
        sql.update("DELETE FROM limit_flights WHERE seen_at < " + NOW + " - ?", oldMs);
    }

    void removeOldNodes(Sql sql, long oldMs) {
        sql.update("DELETE FROM limit_nodes WHERE seen_at < " + NOW + " - ?", oldMs);
    }

    /** Removes some rows of spans that began before a time, epoch ms; returns how many. */
    int removeBegunBefore(Sql sql, long time) {
        return sql.update("DELETE FROM limit_use WHERE start > 0 AND start < ? LIMIT " + STEP, time);
    }

    /** Removes some rows of keys that are gone; returns how many. */
    int removeOfDeletedKeys(Sql sql) {
        return sql.update("DELETE FROM limit_use WHERE scope = 1 AND NOT EXISTS (SELECT 1 FROM api_keys"
                + " WHERE api_keys.id = limit_use.subject AND api_keys.deleted_at IS NULL) LIMIT " + STEP);
    }

    private static UseRow use(Row row) {
        return new UseRow(
                subject(row), Span.of(row.number("span")), row.number("start"), row.number("requests"),
                row.number("tokens"), row.fraction("credits"), (int) row.number("warned"), row.number("updated_at"));
    }

    private static Subject subject(Row row) {
        return new Subject(row.number("scope") == USER, row.number("subject"));
    }
}
