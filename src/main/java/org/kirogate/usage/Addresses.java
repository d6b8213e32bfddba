package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.kirogate.db.Db;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Row;
import org.kirogate.fault.GatewayException;

/**
 * From which addresses requests came lately. It looks at the newest {@value #NEWEST} requests of a span and no
 * further back, so that the answer takes the same time whatever the traffic, and keeps what it read for some seconds,
 * so that who searches, sorts and turns pages is not kept waiting by it again. Thread-safe.
 */
public final class Addresses {
    /** Most requests that are looked at. */
    public static final int NEWEST = 20_000;

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Comparator<Seen> BY_ADDRESS = Comparator.comparing(Seen::address);
    private static final Map<String, Comparator<Seen>> SORTS = Map.of(
            "address", BY_ADDRESS,
            "requests", Comparator.comparingLong(Seen::requests),
            "failures", Comparator.comparingLong(Seen::failures),
            "key_count", Comparator.comparingLong(Seen::keys),
            "first_seen", Comparator.comparing(Seen::first),
            "last_seen", Comparator.comparing(Seen::last));

    private final Db db;
    private final InstantSource clock;
    private final Recent<Duration, List<Seen>> read;

    /** The requests of this database. */
    public Addresses(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.read = new Recent<>(clock, FRESH);
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
        String wanted = ask.search().toLowerCase(Locale.ROOT);
        Comparator<Seen> order = order(ask);
        List<Seen> found = read.of(span, () -> newest(span)).stream()
                .filter(seen -> seen.address().contains(wanted))
                .sorted(order)
                .toList();
        List<Seen> shown = found.stream().skip(ask.offset()).limit(ask.pageSize()).toList();
        return Page.of(ask, shown, found.size());
    }

    private static Comparator<Seen> order(PageAsk ask) {
        if (ask.sort().isEmpty()) {
            return SORTS.get("requests").reversed().thenComparing(BY_ADDRESS);
        }
        Comparator<Seen> order = SORTS.get(ask.sort());
        if (order == null) {
            throw GatewayException.invalid("sort", "The list can be sorted by address, failures, first_seen, key_count,"
                    + " last_seen, requests.");
        }
        return (ask.descending() ? order.reversed() : order).thenComparing(BY_ADDRESS);
    }

    /** All of them: an index alone answers which. */
    private List<Seen> newest(Duration span) {
        return db.query(
                """
                SELECT address, COUNT(*) AS requests, SUM(outcome NOT IN ('ok', 'client_gone')) AS failures,
                    COUNT(DISTINCT key_id) AS key_count, MAX(key_id) AS newest_key, MIN(at) AS first_seen,
                    MAX(at) AS last_seen
                FROM (SELECT address, key_id, outcome, at FROM usage_records WHERE at >= ?
                    ORDER BY at DESC, id DESC LIMIT ?) lately
                WHERE address <> '' GROUP BY address
                """,
                Addresses::seen, clock.instant().minus(span).toEpochMilli(), NEWEST);
    }

    private static Seen seen(Row row) {
        return new Seen(
                row.string("address"), row.number("requests"), row.number("failures"), row.number("key_count"),
                row.number("newest_key"), Instant.ofEpochMilli(row.number("first_seen")),
                Instant.ofEpochMilli(row.number("last_seen")));
    }
}
