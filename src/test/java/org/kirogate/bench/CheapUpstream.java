package org.kirogate.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Kiro services on one loopback port, with answers that were made beforehand: no check, no state, one thread a
 * connection. Thread-safe; close it to end every connection.
 */
final class CheapUpstream implements AutoCloseable {

    /** How a streamed answer is written. */
    enum Mode {
        /** As one piece. */
        BURST,
        /** Each frame by a write of its own, without a pause between. */
        PACED
    }

    private static final Logger LOG = System.getLogger(CheapUpstream.class.getName());

    private static final int MAX_REQUEST = 256 * 1024;

    private final CheapAnswers answers = new CheapAnswers();
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong refreshes = new AtomicLong();
    private volatile Mode mode = Mode.BURST;

    private CheapUpstream(ServerSocket listener) {
        this.listener = listener;
    }

    static CheapUpstream start() {
        try {
            CheapUpstream upstream = new CheapUpstream(new ServerSocket(0, 256, InetAddress.getByName("127.0.0.1")));
            daemon("upstream", upstream::accept);
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                daemon("upstream-connection", () -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            IncomingRequests requests = new IncomingRequests(socket.getInputStream(), MAX_REQUEST);
            OutputStream out = socket.getOutputStream();
            while (requests.next()) {
                answer(requests, out);
            }
        } catch (IOException e) {
            // The peer went, or the benchmark is over. A peer that missed an answer says so itself.
            LOG.log(Level.DEBUG, "A connection ended", e);
        } finally {
            open.remove(socket);
        }
    }

    private void answer(IncomingRequests request, OutputStream out) throws IOException {
        String head = request.head();
        if (head.startsWith("POST /refreshToken ")) {
            out.write(CheapAnswers.refreshed(refreshes.incrementAndGet()));
            return;
        }
        String operation = operation(head);
        if (!operation.equals("GenerateAssistantResponse")) {
            out.write(CheapAnswers.control(operation));
            return;
        }
        switch (mode) {
            case BURST -> out.write(answers.burst());
            case PACED -> {
                for (byte[] piece : answers.paced()) {
                    out.write(piece);
                }
            }
        }
    }

    private static String operation(String head) {
        int name = head.toLowerCase(Locale.ROOT).indexOf("\r\nx-amz-target:");
        if (name < 0) {
            return "";
        }
        int end = head.indexOf("\r\n", name + 2);
        return head.substring(head.indexOf('.', name) + 1, end).strip();
    }

    void switchTo(Mode next) {
        mode = next;
    }

    int port() {
        return listener.getLocalPort();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    CheapAnswers answers() {
        return answers;
    }

    /** A small request as the gateway sends it, for the load that goes straight here. */
    byte[] request(int port) {
        String body = "{\"conversationState\":{\"conversationId\":\"bench\",\"chatTriggerType\":\"MANUAL\","
                + "\"currentMessage\":{\"userInputMessage\":{\"content\":\"Count to 47, please.\",\"modelId\":\""
                + CheapAnswers.MODEL + "\",\"origin\":\"AI_EDITOR\"}}}}";
        return ("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/x-amz-json-1.0\r\n"
                + "X-Amz-Target: KiroRuntimeService.GenerateAssistantResponse\r\nAuthorization: Bearer aoaBENCH\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
