package org.kirogate.upstream.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Carries bytes between two sockets; on the way back it can hold the second half of what it read. Thread-safe. */
final class Relay {

    /** Waits before the second half of a piece goes on. */
    interface Pause {
        void await() throws InterruptedException;
    }

    private Relay() {
    }

    /** Both directions, until either side ends. */
    static void run(Socket client, Socket server, Pause pause) throws Exception {
        Thread forth = new Thread(() -> copy(client, server));
        forth.start();
        try {
            copyHalved(server.getInputStream(), client.getOutputStream(), pause);
        } catch (IOException e) {
            // An end.
        } finally {
            client.close();
            server.close();
            forth.join();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // An end.
        }
    }

    private static void copyHalved(InputStream in, OutputStream out, Pause pause) throws Exception {
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n / 2);
            pause.await();
            out.write(buffer, n / 2, n - n / 2);
        }
    }
}
