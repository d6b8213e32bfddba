package org.kirogate.usage.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to use one slot of a journal's folder; the system takes it back when the process ends in whatever way.
 *
 * <p>Web applications of one process share its file locks, and closing any channel of a file gives the process's lock
 * on it up: so a slot that is taken in this process must not be opened again in it. A system property says so, since
 * it is all that class loaders share.
 */
final class SlotLock implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SlotLock.class.getName());
    private static final String TAKEN = "org.kirogate.usage.journal.taken:";

    private final String name;
    private final FileChannel channel;

    private SlotLock(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /** Takes a slot unless somebody has it. */
    static Optional<SlotLock> tryTake(Path slot) throws IOException {
        String name = TAKEN + slot.toRealPath();
        if (System.getProperties().putIfAbsent(name, "") != null) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    slot.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                taken = channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                LOG.log(System.Logger.Level.DEBUG, "Journal: slot {0} is taken in this process", slot);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            return taken ? Optional.of(new SlotLock(name, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                System.getProperties().remove(name);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Journal: a slot could not be given up", e);
        }
        System.getProperties().remove(name);
    }
}
