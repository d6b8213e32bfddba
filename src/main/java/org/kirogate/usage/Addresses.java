package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.db.Db;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;

/**
 * From which addresses requests came lately. It looks at the newest {@value #NEWEST} requests of a span and no
 * further back, so that the answer takes the same time whatever the traffic. Thread-safe.
 */
public final class Addresses {
    /** Most requests that are looked at. */
    public static final int NEWEST = 20_000;

    private static final Map<String, String> SORTS = Map.of(
            "", "requests DESC", "requests", "requests", "address", "address", "last_seen", "last_seen",
            "first_seen", "first_seen", "key_count", "key_count", "failures", "failures");
    private static final String LATELY = """
             FROM (SELECT address, key_id, user_id, outcome, at FROM usage_records WHERE at >= ?
                ORDER BY at DESC, id DESC LIMIT ?) lately
            WHERE address <> '' AND address LIKE ?
            """;

    private final Db db;
    private final InstantSource clock;

    /** The requests of this database. */
    public Addresses(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * One address.
     *
     * @param requests  of those looked at
     * @param failures  of them refused or failed
     * @param keys      different keys among them
     * @param newestKey id of one of them, the highest
     */
    public record Seen(
            String address, long requests, long failures, long keys, long newestKey, Instant first, Instant last) {
        public Seen {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(last, "last");
        }
    }

    /** Addresses of the last {@code span} whose text holds the search, the busiest first unless sorted otherwise. */
    public Page<Seen> list(Duration span, PageAsk ask) {
        String column = SORTS.get(ask.sort());
        if (column == null) {
            throw GatewayException.invalid("sort", "The list can be sorted by address, failures, first_seen, key_count,"
                    + " last_seen, requests.");
        }
        List<Object> values = new ArrayList<>(
                List.of(clock.instant().minus(span).toEpochMilli(), NEWEST, ask.pattern()));
        long total = db.one("SELECT COUNT(DISTINCT address) AS total" + LATELY, row -> row.number("total"),
                values.toArray()).orElse(0L);
        values.add(ask.pageSize());
        values.add(ask.offset());
        List<Seen> rows = db.query(
                "SELECT address, COUNT(*) AS requests, SUM(outcome NOT IN ('ok', 'client_gone')) AS failures,"
                        + " COUNT(DISTINCT key_id) AS key_count, MAX(key_id) AS newest_key, MIN(at) AS first_seen,"
                        + " MAX(at) AS last_seen" + LATELY + " GROUP BY address ORDER BY " + column
                        + (ask.descending() ? " DESC" : "") + ", address LIMIT ? OFFSET ?",
                row -> new Seen(
                        row.string("address"), row.number("requests"), row.number("failures"), row.number("key_count"),
                        row.number("newest_key"), Instant.ofEpochMilli(row.number("first_seen")),
                        Instant.ofEpochMilli(row.number("last_seen"))),
                values.toArray());
        return Page.of(ask, rows, total);
    }
}
