package org.kirogate.usage.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The files that this process appends to, one after the other. Guarded by the lock of its {@link LivePart}. */
final class SegmentWriter {
    private static final System.Logger LOG = System.getLogger(SegmentWriter.class.getName());
    /** A new file has to take so much before the journal counts as mended. */
    private static final int PROBE = 64 * 1024;

    private final Path slot;
    private final SegmentFile.Maker maker;
    private final long most;
    private final InstantSource clock;
    /** All that are not removed, the oldest first; the one that is written is among them. */
    private final List<Segment> segments = new ArrayList<>();
    /** Full or given up, and not synced and closed yet. */
    private final List<Segment> retired = new ArrayList<>();
    private long next;
    private boolean writing;

    /** A writer whose files hold at most so many bytes and are numbered from {@code next} on. */
    SegmentWriter(Path slot, long next, SegmentFile.Maker maker, long most, InstantSource clock) {
        this.slot = slot;
        this.next = next;
        this.maker = maker;
        this.most = most;
        this.clock = clock;
    }

    List<Segment> segments() {
        return segments;
    }

    Path path(long segment) {
        return Slots.segment(slot, segment);
    }

    /** Where the next frame goes. */
    Place end() {
        return writing ? new Place(current().number, current().length) : new Place(next, 0);
    }

    /** Appends a frame; after an exception none of it counts, and {@link #giveUp} has to be called. */
    Place append(byte[] frame, boolean ended) throws IOException {
        if (!writing || current().length > 0 && current().length + frame.length > most) {
            roll();
        }
        Segment segment = current();
        Place place = new Place(segment.number, segment.length);
        segment.file.append(frame);
        segment.length += frame.length;
        segment.ended += ended ? 1 : 0;
        segment.dirty = true;
        return place;
    }

    /** Goes on in a new file. */
    void roll() throws IOException {
        begin(make());
    }

    /** Begins a new file if the one that is written was begun before a time and holds something. */
    void rollOlderThan(Instant time) throws IOException {
        if (writing && current().length > 0 && current().made.isBefore(time)) {
            roll();
        }
    }

    /** The file failed: what is whole in it stays, and nothing more is written to it. */
    void giveUp() {
        if (!writing) {
            return;
        }
        try {
            current().file.cut(current().length);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Journal: {0} could not be cut; its reader will", current().path);
        }
        retire();
    }

    /** Writes nothing more to a file. */
    void leave(Segment segment) {
        if (writing && current() == segment) {
            retire();
        }
    }

    /** Tries whether a new file takes more than a little; then it is the one that is written. */
    void probe() throws IOException {
        Segment made = make();
        try {
            made.file.append(new byte[PROBE]);
            made.file.sync();
            made.file.cut(0);
        } catch (IOException e) {
            close(made);
            Files.deleteIfExists(made.path);
            throw e;
        }
        begin(made);
    }

    /** The files that have to be synced, and with them those that are to be closed then. */
    List<Segment> toSync() {
        List<Segment> files = new ArrayList<>(retired);
        if (writing && current().dirty) {
            current().dirty = false;
            files.add(current());
        }
        return files;
    }

    /** A file is synced: closed, if nothing is written to it any more. */
    void synced(Segment segment) {
        if (retired.remove(segment)) {
            close(segment);
        }
    }

    /** Removes a file from the disk. */
    void remove(Segment segment) throws IOException {
        leave(segment);
        Files.deleteIfExists(segment.path);
        segments.remove(segment);
    }

    /** Writes nothing more. */
    void close() {
        retire();
        retired.forEach(SegmentWriter::close);
        retired.clear();
    }

    private Segment current() {
        return segments.get(segments.size() - 1);
    }

    private Segment make() throws IOException {
        long number = next++;
        Path path = path(number);
        return new Segment(number, path, maker.make(path), clock.instant());
    }

    private void begin(Segment made) {
        retire();
        segments.add(made);
        writing = true;
    }

    private void retire() {
        if (writing) {
            retired.add(current());
            writing = false;
        }
    }

    private static void close(Segment segment) {
        try {
            segment.file.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Journal: {0} could not be closed", segment.path);
        }
    }
}
