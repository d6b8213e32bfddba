package org.kirogate.usage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;

/**
 * Lets go what is kept for a time only: single requests, the client's address in them, and sums. Every run does a
 * bounded number of small steps and leaves the rest to the next; of all nodes one does it at a time. Thread-safe.
 */
public final class Retention {
    /** How long sums are kept. */
    public static final Duration SUMS = Duration.ofDays(731);

    static final int STEP = 1_000;
    /** A place costs less than a row that goes. */
    private static final int PLACES = 5_000;
    private static final int MOST_STEPS = 60;
    /** After which another node may take a job whose node is gone. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final long HOUR_MS = 3_600_000;

    private final Db db;
    private final Duration records;
    private final Duration addresses;
    private final InstantSource clock;
    private final RetentionDao dao = new RetentionDao();
    private final JobDao jobs = new JobDao();

    /** Over this database. */
    public Retention(GatewayConfig.Usage config, Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.records = Duration.ofDays(config.retentionDays());
        this.addresses = Duration.ofDays(config.addressDays());
    }

    /** One part of the work. */
    private interface Work {
        JobDao.State from(JobDao.State before);
    }

    /**
     * Does the next part of the work: for the housekeeping, once a minute.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached; what has gone is gone
     */
    public void run() {
        if (!records.isZero()) {
            once("records", before -> {
                long cut = clock.millis() - records.toMillis();
                boolean all = steps(() -> dao.records(db, cut, STEP));
                if (all) {
                    steps(() -> dao.marks(db, cut - Math.floorMod(cut, HOUR_MS), STEP));
                }
                return new JobDao.State(clock.millis(), before.reached(), before.result());
            });
        }
        once("addresses", this::blank);
        once("sums", before -> {
            sums(clock.millis() - SUMS.toMillis());
            return new JobDao.State(clock.millis(), before.reached(), before.result());
        });
    }

    private void once(String name, Work work) {
        long now = clock.millis();
        if (!jobs.take(db, name, now, now + LEASE.toMillis())) {
            return;
        }
        // When it fails the job is free again as soon as its time is over.
        jobs.done(db, name, work.from(jobs.state(db, name)));
    }

    /** Whether nothing more is left. */
    private static boolean steps(IntSupplier step) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (step.getAsInt() < STEP) {
                return true;
            }
        }
        return false;
    }

    /**
     * Goes on where the last run came to. Once a day it begins anew: records that had waited for the database come in
     * behind its back.
     */
    private JobDao.State blank(JobDao.State before) {
        boolean anew = clock.millis() - before.doneAt() >= DAY.toMillis();
        long began = anew ? clock.millis() : before.doneAt();
        long cut = clock.millis() - addresses.toMillis();
        RetentionDao.Place reached = new RetentionDao.Place(anew ? 0 : before.reached(), 0, false);
        for (int i = 0; i < MOST_STEPS; i++) {
            List<RetentionDao.Place> places = dao.places(db, reached, cut, PLACES);
            List<Long> told = places.stream().filter(RetentionDao.Place::told).map(RetentionDao.Place::id).toList();
            for (int from = 0; from < told.size(); from += STEP) {
                dao.blank(db, told.subList(from, Math.min(told.size(), from + STEP)));
            }
            if (!places.isEmpty()) {
                reached = places.get(places.size() - 1);
            }
            if (places.size() < PLACES) {
                break;
            }
        }
        return new JobDao.State(began, reached.at(), before.result());
    }

    private void sums(long before) {
        long hour = before - Math.floorMod(before, HOUR_MS);
        long day = before - Math.floorMod(before, DAY.toMillis());
        for (String table : RetentionDao.HOURLY) {
            steps(() -> dao.hours(db, table, hour, STEP));
        }
        steps(() -> dao.models(db, hour, STEP));
        steps(() -> dao.pairs(db, hour, STEP));
        for (Facet facet : Facet.values()) {
            steps(() -> dao.itemHours(db, facet, hour, STEP));
            days(facet, day);
        }
    }

    /** A day with fewer items than a step is no sign that it was the last. */
    private void days(Facet facet, long before) {
        int items = 1;
        for (int i = 0; i < MOST_STEPS && items > 0; i++) {
            items = dao.itemDays(db, facet, before, STEP);
        }
    }
}
