package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.Sql;

/**
 * Compares, once a night and on one node, the counters of keys and tokens with the sums of their requests, and the
 * sums of the day before with its records. It tells what differs and mends nothing. Thread-safe.
 */
public final class Drift {
    private static final System.Logger LOG = System.getLogger(Drift.class.getName());
    private static final String JOB = "drift";
    private static final int STEP = 500;
    private static final int MOST_LOGGED = 10;
    private static final int HOURS = 24;
    /** The hour of the night, UTC. */
    private static final Duration NIGHT = Duration.ofHours(3);
    private static final Duration LEASE = Duration.ofHours(1);
    private static final long HOUR_MS = 3_600_000;
    private static final double MILLI = 1_000;
    /** Keys count credits as decimals, sums as binary fractions: what rounding alone makes of many additions. */
    private static final double LEAST_CREDITS = 0.001;
    private static final double ROUNDING = 1e-9;

    private final Db db;
    private final InstantSource clock;
    private final boolean recordsKept;
    private final CounterReading.Reader keys;
    private final CounterReading.Reader ownTokens;
    private final CounterReading.Reader poolTokens;
    private final Told told;
    private final DriftDao dao = new DriftDao();
    private final JobDao jobs = new JobDao();
    private volatile DriftReport latest = DriftReport.NEVER;

    /** Hears of what differs, in the transaction that ends the job. It may run twice: statements only. */
    public interface Told {
        /** Takes a report in which something differs. */
        void of(Sql sql, DriftReport report);
    }

    /** Counters of the rooms that own them: of keys, and of tokens for their owners and for super keys. */
    public record Counters(
            CounterReading.Reader keys, CounterReading.Reader ownTokens, CounterReading.Reader poolTokens) {}

    /** Over this database. */
    public Drift(GatewayConfig.Usage config, Db db, Counters counters, Told told, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.told = Objects.requireNonNull(told, "told");
        this.keys = counters.keys();
        this.ownTokens = counters.ownTokens();
        this.poolTokens = counters.poolTokens();
        this.recordsKept = config.retentionDays() == 0 || config.retentionDays() > 2;
    }

    /** What the last comparison of any node came to, as far as {@link #run} knows; from memory. */
    public DriftReport latest() {
        return latest;
    }

    /**
     * Compares when it is time and no other node does; else learns what came of it. For the housekeeping, every few
     * minutes.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    public void run() {
        JobDao.State state = jobs.state(db, JOB);
        long now = clock.millis();
        if (night(now) > night(state.doneAt()) && jobs.take(db, JOB, now, now + LEASE.toMillis())) {
            check();
            return;
        }
        if (latest.at().toEpochMilli() != state.doneAt()) {
            latest = new DriftReport(Instant.ofEpochMilli(state.doneAt()), state.reached(), List.of());
        }
    }

    /**
     * Compares now, whatever the time.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    public DriftReport check() {
        List<DriftReport.Found> found = new ArrayList<>();
        compare(found, DriftReport.Kind.KEY, keys, dao::keys);
        compare(found, DriftReport.Kind.TOKEN, ownTokens, (sql, ids) -> dao.tokens(sql, ids, false));
        compare(found, DriftReport.Kind.TOKEN_POOL, poolTokens, (sql, ids) -> dao.tokens(sql, ids, true));
        if (recordsKept) {
            long hour = clock.millis() - Math.floorMod(clock.millis(), HOUR_MS);
            for (int back = 1; back <= HOURS; back++) {
                hour(found, hour - back * HOUR_MS);
            }
        }
        DriftReport report = new DriftReport(Instant.ofEpochMilli(clock.millis()), found.size(),
                found.subList(0, Math.min(found.size(), DriftReport.MOST)));
        db.transaction(sql -> {
            jobs.done(sql, JOB, new JobDao.State(report.at().toEpochMilli(), report.different(), ""));
            if (report.different() > 0) {
                told.of(sql, report);
            }
            return report.different();
        });
        if (report.different() > 0) {
            String named = found.stream().limit(MOST_LOGGED).map(Object::toString).collect(Collectors.joining("; "));
            LOG.log(System.Logger.Level.WARNING,
                    report.different() + " figures differ from the sums of requests: " + named);
        }
        latest = report;
        return report;
    }

    /** Reads what counters should say. */
    private interface Sums {
        Map<Long, DriftDao.Should> of(Sql sql, List<Long> ids);
    }

