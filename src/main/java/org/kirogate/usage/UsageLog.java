package org.kirogate.usage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Sql;
import org.kirogate.usage.journal.Entry;
import org.kirogate.usage.journal.Journal;
import org.kirogate.usage.journal.JournalException;
import org.kirogate.usage.journal.JournalPart;

/**
 * Takes one record a request, notes it in a journal on disk at once and carries it to the database in batches, each
 * once whatever happens in between. {@link #begun} and {@link #add} never wait for the database; when the disk fails,
 * records wait in bounded memory, and what does not fit there is dropped and counted. Thread-safe.
 */
public final class UsageLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UsageLog.class.getName());
    private static final int BATCH = 500;

    /** Moves counters of another room in the transaction that writes the records. It may run twice: statements only. */
    public interface CounterStep {
        /** Adds what these records, each seen for the first time, say. */
        void apply(Sql sql, List<UsageRecord> records);
    }

    private final Journal journal;
    private final MemoryQueue memory;
    private final BatchWriter writer;
    private final boolean keepsReceipts;
    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock();
    /** Whatever ended before this is written. */
    private volatile Instant writtenUpTo;

    /** A log with the system's clock that knows no token's owner. */
    public UsageLog(GatewayConfig.Usage config, Db db, List<CounterStep> steps) {
        this(config, db, steps, InstantSource.system());
    }

    /** A log with the system's clock. */
    public UsageLog(GatewayConfig.Usage config, Db db, List<CounterStep> steps, LongUnaryOperator owners) {
        this(config, db, steps, owners, InstantSource.system());
    }

    /** A log that knows no token's owner. */
    public UsageLog(GatewayConfig.Usage config, Db db, List<CounterStep> steps, InstantSource clock) {
        this(config, db, steps, tokenId -> 0, clock);
    }

    /**
     * A log over this database.
     *
     * @param config its folder holds the journals of several databases side by side; empty = records wait in memory
     *     only
     * @param steps  move counters of other rooms
     * @param owners answers from memory whose a token is, 0 = nobody's that is known
     * @throws DbException when the database can't be asked which journal is its own
     */
    public UsageLog(
            GatewayConfig.Usage config, Db db, List<CounterStep> steps, LongUnaryOperator owners, InstantSource clock) {
        this(config, journal(config, db, clock), new BatchWriter(db, steps, owners, addresses(config, clock)), clock);
    }

    /** A log that notes in this journal, whatever the settings say, and knows no token's owner. */
    UsageLog(GatewayConfig.Usage config, Journal journal, Db db, List<CounterStep> steps, InstantSource clock) {
        this(config, journal, new BatchWriter(db, steps, tokenId -> 0, addresses(config, clock)), clock);
    }

    private UsageLog(GatewayConfig.Usage config, Journal journal, BatchWriter writer, InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.writer = writer;
        this.keepsReceipts = config.receiptDays() > 0;
        this.memory = new MemoryQueue(config.queueSize());
        this.writtenUpTo = clock.instant();
        this.journal = journal;
    }

    /** Whether a record keeps its address: one that is written late may come when the time of that is over. */
    private static Predicate<UsageRecord> addresses(GatewayConfig.Usage config, InstantSource clock) {
        Duration kept = Duration.ofDays(config.addressDays());
        return record -> !kept.isZero() && record.at().plus(kept).isAfter(clock.instant());
    }

    private static Journal journal(GatewayConfig.Usage config, Db db, InstantSource clock) {
        return config.journalDir().isEmpty()
                ? Journal.none()
                : Journal.open(Path.of(config.journalDir(), new UsageDao().home(db)), config.queueSize(), clock);
    }

    /** Whether receipts are stored at all; a record needs none otherwise. */
    public boolean keepsReceipts() {
        return keepsReceipts;
    }

    /**
     * Notes a request whose caller is known, so that it is told even when the process is killed before it ends. To be
     * called before anything is answered, a refusal too: its client may have seen that when the process is killed.
     */
    public void begun(UsageStart start) {
        journal.append(Entry.Kind.BEGUN, start.requestId(), RecordBytes.of(start));
    }

    /** Takes a record; returns at once. One that waits in memory only may lose its receipt. */
    public void add(UsageRecord record) {
        if (!journal.append(Entry.Kind.ENDED, record.requestId(), RecordBytes.of(record))) {
            memory.add(record);
        }
    }

    /** How many records wait, those of a batch that is being written or could not be written among them. */
    public int waiting() {
        return (int) Math.min(Integer.MAX_VALUE, memory.waiting() + journal.waiting());
    }

    /**
     * The record of a request that waits here, if it is among the newest ones; a batch that is being written is waited
     * for.
     */
    Optional<UsageRecord> waiting(String requestId) {
        writing.lock();
        try {
            return memory.find(requestId)
                    .or(() -> journal.find(requestId).map(entry -> RecordBytes.record(requestId, entry.body())));
        } finally {
            writing.unlock();
        }
    }

    /** How many records were lost because neither the disk nor the memory could take them. */
    public long dropped() {
        return memory.dropped();
    }

    /** How records get on. Records of an earlier process count as if they had come with the start of this one. */
    public JournalFigures journal() {
        long waiting = memory.waiting() + journal.waiting();
        long lag = waiting == 0 ? 0 : Math.max(0, Duration.between(writtenUpTo, clock.instant()).toMillis());
        return new JournalFigures(journal.bytes(), waiting, lag, journal.failing(), dropped());
    }

    /**
     * Writes everything that waits. A batch that fails comes first the next time; records the database already has are
     * not counted again.
     *
     * @throws DbException when the database can't take them now; nothing is lost by it
     * @throws JournalException when part of the journal can't be read now; all the rest is written
     */
    public void flush() {
        writing.lock();
        try {
            Instant now = clock.instant();
            flushMemory();
            List<JournalException> failures = new ArrayList<>();
            for (JournalPart part : journal.parts()) {
                carry(part, failures);
            }
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
            writtenUpTo = now;
        } finally {
            writing.unlock();
        }
    }

    private void flushMemory() {
        for (List<UsageRecord> batch = memory.next(BATCH); !batch.isEmpty(); batch = memory.next(BATCH)) {
            writer.write(batch);
            memory.written();
        }
    }

    private void carry(JournalPart part, List<JournalException> failures) {
        try {
            int read;
            do {
                List<Entry> entries = part.read(BATCH);
                List<UsageRecord> records = records(entries);
                if (!records.isEmpty()) {
                    writer.write(records);
                }
                part.carried();
                read = entries.size();
            } while (read == BATCH);
        } catch (JournalException e) {
            failures.add(e);
        }
    }

    private List<UsageRecord> records(List<Entry> entries) {
        List<UsageRecord> records = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            try {
                records.add(switch (entry.kind()) {
                    case BEGUN -> RecordBytes.start(entry.id(), entry.body()).killed();
                    case ENDED -> RecordBytes.record(entry.id(), entry.body());
                });
            } catch (IllegalArgumentException e) {
                memory.drop();
                LOG.log(System.Logger.Level.ERROR, "The usage record of request " + entry.id()
                        + " can't be read from the journal and is lost", e);
            }
        }
        return records;
    }

    /** Brings what was noted to the disk and tries again what failed there. To be called each second. */
    public void sync() {
        journal.sync();
    }

    /** Writes what waits, once more; what can't be written stays in the journal for the next start. */
    @Override
    public void close() {
        try {
            flush();
        } catch (DbException | JournalException e) {
            LOG.log(System.Logger.Level.WARNING, "The database did not take all usage records: " + journal.waiting()
                    + " stay in the journal and are written after the next start, " + memory.waiting()
                    + " were in memory only and are lost", e);
        } finally {
            journal.close();
        }
    }
}
