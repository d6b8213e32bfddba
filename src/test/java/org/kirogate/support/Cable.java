package org.kirogate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on loopback that a test can pull out and plug in again. Thread-safe. */
public final class Cable implements AutoCloseable {

    private final ServerSocket door;
    private volatile int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged = true;

    /** A way to that port of this machine. */
    public Cable(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The port of its near end. */
    public int port() {
        return door.getLocalPort();
    }

    /** Ends every connection and lets none through. */
    public void pull() {
        plugged = false;
        open.forEach(Cable::end);
    }

    /** Lets connections through again. */
    public void plug() {
        plugged = true;
    }

    /** Lets connections through again, to a server that came back on another port. */
    public void plug(int port) {
        target = port;
        plug();
    }

    @Override
    public void close() {
        pull();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // Closed, or the server is away: whoever calls sees its connection end.
                continue;
            }
        }
    }

    private void connect(Socket near) throws IOException {
        open.add(near);
        if (!plugged) {
            end(near);
            return;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(far);
        start(() -> carry(near, far));
        start(() -> carry(far, near));
        if (!plugged) {
            end(near);
            end(far);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end is gone; leaving closes the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
