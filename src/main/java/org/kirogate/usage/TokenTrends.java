package org.kirogate.usage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.db.Db;

/** How busy the tokens of one page of a list were lately, by the hour. Thread-safe; each call goes to the database. */
public final class TokenTrends {
    /** How many hours it tells of, the present one included. */
    public static final int HOURS = 24;

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final List<Long> NONE = Collections.nCopies(HOURS, 0L);

    private final Db db;
    private final InstantSource clock;
    private final ItemSumsDao dao = new ItemSumsDao();

    /** Trends over this database. */
    public TokenTrends(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Requests of each of these tokens in the last {@link #HOURS} hours each, the oldest first; one query for all. */
    public Map<Long, List<Long>> of(Collection<Long> tokenIds) {
        if (tokenIds.isEmpty()) {
            return Map.of();
        }
        long last = clock.millis() - Math.floorMod(clock.millis(), HOUR_MS);
        long first = last - (HOURS - 1) * HOUR_MS;
        Map<Long, Long[]> hours = new HashMap<>();
        dao.requests(db, UsageBy.TOKEN, tokenIds, first, last).forEach(cell ->
                hours.computeIfAbsent(cell.item(), id -> NONE.toArray(Long[]::new))
                        [(int) ((cell.start() - first) / HOUR_MS)] = cell.requests());
        Map<Long, List<Long>> trends = new HashMap<>();
        tokenIds.forEach(id -> trends.put(id, hours.containsKey(id) ? Arrays.asList(hours.get(id)) : NONE));
        return trends;
    }
}
