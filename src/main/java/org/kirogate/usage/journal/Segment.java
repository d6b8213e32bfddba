package org.kirogate.usage.journal;

import java.nio.file.Path;
import java.time.Instant;

/** One file of the journal of this process. Guarded by the lock of its {@link LivePart}. */
final class Segment {
    final long number;
    final Path path;
    final SegmentFile file;
    final Instant made;
    /** Bytes of whole entries. */
    long length;
    /** Entries among them that say ENDED. */
    long ended;
    /** What came after the last {@link SegmentFile#sync}. */
    boolean dirty;

    Segment(long number, Path path, SegmentFile file, Instant made) {
        this.number = number;
        this.path = path;
        this.file = file;
        this.made = made;
    }
}
