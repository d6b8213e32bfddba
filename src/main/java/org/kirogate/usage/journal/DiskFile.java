package org.kirogate.usage.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A segment file on a disk. Not a {@code FileChannel}, which an interrupted thread would close for all others.
 * Appending and cutting: one thread at a time; {@link #sync} beside them.
 */
final class DiskFile implements SegmentFile {
    private final RandomAccessFile file;

    private DiskFile(RandomAccessFile file) {
        this.file = file;
    }

    /** Makes a file that is not there yet. */
    static SegmentFile make(Path path) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        return new DiskFile(new RandomAccessFile(path.toFile(), "rw"));
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        file.write(bytes);
    }

    @Override
    public void cut(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
    }

    @Override
    public void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
