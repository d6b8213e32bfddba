package org.kirogate.usage.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file that entries are appended to. Appending and cutting: one thread at a time; {@link #sync} beside them. */
interface SegmentFile extends Closeable {
    /** Makes files that are not there yet. */
    interface Maker {
        /** Makes and opens a file. */
        SegmentFile make(Path path) throws IOException;
    }

    /** Appends in one write; after an exception any part of it may be in the file. */
    void append(byte[] bytes) throws IOException;

    /** Cuts the file; what is appended next begins there. */
    void cut(long length) throws IOException;

    /** Waits until the disk has what was appended. */
    void sync() throws IOException;
}
