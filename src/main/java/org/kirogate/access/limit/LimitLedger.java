package org.kirogate.access.limit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.kirogate.db.Db;

/**
 * Carries what is used of limits to the database and back, so that it outlives a restart and holds on all nodes together.
 * Off the requests' path. A batch is added once, however often it has to be tried. Thread-safe.
 */
public final class LimitLedger {
    private static final System.Logger LOG = System.getLogger(LimitLedger.class.getName());
    private static final Duration LONGEST = Duration.ofDays(40);
    private static final Duration NODE_GONE = Duration.ofDays(1);
    private static final Duration FLIGHT_GONE = Duration.ofMinutes(1);
    /** What is under way and does not change is written anew after so long. */
    private static final long REPEAT_MS = 5_000;
    /** A row is seen this much later than it says at the most: its transaction takes some time. */
    private static final long COMMIT_MS = 5_000;

    private final Db db;
    private final Meters meters;
    private final Function<Subject, Limits> limits;
    private final BooleanSupplier anyCounts;
    private final String node;
    private final InstantSource clock;
    private final LimitDao dao = new LimitDao();
    private final NearlyUsed nearlyUsed;
    private final ReentrantLock working = new ReentrantLock();
    private final Map<Subject, Said> said = new HashMap<>();
    private List<Sent> batch = List.of();
    private Set<Subject> heard = Set.of();
    private long flush = 1;
    private long readUntil;

    /**
     * A ledger over the tables; reads what is used so far.
     *
     * @param limits    that hold for a key or user now
     * @param anyCounts whether any does; else the database is left alone
     * @param node      16 characters that no other node has
     * @param listener  is told that limits are nearly used up
     */
    public LimitLedger(
            Db db,
            Meters meters,
            Function<Subject, Limits> limits,
            BooleanSupplier anyCounts,
            String node,
            Warned.Listener listener,
            InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.meters = Objects.requireNonNull(meters, "meters");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.anyCounts = Objects.requireNonNull(anyCounts, "anyCounts");
        this.node = Objects.requireNonNull(node, "node");
        this.nearlyUsed = new NearlyUsed(db, dao, meters, listener);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.readUntil = db.clockMillis();
        absorb(dao.begunSince(db, clock.millis() - LONGEST.toMillis()));
        hear();
    }

    /** A part of a batch and the window it is from. */
    private record Sent(Meter meter, Window window, LimitDao.Delta delta) {}

    /** What was last written of what is under way. */
    private record Said(Flight flight, long at) {}

    /**
     * Writes what came, reads what others wrote, and tells what is nearly used up; blocks.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached: then it all waits on
     */
    public void exchange() {
        working.lock();
        try {
            if (!anyCounts.getAsBoolean() && !meters.anyTouched() && batch.isEmpty()) {
                return;
            }
            List<Meter> touched = meters.takeTouched();
            try {
                write(touched);
                say(touched);
                read();
            } catch (RuntimeException e) {
                touched.forEach(meters::touchAgain);
                throw e;
            }
            touched.forEach(nearlyUsed::tell);
        } finally {
            working.unlock();
        }
    }

    private void write(List<Meter> touched) {
        send();
        batch = collect(touched);
        send();
    }

    /** A batch that failed keeps its number, by which the database knows whether it has it after all. */
    private void send() {
        if (batch.isEmpty()) {
            return;
        }
        long number = flush;
        List<LimitDao.Delta> deltas = batch.stream().map(Sent::delta).toList();
        db.transaction(transaction -> {
            boolean news = dao.lastFlush(transaction, node) < number;
            if (news) {
                dao.flushed(transaction, node, number);
                dao.add(transaction, deltas);
            }
            return news;
        });
        flush++;
        for (Sent sent : batch) {
            sent.meter().lock.lock();
            try {
                sent.window().arrived();
            } finally {
                sent.meter().lock.unlock();
            }
        }
        batch = List.of();
    }

    private List<Sent> collect(List<Meter> touched) {
        List<Sent> collected = new ArrayList<>();
        for (Meter meter : touched) {
            meter.lock.lock();
            try {
                for (Window window : meter.waiting()) {
                    Sum sum = window.send();
                    collected.add(new Sent(meter, window, new LimitDao.Delta(meter.subject, window.span(),
                            window.start(), sum.requests(), sum.tokens(), sum.credits())));
                }
            } finally {
                meter.lock.unlock();
            }
        }
        collected.sort(Comparator.comparing((Sent sent) -> sent.delta().subject().number())
                .thenComparing(sent -> sent.delta().subject().id())
                .thenComparing(sent -> sent.delta().span())
                .thenComparing(sent -> sent.delta().start()));
        return collected;
    }

    /** Writes what is under way here; a meter at which something is stays among the touched. */
    private void say(List<Meter> touched) {
        long now = clock.millis();
        Map<Subject, Flight> news = new HashMap<>();
        for (Meter meter : touched) {
            Flight flight = flight(meter, now);
            if (!flight.equals(Flight.NONE)) {
                meters.touchAgain(meter);
            }
            Said before = said.get(meter.subject);
            if (before == null ? !flight.equals(Flight.NONE)
                    : !before.flight().equals(flight) || now - before.at() >= REPEAT_MS) {
                news.put(meter.subject, flight);
            }
        }
        if (news.isEmpty()) {
            return;
        }
        dao.putFlights(db, node, news);
        news.forEach((subject, flight) -> {
            if (flight.equals(Flight.NONE)) {
                said.remove(subject);
            } else {
                said.put(subject, new Said(flight, now));
            }
        });
    }

    private static Flight flight(Meter meter, long now) {
        meter.lock.lock();
        try {
            return meter.flight(now);
        } finally {
            meter.lock.unlock();
        }
    }

    private void read() {
        absorb(dao.changedAfter(db, readUntil - COMMIT_MS));
        hear();
    }

    private void absorb(List<UseRow> rows) {
        long now = clock.millis();
        for (UseRow row : rows) {
            Limits current = limits.apply(row.subject());
            if (current.amounts().containsKey(row.span())) {
                Meter meter = meters.locked(row.subject(), current);
                try {
                    meter.absorb(row, now);
                } finally {
                    meter.lock.unlock();
                }
            }
            readUntil = Math.max(readUntil, row.updatedAt());
        }
    }

    private void hear() {
        Map<Subject, Flight> flights = dao.elsewhere(db, node, Meter.STALE_MS);
        Set<Subject> all = new HashSet<>(heard);
        all.addAll(flights.keySet());
        for (Subject subject : all) {
            Limits current = limits.apply(subject);
            if (!current.counts()) {
                continue;
            }
            Meter meter = meters.locked(subject, current);
            try {
                meter.hear(flights.getOrDefault(subject, Flight.NONE), clock.millis());
            } finally {
                meter.lock.unlock();
            }
        }
        heard = Set.copyOf(flights.keySet());
    }

    /** Removes what no limit needs any more, in small steps; blocks. */
    public void purge() {
        dao.removeOldFlights(db, FLIGHT_GONE.toMillis());
        dao.removeOldNodes(db, NODE_GONE.toMillis());
        long longAgo = clock.millis() - LONGEST.toMillis();
        int removed;
        do {
            removed = dao.removeBegunBefore(db, longAgo) + dao.removeOfDeletedKeys(db);
        } while (removed > 0);
    }

    /** Writes what waits, and that nothing is under way here any more; what can't be written is lost and said so. */
    public void close() {
        working.lock();
        try {
            write(meters.takeTouched());
            dao.removeFlights(db, node);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "What was used of limits in the last second is lost", e);
        } finally {
            working.unlock();
        }
    }
}
