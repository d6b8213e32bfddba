package org.kirogate.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.kirogate.simulator.pace.Hold;

/**
 * Listens on loopback and hands each request to one handler, one thread a connection. Thread-safe.
 */
public final class WireServer implements AutoCloseable {

    /** Answers one exchange; whatever it leaves unanswered becomes a 500. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers.
         *
         * @throws IOException          when the peer is gone
         * @throws InterruptedException when the server is closing
         */
        void handle(WireExchange exchange) throws IOException, InterruptedException;
    }

    private static final System.Logger LOG = System.getLogger(WireServer.class.getName());
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket listener;
    private final Handler handler;
    private final int bodyBlock;
    private final Hold beforeBlock;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "kiro-simulator");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Opens the port and starts to listen.
     *
     * @param port        0 for any free one
     * @param bodyBlock   bytes of a request body read at a time, at least 1
     * @param beforeBlock passed before each of these blocks
     * @throws UncheckedIOException when the port is taken
     */
    public WireServer(int port, int bodyBlock, Hold beforeBlock, Handler handler) {
        this.handler = handler;
        this.bodyBlock = bodyBlock;
        this.beforeBlock = beforeBlock;
        try {
            this.listener = new ServerSocket();
            if (beforeBlock != Hold.NONE) {
                listener.setReceiveBufferSize(4096);
            }
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
        } catch (IOException taken) {
            throw new UncheckedIOException("The simulator cannot listen on 127.0.0.1:" + port, taken);
        }
        threads.execute(this::accept);
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Exchanges being answered right now. */
    public int activeExchanges() {
        return active.get();
    }

    /** Connections open right now. */
    public int connections() {
        return sockets.size();
    }

    /** Exchanges that ended because the peer left. */
    public int lostPeers() {
        return lost.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException closed) {
                LOG.log(System.Logger.Level.DEBUG, "No longer accepting: {0}", closed.getClass().getSimpleName());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            RequestReader reader = new RequestReader(in, out, bodyBlock, beforeBlock);
            boolean more = true;
            while (more) {
                more = next(socket, in, out, reader);
            }
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "Connection over: {0}", gone.getClass().getSimpleName());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    private boolean next(Socket socket, InputStream in, OutputStream out, RequestReader reader)
            throws IOException, InterruptedException {
        Optional<WireRequest> request;
        try {
            request = reader.read();
        } catch (MalformedRequestException malformed) {
            byte[] body = malformed.getMessage().getBytes(StandardCharsets.UTF_8);
            WireRequest none = new WireRequest("", "", Map.of(), Map.of("connection", "close"), new byte[0]);
            new WireExchange(none, socket, in, out).respond(malformed.status(), Map.of("Connection", "close"), body);
            return false;
        }
        if (request.isEmpty()) {
            return false;
        }
        WireExchange exchange = new WireExchange(request.get(), socket, in, out);
        answer(exchange);
        return exchange.reusable();
    }

    private void answer(WireExchange exchange) throws IOException, InterruptedException {
        active.incrementAndGet();
        try {
            handler.handle(exchange);
        } catch (IOException gone) {
            lost.incrementAndGet();
            throw gone;
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.WARNING, "The simulator failed", broken);
            if (exchange.started()) {
                exchange.cut();
                return;
            }
            byte[] body = ("Simulator failure: " + broken).getBytes(StandardCharsets.UTF_8);
            exchange.respond(500, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
        } finally {
            active.decrementAndGet();
        }
    }

    /** Stops listening and ends every connection at once. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulator's sockets would not close", failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
