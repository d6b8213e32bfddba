package org.kirogate.usage.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the entries of a file in order. One thread; close it. */
final class FrameReader implements Closeable {
    private static final int BUFFER = 128 * 1024;

    private final RandomAccessFile file;
    private final long end;
    private final byte[] buffer = new byte[BUFFER];
    /** Offset in the file of the buffer's first byte. */
    private long base;
    private int at;
    private int filled;

    /** Reads from one offset up to another, or to the file's end if that comes first. */
    FrameReader(Path path, long from, long to) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.base = from;
        try {
            this.end = Math.min(to, file.length());
            file.seek(from);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The next entry; empty at the end or where the bytes are none, which {@link #atEnd} tells apart. */
    Optional<Entry> next() throws IOException {
        if (!have(Frame.HEAD)) {
            return Optional.empty();
        }
        int length = Frame.length(buffer, at);
        if (length == 0 || !have(Frame.HEAD + length)) {
            return Optional.empty();
        }
        Optional<Entry> entry = Frame.read(buffer, at, length);
        if (entry.isPresent()) {
            at += Frame.HEAD + length;
        }
        return entry;
    }

    /** Offset of what {@link #next} looks at. */
    long position() {
        return base + at;
    }

    /** Whether everything was read. */
    boolean atEnd() {
        return position() >= end;
    }

    private boolean have(int bytes) throws IOException {
        if (position() + bytes > end) {
            return false;
        }
        if (filled - at >= bytes) {
            return true;
        }
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        base += at;
        filled -= at;
        at = 0;
        while (filled < bytes) {
            int read = file.read(buffer, filled, BUFFER - filled);
            if (read < 0) {
                return false;
            }
            filled += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
