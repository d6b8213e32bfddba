package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class AnswerIT {

    private static final Duration SHORT = Duration.ofMillis(30);

    private final HttpDoor door = Doors.plain();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        door.close();
        threads.shutdownNow();
    }

    private static HttpFailure.Kind kindOf(Executable reading) {
        return assertThrows(HttpFailure.class, reading).kind();
    }

    @Test
    void requestGoesOutAsGiven() throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        RawServer.Script script = peer -> {
            requests.add(peer.request());
            peer.send("HTTP/1.1 201 Created\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 0\r\n\r\n");
        };
        try (RawServer server = new RawServer(script)) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("X-Amz-Target", "Service.Op");
            headers.put("authorization", "Bearer é");
            HttpCall call = new HttpCall("POST", server.uri(), headers, "{}".getBytes(ISO_8859_1), Doors.LONG);
            try (HttpAnswer answer = door.send(call)) {
                assertEquals(201, answer.status());
                assertEquals(Optional.of("1"), answer.header("X-ONE"));
                assertEquals(Optional.empty(), answer.header("x-two"));
                assertEquals(-1, answer.read(new byte[1], 0, 1, Doors.LONG));
            }
            assertEquals("POST /path?q=1 HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nX-Amz-Target: Service.Op\r\nauthorization: Bearer é\r\nAccept-Encoding: identity\r\n"
                    + "Content-Length: 2\r\n\r\n{}", requests.take());
        }
    }

    @Test
    void largeBodyArrivesWhole() throws Exception {
        RawServer.Script script = peer -> peer.answer(Integer.toString(peer.request().length()));
        try (RawServer server = new RawServer(script)) {
            for (int size : new int[] {16_383, 65_536, 65_537, 3_000_000}) {
                String length = Doors.fetch(door, Doors.post(server.uri(), new byte[size]));
                assertTrue(Integer.parseInt(length) > size, length);
            }
        }
    }

    @Test
    void slowTrickleGivesZeroAndThenTheBytes() throws Exception {
        BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
        RawServer.Script script = peer -> {
            peer.request();
            String next = toSend.take();
            while (!next.equals("end")) {
                peer.send(next);
                next = toSend.take();
            }
        };
        try (RawServer server = new RawServer(script)) {
            toSend.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            HttpAnswer answer = door.send(Doors.get(server.uri()));
            byte[] buffer = new byte[100];
            assertEquals(0, answer.read(buffer, 0, 100, SHORT));
            toSend.add("5");
            assertEquals(0, answer.read(buffer, 0, 100, SHORT));
            toSend.add("\r\nhe");
            assertEquals(2, answer.read(buffer, 0, 100, Doors.LONG));
            assertEquals(0, answer.read(buffer, 0, 100, SHORT));
            toSend.add("llo\r\n0\r\n");
            assertEquals(3, answer.read(buffer, 2, 98, Doors.LONG));
            assertEquals("hello", new String(buffer, 0, 5, ISO_8859_1));
            assertEquals(0, answer.read(buffer, 0, 100, SHORT));
            toSend.add("\r\n");
            assertEquals(-1, answer.read(buffer, 0, 100, Doors.LONG));
            assertEquals(-1, answer.read(buffer, 0, 100, Doors.LONG));
            answer.close();
            toSend.add("end");
        }
    }

    @Test
    void halfABodyIsAReset() throws Exception {
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
        };
        try (RawServer server = new RawServer(script); HttpAnswer answer = door.send(Doors.get(server.uri()))) {
            byte[] buffer = new byte[100];
            assertEquals(5, answer.read(buffer, 0, 100, Doors.LONG));
            assertEquals(HttpFailure.Kind.RESET, kindOf(() -> answer.read(buffer, 0, 100, Doors.LONG)));
            assertEquals(HttpFailure.Kind.RESET, kindOf(() -> answer.read(buffer, 0, 100, Doors.LONG)));
        }
    }

    @Test
    void resetInTheBodyIsAReset() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n\r\nhello");
            seen.await();
            peer.reset();
        };
        try (RawServer server = new RawServer(script); HttpAnswer answer = door.send(Doors.get(server.uri()))) {
            assertEquals(5, answer.read(new byte[100], 0, 100, Doors.LONG));
            seen.countDown();
            assertEquals(HttpFailure.Kind.RESET, kindOf(() -> answer.read(new byte[9], 0, 9, Doors.LONG)));
        }
    }

    @Test
    void abortEndsABlockedRead() throws Exception {
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            peer.awaitEnd();
        };
        try (RawServer server = new RawServer(script)) {
            HttpAnswer answer = door.send(Doors.get(server.uri()));
            byte[] buffer = new byte[100];
            assertEquals(5, answer.read(buffer, 0, 100, Doors.LONG));
            CountDownLatch reading = new CountDownLatch(1);
            Future<HttpFailure.Kind> read = threads.submit(() -> {
                reading.countDown();
                return kindOf(() -> answer.read(buffer, 0, 100, Duration.ofHours(1)));
            });
            reading.await();
            answer.abort();
            assertEquals(HttpFailure.Kind.RESET, read.get());
            assertEquals(HttpFailure.Kind.RESET, kindOf(() -> answer.read(buffer, 0, 100, SHORT)));
            answer.close();
        }
    }

    @Test
    void silentServerIsATimeout() throws Exception {
        try (RawServer server = new RawServer(Peer::awaitEnd)) {
            HttpCall call = new HttpCall("GET", server.uri(), Map.of(), new byte[0], SHORT);
            HttpFailure e = assertThrows(HttpFailure.class, () -> door.send(call));
            assertEquals(HttpFailure.Kind.TIMEOUT, e.kind());
            assertTrue(e.sent());
        }
    }

    @Test
    void nobodyListeningIsAFailureToConnect() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        URI uri = URI.create("http://127.0.0.1:" + port + "/");
        HttpFailure e = assertThrows(HttpFailure.class, () -> door.send(Doors.get(uri)));
        assertEquals(HttpFailure.Kind.CONNECT, e.kind());
        assertEquals(false, e.sent());
        HttpFailure unknown = assertThrows(HttpFailure.class,
                () -> door.send(Doors.get(URI.create("http://no-such-host.invalid/"))));
        assertEquals(HttpFailure.Kind.CONNECT, unknown.kind());
    }

    @Test
    void wholeBodyIsBoundedInLengthAndTime() throws Exception {
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n\r\nhello");
            peer.awaitEnd();
        };
        try (RawServer server = new RawServer(script)) {
            try (HttpAnswer answer = door.send(Doors.get(server.uri()))) {
                assertEquals(HttpFailure.Kind.PROTOCOL, kindOf(() -> answer.readAll(4, Doors.LONG)));
            }
            try (HttpAnswer answer = door.send(Doors.get(server.uri()))) {
                assertEquals(HttpFailure.Kind.TIMEOUT, kindOf(() -> answer.readAll(5, SHORT)));
            }
        }
    }

    @Test
    void sendThatTheServerDoesNotTakeIsCutBySweep() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> done.await())) {
            byte[] body = new byte[32 * 1024 * 1024];
            HttpCall call = new HttpCall("POST", server.uri(), Map.of(), body, SHORT);
            Future<HttpFailure.Kind> sending = threads.submit(() -> kindOf(() -> door.send(call)));
            while (!sending.isDone()) {
                door.sweep();
                Thread.onSpinWait();
            }
            assertEquals(HttpFailure.Kind.TIMEOUT, sending.get());
            done.countDown();
        }
    }

    @Test
    void answerThatComesBeforeTheRequestIsTakenIsRead() throws Exception {
        RawServer.Script script = peer -> {
            assertEquals('P', peer.socket().getInputStream().read());
            peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
            peer.reset();
        };
        try (RawServer server = new RawServer(script)) {
            HttpCall call = Doors.post(server.uri(), new byte[32 * 1024 * 1024]);
            try (HttpAnswer answer = door.send(call)) {
                assertEquals(413, answer.status());
                assertEquals("big", new String(answer.readAll(9, Doors.LONG), ISO_8859_1));
            }
        }
    }
}
