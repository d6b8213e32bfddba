package org.kirogate.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Sessions that were read lately. What was read before a clearing is not kept after it: otherwise a session that was
 * ended between the reading and the keeping would live on. Thread-safe.
 */
final class SessionMemory {
    private static final int MAX = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Session> sessions = new Newest();
    private long clearings;

    Optional<Session> find(String digest) {
        lock.lock();
        try {
            return Optional.ofNullable(sessions.get(digest));
        } finally {
            lock.unlock();
        }
    }

    /** What {@code reading} finds, kept unless there was a clearing meanwhile. */
    Optional<Session> read(Supplier<Optional<Session>> reading) {
        long before = clearings();
        Optional<Session> session = reading.get();
        lock.lock();
        try {
            if (before == clearings) {
                session.ifPresent(found -> sessions.put(found.digest(), found));
            }
        } finally {
            lock.unlock();
        }
        return session;
    }

    /** Replaces a session that is kept; one that is not stays away. */
    void replace(Session session) {
        lock.lock();
        try {
            sessions.replace(session.digest(), session);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            clearings++;
            sessions.clear();
        } finally {
            lock.unlock();
        }
    }

    private long clearings() {
        lock.lock();
        try {
            return clearings;
        } finally {
            lock.unlock();
        }
    }

    private static final class Newest extends LinkedHashMap<String, Session> {
        private static final long serialVersionUID = 1L;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MAX;
        }
    }
}
