package org.kirogate.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;

/**
 * Checks whether the record is what the gateway wrote: every row, its place, the one before it, and the end. It runs
 * beside everything else, one check at a time on a node, and remembers its last result until the next start.
 * Thread-safe.
 */
public final class ChainCheck {
    private static final System.Logger LOG = System.getLogger(ChainCheck.class.getName());

    private final Db db;
    private final Seal seals;
    private final Executor threads;
    private final InstantSource clock;
    private final ChainDao dao = new ChainDao();
    private final List<Consumer<ChainReport>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long total;
    private volatile long reached;
    private volatile ChainReport last;
    private volatile Instant failedAt = Instant.EPOCH;
    /** The last end that was found in order: the chain can grow from it and nothing else. */
    private volatile ChainEnd known;

    /**
     * A check of a database's record.
     *
     * @param hmac    the function that the record was made with, see {@link AuditLog}
     * @param threads where a check runs
     */
    public ChainCheck(Db db, UnaryOperator<String> hmac, Executor threads, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.seals = new Seal(hmac);
        this.threads = Objects.requireNonNull(threads, "threads");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * How a check stands.
     *
     * @param running  whether one is under way
     * @param reached  rows that it has seen
     * @param total    rows that it has to see
     * @param failedAt when the last one could not be carried out, epoch = it could
     */
    public record Progress(boolean running, long reached, long total, Instant failedAt) {
        public Progress {
            Objects.requireNonNull(failedAt, "failedAt");
        }
    }

    /** Has what each check finds told to somebody, in the check's thread. */
    public void whenChecked(Consumer<ChainReport> listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    /** Begins a check beside the caller, unless one is under way; whether it did. */
    public boolean start() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        try {
            reached = 0;
            total = dao.read(db).number();
            threads.execute(this::runBeside);
            return true;
        } catch (RuntimeException e) {
            running.set(false);
            throw e;
        }
    }

    /** How it stands. */
    public Progress progress() {
        return new Progress(running.get(), reached, total, failedAt);
    }

    /** What the last check on this node found; empty before the first. */
    public Optional<ChainReport> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Checks here and now.
     *
     * @throws DbException when the database can't be reached
     */
    public ChainReport run() {
        Instant begun = clock.instant();
        ChainWalk walk = new ChainWalk(db, seals);
        ChainEnd end = walk.walk(place -> reached = place);
        List<Finding> findings = new ArrayList<>(walk.findings());
        long count = walk.count();
        if (known != null && !follows(end)) {
            findings.add(new Finding(Finding.Kind.END, 0, known.number(), known.number()));
            count++;
        }
        Instant now = clock.instant();
        ChainReport report = new ChainReport(
                now, Duration.between(begun, now), end.number(), end.hash(), findings, count);
        tell(report);
        known = report.intact() ? end : known;
        last = report;
        failedAt = Instant.EPOCH;
        return report;
    }

    /**
     * Whether a place of the chain still has the hash that it had once, as the log said.
     *
     * @param hash 64 hex digits
     */
    public boolean holds(long number, String hash) {
        return number > 0 && dao.after(db, number - 1, 1).stream()
                .anyMatch(row -> row.number() == number && row.hash().equals(hash));
    }

    /** Writes where the chain ends to the log, outside of the reach of who can change the database. */
    public void noteEnd() {
        ChainEnd end = dao.read(db);
        LOG.log(System.Logger.Level.INFO, "audit chain ends at " + end.number() + ":" + end.hash());
    }

    private boolean follows(ChainEnd end) {
        return known.number() == 0 || end.number() >= known.number() && holds(known.number(), known.hash());
    }

    private void runBeside() {
        try {
            run();
        } catch (RuntimeException e) {
            failedAt = clock.instant();
            LOG.log(System.Logger.Level.WARNING, "The audit record could not be checked", e);
        } finally {
            running.set(false);
        }
    }

    private void tell(ChainReport report) {
        if (report.intact()) {
            LOG.log(System.Logger.Level.INFO, "audit record intact: " + report.rows() + " rows");
        } else {
            LOG.log(System.Logger.Level.ERROR, "AUDIT RECORD BROKEN in " + report.count() + " places: "
                    + report.findings().get(0));
        }
        listeners.forEach(listener -> listener.accept(report));
    }
}
