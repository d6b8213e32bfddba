package org.kirogate.db;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has rooms read anew when their version moved. Polled each second, it keeps every node's memory at most that far
 * behind. Thread-safe.
 */
public final class ChangeWatch {
    private final ChangeLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Runnable> reloads = new LinkedHashMap<>();
    private final Map<String, Long> seen = new HashMap<>();

    /** A watch over all rooms that {@link #on} names. */
    public ChangeWatch(ChangeLog log) {
        this.log = Objects.requireNonNull(log, "log");
    }

    /**
     * Names what to do when a room changed. The first poll does it for every room that ever changed, so a change
     * between a room's first load and the first poll is not missed.
     */
    public void on(String room, Runnable reload) {
        lock.lock();
        try {
            reloads.put(Objects.requireNonNull(room, "room"), Objects.requireNonNull(reload, "reload"));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads the versions and reloads what moved.
     *
     * @throws RuntimeException the first failure, others suppressed; a room whose reload failed is tried at the next
     *     poll
     */
    public void poll() {
        lock.lock();
        try {
            Map<String, Long> versions = log.versions();
            RuntimeException failure = null;
            for (Map.Entry<String, Runnable> entry : reloads.entrySet()) {
                try {
                    reloadIfMoved(entry.getKey(), versions.getOrDefault(entry.getKey(), 0L), entry.getValue());
                } catch (RuntimeException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    private void reloadIfMoved(String room, long version, Runnable reload) {
        if (seen.getOrDefault(room, 0L) != version) {
            reload.run();
            seen.put(room, version);
        }
    }
}
