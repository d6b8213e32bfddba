package org.kirogate.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoolIT {

    private final Doors.Clock clock = new Doors.Clock();

    private HttpDoor door(int maxIdle) {
        return HttpDoors.open(new HttpSettings(Doors.LONG, maxIdle, Duration.ofSeconds(30), ""), clock);
    }

    /** That many answers open at once, then all read and closed in order. */
    private static void together(HttpDoor door, RawServer server, int count) throws HttpFailure {
        List<HttpAnswer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(door.send(Doors.get(server.uri())));
        }
        for (HttpAnswer answer : answers) {
            answer.readAll(100, Doors.LONG);
            answer.close();
        }
    }

    @Test
    void threadsReuseConnections() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering("hello")); HttpDoor door = door(64)) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Integer>> sums = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                sums.add(threads.submit(() -> {
                    int sum = 0;
                    for (int i = 0; i < 500; i++) {
                        sum += Doors.fetch(door, Doors.post(server.uri(), new byte[i])).length();
                    }
                    return sum;
                }));
            }
            for (Future<Integer> sum : sums) {
                assertEquals(2500, sum.get());
            }
            threads.shutdown();
            assertTrue(server.accepted() <= 8, server.accepted() + " connections for 8 threads");
        }
    }

    @Test
    void lastUsedIsTakenFirst() throws Exception {
        List<Integer> used = new ArrayList<>();
        RawServer.Script script = peer -> {
            while (!peer.request().isEmpty()) {
                synchronized (used) {
                    used.add(peer.number());
                }
                peer.answer("x");
            }
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(64)) {
            together(door, server, 3);
            Doors.fetch(door, Doors.get(server.uri()));
            Doors.fetch(door, Doors.get(server.uri()));
            synchronized (used) {
                assertEquals(List.of(1, 2, 3, 3, 3), used);
            }
        }
    }

    @Test
    void idleConnectionsAreBounded() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering("x")); HttpDoor door = door(2)) {
            together(door, server, 5);
            together(door, server, 5);
            assertEquals(8, server.accepted());
        }
    }

    @Test
    void idleConnectionsExpire() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            RawServer.answering("x").serve(peer);
            ended.countDown();
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            Doors.fetch(door, Doors.get(server.uri()));
            clock.step(Duration.ofSeconds(29));
            door.sweep();
            Doors.fetch(door, Doors.get(server.uri()));
            assertEquals(1, server.accepted());
            clock.step(Duration.ofSeconds(30));
            Doors.fetch(door, Doors.get(server.uri()));
            assertEquals(2, server.accepted());
            assertTrue(ended.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void sweepEndsExpiredConnections() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            RawServer.answering("x").serve(peer);
            ended.countDown();
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            Doors.fetch(door, Doors.get(server.uri()));
            clock.step(Duration.ofSeconds(30));
            door.sweep();
            assertTrue(ended.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void connectionsAreNotKeptForEver() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering("x")); HttpDoor door = door(2)) {
            for (int i = 0; i < 30; i++) {
                Doors.fetch(door, Doors.get(server.uri()));
                clock.step(Duration.ofSeconds(29));
            }
            assertEquals(2, server.accepted());
        }
    }

    @Test
    void closingTheDoorEndsIdleConnections() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            RawServer.answering("x").serve(peer);
            ended.countDown();
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            HttpAnswer open = door.send(Doors.get(server.uri()));
            door.close();
            assertEquals(1, open.readAll(9, Doors.LONG).length);
            open.close();
            assertTrue(ended.await(10, TimeUnit.SECONDS), "the last answer's connection is not kept either");
            assertThrows(IllegalStateException.class, () -> door.send(Doors.get(server.uri())));
        }
    }

    @Test
    void connectionThatTheServerClosedIsReplacedOnce() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch closed = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            if (!peer.request().isEmpty()) {
                requests.incrementAndGet();
                peer.answer("x" + peer.number());
            }
            if (peer.number() == 1) {
                peer.reset();
                closed.countDown();
            } else {
                peer.awaitEnd();
            }
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            assertEquals("x1", Doors.fetch(door, Doors.get(server.uri())));
            assertTrue(closed.await(10, TimeUnit.SECONDS));
            assertEquals("x2", Doors.fetch(door, Doors.post(server.uri(), new byte[100])));
            assertEquals(2, requests.get());
        }
    }

    @Test
    void reusedConnectionThatDiesUnansweredIsReplacedOnceOnly() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        RawServer.Script script = peer -> {
            peer.request();
            requests.incrementAndGet();
            if (peer.number() == 1) {
                peer.answer("x");
                peer.request();
                requests.incrementAndGet();
            }
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            Doors.fetch(door, Doors.get(server.uri()));
            HttpFailure e = assertThrows(HttpFailure.class, () -> door.send(Doors.get(server.uri())));
            assertEquals(HttpFailure.Kind.RESET, e.kind());
            assertTrue(e.sent());
            assertEquals(3, requests.get());
        }
    }

    @Test
    void answerThatBeganIsNeverAskedForAgain() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        RawServer.Script script = peer -> {
            peer.request();
            requests.incrementAndGet();
            peer.answer("x");
            peer.request();
            requests.incrementAndGet();
            peer.send("H");
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            Doors.fetch(door, Doors.get(server.uri()));
            assertThrows(HttpFailure.class, () -> door.send(Doors.get(server.uri())));
            assertEquals(2, requests.get());
        }
    }

    @Test
    void freshConnectionThatDiesIsNotTriedAgain() throws Exception {
        try (RawServer server = new RawServer(Peer::request); HttpDoor door = door(2)) {
            HttpFailure e = assertThrows(HttpFailure.class, () -> door.send(Doors.get(server.uri())));
            assertEquals(HttpFailure.Kind.RESET, e.kind());
            assertTrue(e.sent());
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void closeLookSeesThatTheServerClosed() throws Exception {
        CountDownLatch look = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> look.await())) {
            Route route = Route.of(server.uri());
            Socket socket = Dialer.dial(route, Deadline.in(Doors.LONG));
            Connection connection = new Connection(route, socket, socket);
            assertTrue(connection.usable(true), "open and silent");
            look.countDown();
            assertEquals(-1, connection.fill(Deadline.in(Doors.LONG)));
            assertTrue(connection.usable(false), "a cheap look cannot see it");
            assertFalse(connection.usable(true));
            connection.cut();
            assertFalse(connection.usable(false));
        }
    }

    @Test
    void longIdleConnectionIsProbedBeforeUse() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            peer.answer("x");
            if (peer.number() == 1) {
                peer.reset();
                closed.countDown();
                return;
            }
            peer.request();
            peer.answer("again");
            assertEquals("", peer.request());
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            Doors.fetch(door, Doors.get(server.uri()));
            assertTrue(closed.await(10, TimeUnit.SECONDS));
            clock.step(Duration.ofSeconds(5));
            Doors.fetch(door, Doors.get(server.uri()));
            clock.step(Duration.ofSeconds(5));
            assertEquals("again", Doors.fetch(door, Doors.get(server.uri())));
            assertEquals(2, server.accepted());
        }
    }

    @Test
    void bytesBehindAnAnswerAreNotTakenForTheNext() throws Exception {
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
            peer.awaitEnd();
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            assertEquals("x", Doors.fetch(door, Doors.get(server.uri())));
            assertEquals("x", Doors.fetch(door, Doors.get(server.uri())));
            assertEquals(2, server.accepted());
        }
    }

    @Test
    void connectionIsNotKeptWhenEitherSideSaysClose() throws Exception {
        RawServer.Script script = peer -> {
            String request = peer.request();
            boolean close = request.contains("/close");
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + (close ? "Connection: close\r\n" : "") + "\r\n");
            peer.awaitEnd();
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            Doors.fetch(door, Doors.get(server.uri().resolve("/close")));
            Doors.fetch(door, new HttpCall("GET", server.uri(), Map.of("connection", "close"), new byte[0],
                    Doors.LONG));
            Doors.fetch(door, Doors.get(server.uri().resolve("/close")));
            assertEquals(3, server.accepted());
        }
    }

    @Test
    void bodyThatIsReadOnlyInPartCutsTheConnection() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
            peer.awaitEnd();
            ended.countDown();
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            HttpAnswer answer = door.send(Doors.get(server.uri()));
            assertEquals(5, answer.read(new byte[9], 0, 9, Doors.LONG));
            answer.close();
            assertTrue(ended.await(10, TimeUnit.SECONDS));
            assertThrows(IllegalStateException.class, () -> answer.read(new byte[9], 0, 9, Doors.LONG));
        }
    }

    @Test
    void lastChunkThatLiesReadyIsTakenAtClose() throws Exception {
        RawServer.Script script = peer -> {
            while (!peer.request().isEmpty()) {
                peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
            }
        };
        try (RawServer server = new RawServer(script); HttpDoor door = door(2)) {
            for (int i = 0; i < 3; i++) {
                try (HttpAnswer answer = door.send(Doors.get(server.uri()))) {
                    assertEquals(5, answer.read(new byte[5], 0, 5, Doors.LONG));
                }
            }
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void lateAbortNeverCutsSomebodyElsesCall() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering("x")); HttpDoor door = door(2)) {
            HttpAnswer first = door.send(Doors.get(server.uri()));
            first.readAll(9, Doors.LONG);
            first.close();
            HttpAnswer second = door.send(Doors.get(server.uri()));
            first.abort();
            assertEquals(1, second.readAll(9, Doors.LONG).length);
            second.close();
            assertEquals(1, server.accepted());
            assertFalse(server.faults().iterator().hasNext());
        }
    }
}
