package org.kirogate.usage.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notes that requests begin and end in files of a folder, and gives back what was noted and not carried elsewhere: of
 * this process, of the one that used its slot before, and of every other that is gone. A folder may be used by many
 * processes, and by many web applications of one, at the same time; all have to carry to the same place.
 *
 * <p>What was appended outlives the process, whatever ends it: it is in the system's page cache at once. {@link
 * #sync}, called each second, brings it to the disk: a machine that loses its power may lose the last second. A
 * folder that can't be used, or a disk that fails, is told in the log and tried again by {@link #sync}; meanwhile
 * appending says no.
 *
 * <p>Appending, finding and the figures are thread-safe; {@link #parts}, their reading, {@link #sync} and {@link
 * #close} are for one thread at a time each.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final long SEGMENT = 64L * 1024 * 1024;
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** What a process left behind that is gone, and what gives its slot up again. */
    private record Left(DeadPart part, Runnable release) {}

    private final boolean used;
    private final Slots slots;
    private final SegmentFile.Maker maker;
    private final long segment;
    private final int indexed;
    private final InstantSource clock;
    private final Alarm alarm;
    private final ReentrantLock lock = new ReentrantLock();
    /** Read by any thread, changed by the one that asks for parts. */
    private final List<Left> left = new CopyOnWriteArrayList<>();
    /** Found in the own slot and not looked through yet; guarded by the lock. */
    private List<Path> before = List.of();
    private Instant nextLook = Instant.MIN;
    /** Both are null until a slot is taken. */
    private SlotLock right;
    private volatile LivePart live;

    private Journal(Path folder, SegmentFile.Maker maker, long segment, int indexed, InstantSource clock,
            boolean used) {
        this.used = used;
        this.slots = new Slots(folder);
        this.maker = maker;
        this.segment = segment;
        this.indexed = indexed;
        this.clock = clock;
        this.alarm = new Alarm(clock);
    }

    /**
     * Opens a journal in a folder, which is made, for its owner alone, if it is not there. When that fails, appending
     * says no until it succeeds.
     *
     * @param indexed how many entries {@link #find} finds at most, the newest ones
     */
    public static Journal open(Path folder, int indexed, InstantSource clock) {
        return open(folder, DiskFile::make, SEGMENT, indexed, clock);
    }

    /** A journal that takes nothing, without complaint. */
    public static Journal none() {
        return new Journal(Path.of(""), DiskFile::make, SEGMENT, 0, InstantSource.system(), false);
    }

    /** The same with files of another make and size. */
    static Journal open(Path folder, SegmentFile.Maker maker, long segment, int indexed, InstantSource clock) {
        Journal journal = new Journal(folder, maker, segment, indexed, clock, true);
        journal.takeSlot();
        return journal;
    }

    /**
     * Appends an entry in one write.
     *
     * @param id   of the request, 1-{@value Entry#MAX_ID} characters of ASCII
     * @param body at most 32,000 bytes
     * @return whether it is in the journal; no = the disk can't take it now
     * @throws IllegalArgumentException when id or body are too long
     */
    public boolean append(Entry.Kind kind, String id, byte[] body) {
        LivePart part = live;
        return part != null && part.append(kind, id, body);
    }

    /**
     * What is to be carried: of processes that are gone first, then of this one. Looks for the former once a minute.
     */
    public List<JournalPart> parts() {
        for (Left one : left) {
            if (one.part().over()) {
                left.remove(one);
                one.release().run();
            }
        }
        if (live != null && !clock.instant().isBefore(nextLook)) {
            nextLook = clock.instant().plus(LOOK);
            lookForLeft();
        }
        List<JournalPart> parts = new ArrayList<>();
        left.forEach(one -> parts.add(one.part()));
        if (live != null) {
            parts.add(live);
        }
        return parts;
    }

    /** The entry that says how a request of this process ended, while it waits to be carried. Not beside carrying. */
    public Optional<Entry> find(String id) {
        LivePart part = live;
        return part == null ? Optional.empty() : part.find(id);
    }

    /** How many entries wait to be carried; those of an earlier process count from the first call of {@link #parts}. */
    public long waiting() {
        LivePart part = live;
        return left.stream().mapToLong(one -> one.part().waiting()).sum() + (part == null ? 0 : part.waiting());
    }

    /** Size of all files that this process uses. */
    public long bytes() {
        LivePart part = live;
        return left.stream().mapToLong(one -> one.part().bytes()).sum() + (part == null ? 0 : part.bytes());
    }

    /** Whether nothing can be appended now. */
    public boolean failing() {
        LivePart part = live;
        return used && (part == null || part.failing());
    }

    /** Waits until the disk has what was appended; tries again what failed. To be called each second. */
    public void sync() {
        if (used && live == null) {
            takeSlot();
        }
        LivePart part = live;
        if (part != null) {
            part.sync();
        }
    }

    /** Takes nothing more; what was not carried stays for the next process. */
    @Override
    public void close() {
        LivePart part = live;
        if (part != null) {
            part.close();
        }
        release();
    }

    /** Gives all slots up, with whatever is in them: as if the process were gone. */
    void release() {
        left.forEach(one -> one.release().run());
        left.clear();
        lock.lock();
        try {
            if (right != null) {
                right.close();
                right = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void takeSlot() {
        lock.lock();
        try {
            Slots.Slot slot = slots.take();
            try {
                before = Slots.segments(slot.path());
            } catch (IOException e) {
                slot.lock().close();
                throw e;
            }
            right = slot.lock();
            live = new LivePart(
                    new SegmentWriter(slot.path(), Slots.next(before), maker, segment, clock), indexed, clock);
            alarm.over();
        } catch (IOException e) {
            alarm.raise("its folder can't be used", e);
        } finally {
            lock.unlock();
        }
    }

    private void lookForLeft() {
        try {
            lock.lock();
            try {
                if (!before.isEmpty()) {
                    left.add(new Left(new DeadPart(before), () -> { }));
                    before = List.of();
                }
            } finally {
                lock.unlock();
            }
            slots.takeLeft().forEach(this::adopt);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Journal: what was left can't be read; it is tried again", e);
        }
    }

    private void adopt(Slots.Slot slot) {
        try {
            left.add(new Left(new DeadPart(Slots.segments(slot.path())), slot.lock()::close));
        } catch (IOException e) {
            slot.lock().close();
            LOG.log(System.Logger.Level.WARNING, "Journal: " + slot.path() + " can't be read; it is tried again", e);
        }
    }
}
