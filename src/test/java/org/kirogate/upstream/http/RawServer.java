package org.kirogate.upstream.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that plays a script on every connection and then closes it. Thread-safe. */
public final class RawServer implements AutoCloseable {

    /** What happens on one connection. */
    public interface Script {
        /** Plays it. */
        void serve(Peer peer) throws Exception;
    }

    private final ServerSocket server;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();

    /** Listens on a free port of 127.0.0.1. */
    public RawServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
    }

    RawServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Peer peer = new Peer(socket, accepted.incrementAndGet());
                threads.execute(() -> serve(peer, socket));
            }
        } catch (IOException e) {
            // The server was closed.
        }
    }

    private void serve(Peer peer, Socket socket) {
        try (socket) {
            script.serve(peer);
        } catch (Exception | AssertionError e) {
            faults.add(e);
        }
    }

    /** Answers every request of every connection with that body. */
    public static Script answering(String body) {
        return peer -> {
            while (!peer.request().isEmpty()) {
                peer.answer(body);
            }
        };
    }

    /** How many connections were taken. */
    public int accepted() {
        return accepted.get();
    }

    /** What went wrong in scripts. */
    public List<Throwable> faults() {
        return faults;
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** An address on it by that host name. */
    public URI uri(String scheme, String host) {
        return URI.create(scheme + "://" + host + ":" + port() + "/path?q=1");
    }

    /** The same by IP address. */
    public URI uri() {
        return uri("http", "127.0.0.1");
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
            threads.shutdownNow();
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new AssertionError("a script hangs");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
