package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.kirogate.db.Db;

/**
 * How the requests of the last 24 clock hours went, in memory: pages that everybody may see cost the database nothing.
 * Empty until the first {@link #refresh}. Thread-safe.
 */
public final class RecentHours {
    private static final int HOURS = 24;

    private final Db db;
    private final InstantSource clock;
    private final UsageDao dao = new UsageDao();
    private volatile List<Hour> hours = List.of();

    /** One clock hour from its start: successes, and failures that were no fault of the caller's. */
    public record Hour(Instant start, long successes, long failures) {
        public Hour {
            Objects.requireNonNull(start, "start");
        }
    }

    /** The last hours of this database. */
    public RecentHours(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Reads them anew.
     *
     * @throws org.kirogate.db.DbException when they can't be read: those read before stay
     */
    public void refresh() {
        Instant from = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
        hours = List.copyOf(dao.hours(db, from.toEpochMilli(), HOURS));
    }

    /** The hours that had requests, oldest first. */
    public List<Hour> hours() {
        return hours;
    }
}
