package org.kirogate.upstream.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts sockets whose connect or write outlives its deadline, since neither a TLS handshake that trickles nor a blocked
 * write has a limit of its own. Thread-safe.
 */
final class Watch {

    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();

    /** Watches the socket until the guard is closed. */
    Guard start(Socket socket, Deadline deadline) {
        Guard guard = new Guard(socket, deadline);
        guards.add(guard);
        return guard;
    }

    void sweep() {
        for (Guard guard : guards) {
            if (guard.deadline.passed()) {
                guard.fire();
            }
        }
    }

    static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // The descriptor is gone either way, and nobody could act on it.
        }
    }

    /** One watched socket. */
    final class Guard {

        private final Socket socket;
        private final Deadline deadline;
        private volatile boolean fired;

        private Guard(Socket socket, Deadline deadline) {
            this.socket = socket;
            this.deadline = deadline;
        }

        private void fire() {
            fired = true;
            cut(socket);
        }

        /** Whether the deadline passed and the socket was cut for it. */
        boolean fired() {
            return fired;
        }

        void end() {
            guards.remove(this);
        }
    }
}
