package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PinnedDoorIT {

    /** RFC 6761: no resolver knows it. */
    private static final String UNKNOWN = "nobody.invalid";
    private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());
    @TempDir
    private static Path folder;
    private static Certificates certificates;

    private final PinnedDoor door = new PinnedDoor(certificates.context());

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
    }

    private static String fetch(PinnedDoor door, HttpCall call, List<InetAddress> addresses) throws HttpFailure {
        try (HttpAnswer answer = door.send(call, addresses)) {
            return new String(answer.readAll(1000, Duration.ofHours(1)), ISO_8859_1);
        }
    }

    private static HttpCall get(URI uri, Duration whole) {
        return new HttpCall("GET", uri, Map.of(), new byte[0], whole);
    }

    @Test
    void connectionGoesToTheGivenAddressWithoutALookUp() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        RawServer.Script script = peer -> {
            requests.add(peer.request());
            peer.answer("hello");
        };
        try (RawServer server = new RawServer(script)) {
            assertEquals("hello", fetch(door, Doors.get(server.uri("http", UNKNOWN)), LOOPBACK));
            assertTrue(requests.get(0).contains("\r\nHost: " + UNKNOWN + ":" + server.port() + "\r\n"), requests.get(0));
        }
    }

    @Test
    void nextAddressIsTriedWhenOneDoesNotAnswer() throws Exception {
        InetAddress deaf = InetAddress.getByName("127.0.0.2");
        try (RawServer server = new RawServer(RawServer.answering("hello"))) {
            assertEquals("hello", fetch(door, Doors.get(server.uri("http", UNKNOWN)), List.of(deaf, LOOPBACK.get(0))));
        }
    }

    @Test
    void everyCallHasAConnectionOfItsOwn() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering("hello"))) {
            fetch(door, Doors.get(server.uri()), LOOPBACK);
            fetch(door, Doors.get(server.uri()), LOOPBACK);
            assertEquals(2, server.accepted());
        }
    }

    @Test
    void certificateMustBeForTheNameNotForTheAddress() throws Exception {
        try (RawServer server = new RawServer(certificates.listen("TLSv1.3"), RawServer.answering("hello"))) {
            assertEquals("hello", fetch(door, Doors.get(server.uri("https", "localhost")), LOOPBACK));
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(server.uri("https", UNKNOWN)), LOOPBACK));
            assertEquals(HttpFailure.Kind.TLS, e.kind());
        }
    }

    @Test
    void headThatDoesNotComeInTimeIsATimeout() throws Exception {
        try (RawServer server = new RawServer(Peer::awaitEnd)) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(get(server.uri(), Duration.ofMillis(50)), LOOPBACK));
            assertEquals(HttpFailure.Kind.TIMEOUT, e.kind());
        }
    }

    /** The reader waits for much longer than the call may take: only the watch can end it. */
    @Test
    void bodyIsCutWhenTheCallsTimeIsUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            asked.countDown();
            peer.awaitEnd();
        };
        try (RawServer server = new RawServer(script)) {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<HttpFailure> failure = thread.submit(() -> assertThrows(HttpFailure.class,
                    () -> fetch(door, get(server.uri(), Duration.ofMillis(500)), LOOPBACK)));
            assertTrue(asked.await(10, TimeUnit.SECONDS));
            while (!failure.isDone() && !Thread.currentThread().isInterrupted()) {
                door.sweep();
                Thread.onSpinWait();
            }
            assertEquals(HttpFailure.Kind.TIMEOUT, failure.get().kind());
            thread.shutdown();
        }
    }

    @Test
    void callWithoutAddressIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> door.send(Doors.get(URI.create("http://localhost/")), List.of()));
    }
}
