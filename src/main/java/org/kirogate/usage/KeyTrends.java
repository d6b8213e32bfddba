package org.kirogate.usage;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.kirogate.db.Db;

/** What became of the keys of one page of a list lately. Thread-safe; every call goes to the database. */
public final class KeyTrends {
    /** How many days it tells of, today included. */
    public static final int DAYS = 30;

    private static final long DAY_MS = 86_400_000;

    private final Db db;
    private final InstantSource clock;
    private final KeyTrendDao dao = new KeyTrendDao();
    private final PairDao pairs = new PairDao();

    /** Trends over this database. */
    public KeyTrends(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** That of each of these keys; one that was not used lately may be missing. */
    public Map<Long, KeyTrend> of(Collection<Long> keyIds) {
        if (keyIds.isEmpty()) {
            return Map.of();
        }
        long today = Math.floorDiv(clock.millis(), DAY_MS);
        long first = today - DAYS + 1;
        Map<Long, Map<Long, Long>> days = dao.days(db, keyIds, first * DAY_MS);
        Map<Long, Long> tokens = pairs.tokens(db, keyIds, first * DAY_MS);
        Map<Long, String> addresses = dao.lastAddresses(db, keyIds);
        Map<Long, KeyTrend> trends = new HashMap<>();
        for (long id : keyIds) {
            Map<Long, Long> ofKey = days.getOrDefault(id, Map.of());
            List<Long> series = LongStream.rangeClosed(first, today)
                    .mapToObj(day -> ofKey.getOrDefault(day, 0L))
                    .toList();
            trends.put(id, new KeyTrend(series, tokens.getOrDefault(id, 0L), addresses.getOrDefault(id, "")));
        }
        return trends;
    }
}
