package org.kirogate.upstream.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Idle connections by route. The one used last is taken first, so that a pool that has grown shrinks by itself.
 * Thread-safe; nothing blocks under the lock.
 */
final class ConnectionPool {

    /** A connection is not kept longer than this, so that a change of the host's addresses is followed. */
    static final long MAX_AGE_MILLIS = Duration.ofMinutes(10).toMillis();

    /** Idle for less than this, a connection is not looked at closely: too little time for the server to close it. */
    static final long TRUSTED_MILLIS = 1000;

    private final int maxIdlePerRoute;
    private final long idleMillis;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Route, Deque<Connection>> idle = new HashMap<>();
    private boolean closed;

    ConnectionPool(int maxIdlePerRoute, Duration idleTimeout, InstantSource clock) {
        this.maxIdlePerRoute = maxIdlePerRoute;
        this.idleMillis = idleTimeout.toMillis();
        this.clock = clock;
    }

    /** A new connection of the pool's kind, not idle. */
    Connection adopt(Connection connection) {
        connection.opened(clock.millis());
        return connection;
    }

    /** An idle connection that looks usable; empty when there is none, or the pool is closed. */
    Optional<Connection> take(Route route) {
        Connection connection = poll(route);
        while (connection != null) {
            long idleFor = clock.millis() - connection.idleSince();
            if (idleFor < idleMillis && connection.usable(idleFor >= TRUSTED_MILLIS)) {
                return Optional.of(connection);
            }
            connection.cut();
            connection = poll(route);
        }
        return Optional.empty();
    }

    private Connection poll(Route route) {
        lock.lock();
        try {
            Deque<Connection> connections = idle.get(route);
            return connections == null ? null : connections.pollLast();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the connection for another call, or cuts it, or cuts the oldest one in its stead. */
    void give(Connection connection) {
        long now = clock.millis();
        connection.idle(now);
        Connection surplus = now - connection.openedAt() < MAX_AGE_MILLIS ? keep(connection) : connection;
        if (surplus != null) {
            surplus.cut();
        }
    }

    private Connection keep(Connection connection) {
        lock.lock();
        try {
            if (closed || maxIdlePerRoute == 0) {
                return connection;
            }
            Deque<Connection> connections = idle.computeIfAbsent(connection.route(), route -> new ArrayDeque<>());
            connections.addLast(connection);
            return connections.size() > maxIdlePerRoute ? connections.pollFirst() : null;
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Cuts what has been idle for too long. */
    void sweep() {
        long now = clock.millis();
        remove(connection -> now - connection.idleSince() >= idleMillis, false).forEach(Connection::cut);
    }

    void close() {
        remove(connection -> true, true).forEach(Connection::cut);
    }

    private List<Connection> remove(Predicate<Connection> which, boolean close) {
        List<Connection> removed = new ArrayList<>();
        lock.lock();
        try {
            closed |= close;
            idle.values().forEach(connections -> connections.removeIf(connection -> {
                boolean goes = which.test(connection);
                if (goes) {
                    removed.add(connection);
                }
                return goes;
            }));
            idle.values().removeIf(Deque::isEmpty);
        } finally {
            lock.unlock();
        }
        return removed;
    }
}
