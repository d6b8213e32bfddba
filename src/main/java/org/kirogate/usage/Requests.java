package org.kirogate.usage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;

/** Reads single requests from the moment they ended, and lets receipts go when their time is over. Thread-safe. */
public final class Requests {
    /** Most requests of a part of the list. */
    public static final int MOST_ROWS = 500;

    /** After which a reader rather sees what was found so far. */
    private static final Duration PATIENCE = Duration.ofMillis(25);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int STEP = 1000;
    /** So that one run comes to an end; what is left is the next run's. */
    private static final int MOST_STEPS = 1000;

    private final Db db;
    private final UsageLog log;
    private final Duration kept;
    private final InstantSource clock;
    private final UsageDao dao = new UsageDao();
    private final ReceiptDao receipts = new ReceiptDao();
    private final RequestDao rows = new RequestDao();

    /** The requests of a database and of the log that writes to it. */
    public Requests(GatewayConfig.Usage config, Db db, UsageLog log, InstantSource clock) {
        this.kept = Duration.ofDays(config.receiptDays());
        this.db = Objects.requireNonNull(db, "db");
        this.log = Objects.requireNonNull(log, "log");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * One request, also when it is not written yet; waits for a batch that is being written. Its receipt is empty when
     * none is kept.
     *
     * @param requestId the id that its caller was told
     * @return empty when no request has that id, it has not ended, or it ended on another node a moment ago
     * @throws org.kirogate.db.DbException when the database has to be asked and can't be reached
     */
    public Optional<UsageRecord> find(String requestId) {
        if (!ID.matcher(requestId).matches()) {
            return Optional.empty();
        }
        return log.waiting(requestId).or(() -> dao.find(db, requestId));
    }

    /**
     * Requests that came before another, newest first. Those of the last second may be missing: they are not written
     * yet.
     *
     * @param number of that other in the list, as a {@link RequestSlice} names it; 0 = the newest ones
     * @param size   1-{@value #MOST_ROWS} requests
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    public RequestSlice before(RequestFilter filter, long number, int size) {
        return list(filter, size, PATIENCE).before(number);
    }

    /** The same from the other side: the requests next after that one, newest first. */
    public RequestSlice after(RequestFilter filter, long number, int size) {
        return list(filter, size, PATIENCE).after(number);
    }

    /** The same as {@link #before}, looking on until the part is full however long that takes: for whole lists. */
    public RequestSlice allBefore(RequestFilter filter, long number, int size) {
        return list(filter, size, LONG).before(number);
    }

    private RequestList list(RequestFilter filter, int size, Duration longest) {
        if (size < 1 || size > MOST_ROWS) {
            throw new IllegalArgumentException("1 to " + MOST_ROWS + " requests can be listed, not " + size);
        }
        return new RequestList(rows, db, filter, size, System::nanoTime, longest);
    }

    /**
     * Removes receipts whose days are over, in small steps, and at most a million of them. For the housekeeping.
     *
     * @return how many were removed
     * @throws org.kirogate.db.DbException when the database can't be reached; what was removed stays removed
     */
    public int purge() {
        long before = clock.instant().minus(kept).toEpochMilli();
        int removed = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            int rows = receipts.purge(db, before, STEP);
            removed += rows;
            if (rows < STEP) {
                break;
            }
        }
        return removed;
    }
}
