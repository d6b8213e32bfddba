package org.kirogate.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Sql;

/**
 * Takes one record a request and carries them to the database in batches. {@link #add} never waits: when the queue is full
 * because the database is away for long, the record is dropped and counted. Thread-safe.
 */
public final class UsageLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UsageLog.class.getName());
    private static final int BATCH = 500;
    /** From this part of the queue on only records wait: receipts are many times as large and would fill the memory. */
    private static final int RECEIPTS_PART = 10;

    /** Moves counters of another room in the transaction that writes the records. It may run twice: statements only. */
    public interface CounterStep {
        /** Adds what these records, each seen for the first time, say. */
        void apply(Sql sql, List<UsageRecord> records);
    }

    private final Db db;
    private final List<CounterStep> steps;
    private final BlockingQueue<UsageRecord> queue;
    private final UsageDao dao = new UsageDao();
    private final ReceiptDao receipts = new ReceiptDao();
    private final boolean keepsReceipts;
    private final UsageSumsDao sums = new UsageSumsDao();
    private final SpeedDao speeds = new SpeedDao();
    private final WaySumsDao ways = new WaySumsDao();
    private final MarkDao marks = new MarkDao();
    private final boolean keepsAddresses;
    private final int receiptsUpTo;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong dropped = new AtomicLong();
    /** Taken off the queue and not written yet; changed only by whoever holds {@link #writing}, read by anybody. */
    private volatile List<UsageRecord> pending = List.of();

    /** A log over this database whose counters are moved by {@code steps}. */
    public UsageLog(GatewayConfig.Usage config, Db db, List<CounterStep> steps) {
        this.db = Objects.requireNonNull(db, "db");
        this.steps = List.copyOf(steps);
        this.keepsReceipts = config.receiptDays() > 0;
        this.keepsAddresses = config.addressDays() > 0;
        this.receiptsUpTo = config.queueSize() / RECEIPTS_PART;
        this.queue = new ArrayBlockingQueue<>(config.queueSize());
    }

    /** Whether receipts are stored at all; a record needs none otherwise. */
    public boolean keepsReceipts() {
        return keepsReceipts;
    }

    /** Takes a record, without its receipt while more than a tenth of the queue waits; returns at once. */
    public void add(UsageRecord record) {
        Objects.requireNonNull(record, "record");
        if (!queue.offer(queue.size() > receiptsUpTo ? record.withoutReceipt() : record)) {
            dropped.incrementAndGet();
        }
    }

    /** How many records wait, those of a batch that is being written or could not be written among them. */
    public int waiting() {
        return queue.size() + pending.size();
    }

    /** The record of a request that waits here; a batch that is being written is waited for. */
    Optional<UsageRecord> waiting(String requestId) {
        writing.lock();
        try {
            return Stream.concat(pending.stream(), queue.stream())
                    .filter(record -> record.requestId().equals(requestId))
                    .findFirst();
        } finally {
            writing.unlock();
        }
    }

    /** How many records were lost because the queue was full. */
    public long dropped() {
        return dropped.get();
    }

    /**
     * Writes everything that waits. A batch that fails is kept and comes first the next time; records the database already
     * has are not counted again.
     *
     * @throws DbException when the database can't take them now; nothing is lost by it
     */
    public void flush() {
        writing.lock();
        try {
            while (true) {
                if (pending.isEmpty()) {
                    List<UsageRecord> batch = new ArrayList<>(BATCH);
                    queue.drainTo(batch, BATCH);
                    pending = batch;
                }
                if (pending.isEmpty()) {
                    return;
                }
                List<UsageRecord> batch = pending;
                db.transaction(transaction -> write(transaction, batch));
                pending = List.of();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Writes what waits, once more. */
    @Override
    public void close() {
        try {
            flush();
        } catch (DbException e) {
            LOG.log(System.Logger.Level.ERROR, "The database is away: " + waiting()
                    + " usage records are lost with this stop", e);
        }
    }

    private int write(Sql sql, List<UsageRecord> batch) {
        // A commit whose answer was lost leaves its records behind: the request id tells.
        Set<String> known = dao.written(sql, batch);
        List<UsageRecord> fresh = batch.stream()
                .filter(record -> !known.contains(record.requestId()))
                .map(record -> keepsAddresses ? record : record.withoutAddress())
                .toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        dao.insert(sql, fresh);
        receipts.insert(sql, fresh);
        dao.addHourly(sql, fresh);
        sums.add(sql, fresh);
        speeds.add(sql, fresh);
        ways.add(sql, fresh);
        marks.add(sql, fresh);
        steps.forEach(step -> step.apply(sql, fresh));
        return fresh.size();
    }
}
