package org.kirogate.usage.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A real disk that is full when a test says so: of what is written then only the half gets through. */
final class FailingDisk implements SegmentFile.Maker {
    private volatile boolean full;
    private volatile boolean cuts = true;

    void full(boolean now) {
        full = now;
    }

    /** From now on what got through stays in the file. */
    void cutsNothing() {
        cuts = false;
    }

    @Override
    public SegmentFile make(Path path) throws IOException {
        SegmentFile real = DiskFile.make(path);
        return new SegmentFile() {
            @Override
            public void append(byte[] bytes) throws IOException {
                if (full) {
                    real.append(Arrays.copyOf(bytes, bytes.length / 2));
                    throw new IOException("No space left on device");
                }
                real.append(bytes);
            }

            @Override
            public void cut(long length) throws IOException {
                if (!cuts) {
                    throw new IOException("Input/output error");
                }
                real.cut(length);
            }

            @Override
            public void sync() throws IOException {
                real.sync();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