    /** Both sides are read in one transaction each step, so that they are of the same moment. */
    private void compare(
            List<DriftReport.Found> found, DriftReport.Kind kind, CounterReading.Reader reader, Sums sums) {
        long after = 0;
        while (true) {
            long behind = after;
            List<DriftReport.Found> some = new ArrayList<>();
            List<CounterReading> step = db.transaction(sql -> {
                some.clear();
                List<CounterReading> counters = reader.read(sql, behind, STEP);
                if (!counters.isEmpty()) {
                    Map<Long, DriftDao.Should> should =
                            sums.of(sql, counters.stream().map(CounterReading::id).toList());
                    counters.forEach(one -> differences(
                            some, kind, one, should.getOrDefault(one.id(), DriftDao.Should.NOTHING)));
                }
                return counters;
            });
            found.addAll(some);
            if (step.size() < STEP) {
                return;
            }
            after = step.get(STEP - 1).id();
        }
    }

    private void differences(
            List<DriftReport.Found> found, DriftReport.Kind kind, CounterReading is, DriftDao.Should should) {
        differences(found, kind, is.id(), is.sums(), should.sums());
        long hour = is.lastUsed() - Math.floorMod(is.lastUsed(), HOUR_MS);
        boolean forgotten = should.lastHour() == 0 && hour < clock.millis() - Retention.SUMS.toMillis();
        if (!forgotten && hour != should.lastHour()) {
            difference(found, kind, is.id(), "last_used", is.lastUsed(), should.lastHour());
        }
    }

    private void hour(List<DriftReport.Found> found, long hour) {
        List<DriftReport.Found> some = new ArrayList<>();
        db.transaction(sql -> {
            some.clear();
            for (DriftDao.Hour one : List.of(dao.all(sql, hour), dao.served(sql, hour))) {
                one.sums().forEach(sums -> differences(some, DriftReport.Kind.HOUR, hour, one.records(), sums));
            }
            return some.size();
        });
        some.stream().distinct().forEach(found::add);
    }

    private static void differences(
            List<DriftReport.Found> found, DriftReport.Kind kind, long id, UsageReport.Sums is,
            UsageReport.Sums should) {
        difference(found, kind, id, "requests", is.requests(), should.requests());
        difference(found, kind, id, "successes", is.successes(), should.successes());
        difference(found, kind, id, "failures", is.failures(), should.failures());
        if (kind == DriftReport.Kind.TOKEN || kind == DriftReport.Kind.TOKEN_POOL) {
            // Tokens count requests alone.
            return;
        }
        difference(found, kind, id, "input_tokens", is.inputTokens(), should.inputTokens());
        difference(found, kind, id, "output_tokens", is.outputTokens(), should.outputTokens());
        if (Math.abs(is.credits() - should.credits()) >= LEAST_CREDITS + should.credits() * ROUNDING) {
            difference(found, kind, id, "millicredits", Math.round(is.credits() * MILLI),
                    Math.round(should.credits() * MILLI));
        }
    }

    private static void difference(
            List<DriftReport.Found> found, DriftReport.Kind kind, long id, String figure, long is, long should) {
        if (is != should) {
            found.add(new DriftReport.Found(kind, id, figure, is, should));
        }
    }

    /** Number of the night that a time belongs to. */
    private static long night(long at) {
        return Math.floorDiv(at - NIGHT.toMillis(), Duration.ofDays(1).toMillis());
    }
}
