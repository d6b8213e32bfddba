package org.kirogate.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.kirogate.support.ServerStartException;

/** The folder that keeps everything between runs; one local server at a time holds it. */
final class DataFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Takes the folder for this process, making it first if it is missing.
     *
     * @throws ServerStartException another local server holds it, or it cannot be written
     */
    static DataFolder take(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new ServerStartException("Another local server uses " + root
                        + ". Stop it first, or choose another folder with -Ddata=FOLDER.");
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new ServerStartException("Cannot use the data folder " + root + ": " + e.getMessage()
                    + ". Choose another one with -Ddata=FOLDER.", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ServerStartException("Cannot give back the data folder " + root, e);
        }
    }
}
