package org.kirogate.usage.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this process appends and reads on from. Appending is thread-safe and holds a lock for one write to the system's
 * page cache; reading is for one thread at a time and holds none while it reads.
 */
final class LivePart implements JournalPart {
    private static final System.Logger LOG = System.getLogger(LivePart.class.getName());
    /**
     * Carried entries stay on the disk no longer than this: they hold addresses, and a restart would read them again.
     */
    private static final Duration OLDEST = Duration.ofMinutes(1);

    /** A request that was begun: where that stands, and how. */
    private record Begun(long segment, byte[] frame) {}

    private final SegmentWriter writer;
    private final InstantSource clock;
    private final Alarm alarm;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Begun> open = new HashMap<>();
    private final Map<String, Place> recent;
    private Place safe;
    /** Entries that say ENDED before that place in its file. */
    private long safeOfSegment;
    private boolean closed;
    /** The reader's own: behind what it read last. */
    private Place read;
    private long readOfSegment;
    private List<Entry> last = List.of();

    /** A part that finds again by id up to {@code indexed} entries that are not safe yet, the newest ones. */
    LivePart(SegmentWriter writer, int indexed, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
        this.alarm = new Alarm(clock);
        this.safe = writer.end();
        this.read = safe;
        this.recent = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
                return size() > indexed;
            }
        };
    }

    /** Appends an entry; false = the disk did not take it, and it does not count. */
    boolean append(Entry.Kind kind, String id, byte[] body) {
        byte[] frame = Frame.of(kind, id, body);
        lock.lock();
        try {
            if (closed || alarm.raised()) {
                return false;
            }
            Place place = writer.append(frame, kind == Entry.Kind.ENDED);
            switch (kind) {
                case BEGUN -> open.put(id, new Begun(place.segment(), frame));
                case ENDED -> recent.put(id, place);
            }
            return true;
        } catch (IOException e) {
            failed("a file can't be written", e);
            return false;
        } finally {
            if (kind == Entry.Kind.ENDED) {
                open.remove(id);
            }
            lock.unlock();
        }
    }

    @Override
    public List<Entry> read(int most) {
        List<Segment> files;
        List<Long> lengths;
        lock.lock();
        try {
            read = safe;
            readOfSegment = safeOfSegment;
            files = List.copyOf(writer.segments());
            lengths = files.stream().map(segment -> segment.length).toList();
        } finally {
            lock.unlock();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < files.size() && entries.size() < most; i++) {
            if (files.get(i).number >= read.segment()) {
                read(files.get(i), lengths.get(i), entries, most);
            }
        }
        last = entries;
        return entries;
    }

    private void read(Segment segment, long end, List<Entry> entries, int most) {
        if (segment.number > read.segment()) {
            read = new Place(segment.number, 0);
            readOfSegment = 0;
        }
        int before = entries.size();
        try (FrameReader reader = new FrameReader(segment.path, read.offset(), end)) {
            Optional<Entry> entry = reader.next();
            while (entry.isPresent()) {
                entry.filter(one -> one.kind() == Entry.Kind.ENDED).ifPresent(entries::add);
                entry = entries.size() < most ? reader.next() : Optional.empty();
            }
            if (entries.size() < most && reader.position() < end) {
                skip(segment, reader.position());
                return;
            }
            read = new Place(segment.number, reader.position());
            readOfSegment += entries.size() - before;
        } catch (IOException e) {
            throw new JournalException("Journal: " + segment.path + " can't be read", e);
        }
    }

    /** What this process wrote is not what it reads: the disk changed it. */
    private void skip(Segment segment, long offset) throws IOException {
        Damage.tell(segment.path, offset);
        lock.lock();
        try {
            writer.leave(segment);
        } finally {
            lock.unlock();
        }
        read = new Place(segment.number + 1, 0);
        readOfSegment = 0;
    }

    @Override
    public void carried() {
        lock.lock();
        try {
            last.forEach(entry -> recent.remove(entry.id()));
            last = List.of();
            safe = read;
            safeOfSegment = readOfSegment;
            removeSafe();
            if (!alarm.raised()) {
                writer.rollOlderThan(clock.instant().minus(OLDEST));
            }
        } catch (IOException e) {
            failed("a file can't be made or removed", e);
        } finally {
            lock.unlock();
        }
    }

    /** Removes files that were carried; requests that began there and go on are noted anew. */
    private void removeSafe() throws IOException {
        for (Segment segment : List.copyOf(writer.segments())) {
            List<String> begun = begunIn(segment);
            if (segment.number >= safe.segment() || !begun.isEmpty() && alarm.raised()) {
                return;
            }
            for (String id : begun) {
                byte[] frame = open.get(id).frame();
                open.put(id, new Begun(writer.append(frame, false).segment(), frame));
            }
            writer.remove(segment);
        }
    }

    private List<String> begunIn(Segment segment) {
        return open.entrySet().stream()
                .filter(begun -> begun.getValue().segment() == segment.number)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An entry that says ENDED and is not safe yet, if it is among the newest. Not beside {@link #carried}. */
    Optional<Entry> find(String id) {
        Place place;
        Path path;
        lock.lock();
        try {
            if (!recent.containsKey(id)) {
                return Optional.empty();
            }
            place = recent.get(id);
            path = writer.path(place.segment());
        } finally {
            lock.unlock();
        }
        try (FrameReader reader = new FrameReader(path, place.offset(), Long.MAX_VALUE)) {
            return reader.next();
        } catch (IOException e) {
            throw new JournalException("Journal: " + path + " can't be read", e);
        }
    }

    /** Waits until the disk has what was appended; tries to mend what failed. */
    void sync() {
        List<Segment> files;
        lock.lock();
        try {
            if (alarm.raised() && !closed) {
                mend();
            }
            files = writer.toSync();
        } finally {
            lock.unlock();
        }
        for (Segment segment : files) {
            try {
                segment.file.sync();
                synced(segment);
            } catch (IOException e) {
                lock.lock();
                try {
                    failed("the disk did not take a file", e);
                    writer.synced(segment);
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    private void synced(Segment segment) {
        lock.lock();
        try {
            writer.synced(segment);
        } finally {
            lock.unlock();
        }
    }

    private void mend() {
        try {
            writer.probe();
            alarm.over();
        } catch (IOException e) {
            alarm.raise("it still can't be written", e);
        }
    }

    /** How many entries that say ENDED are not safe. */
    long waiting() {
        lock.lock();
        try {
            long waiting = -safeOfSegment;
            for (Segment segment : writer.segments()) {
                waiting += segment.number >= safe.segment() ? segment.ended : 0;
            }
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Size of all files. */
    long bytes() {
        lock.lock();
        try {
            return writer.segments().stream().mapToLong(segment -> segment.length).sum();
        } finally {
            lock.unlock();
        }
    }

    boolean failing() {
        return alarm.raised();
    }

    /** Takes nothing more; the files stay unless nothing in them is of use any more. */
    void close() {
        sync();
        lock.lock();
        try {
            closed = true;
            if (waiting() == 0 && open.isEmpty()) {
                for (Segment segment : List.copyOf(writer.segments())) {
                    writer.remove(segment);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Journal: a file that was carried could not be removed", e);
        } finally {
            writer.close();
            lock.unlock();
        }
    }

    private void failed(String what, IOException cause) {
        alarm.raise(what, cause);
        writer.giveUp();
    }
}
