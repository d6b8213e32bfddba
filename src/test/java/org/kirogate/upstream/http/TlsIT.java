package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsIT {

    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    private static Path folder;
    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
    }

    private static HttpDoor door(InstantSource clock) {
        return HttpDoors.open(Doors.settings(""), clock, certificates.context());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connectionsAreReused(String protocol) throws Exception {
        Doors.Clock clock = new Doors.Clock();
        try (RawServer server = new RawServer(certificates.listen(protocol), RawServer.answering("hello"));
                HttpDoor door = door(clock)) {
            for (int i = 0; i < 20; i++) {
                assertEquals("hello", Doors.fetch(door, Doors.post(server.uri("https", "localhost"), new byte[i])));
                clock.step(Duration.ofMillis(300));
            }
            clock.step(Duration.ofSeconds(5));
            assertEquals("hello", Doors.fetch(door, Doors.get(server.uri("https", "localhost"))));
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void foreignHostNameIsRefused() throws Exception {
        try (RawServer server = new RawServer(certificates.listen("TLSv1.3"), RawServer.answering("hello"));
                HttpDoor door = door(InstantSource.system())) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(server.uri("https", "127.0.0.1"))));
            assertEquals(HttpFailure.Kind.TLS, e.kind());
            assertFalse(e.sent());
        }
    }

    @Test
    void certificateThatNobodyVouchesForIsRefused() throws Exception {
        try (RawServer server = new RawServer(certificates.listen("TLSv1.3"), RawServer.answering("hello"));
                HttpDoor door = Doors.plain()) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(server.uri("https", "localhost"))));
            assertEquals(HttpFailure.Kind.TLS, e.kind());
        }
    }

    @Test
    void serverThatSpeaksNoTlsIsRefused() throws Exception {
        try (RawServer server = new RawServer(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
                HttpDoor door = door(InstantSource.system())) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(server.uri("https", "localhost"))));
            assertEquals(HttpFailure.Kind.TLS, e.kind());
            assertFalse(e.sent());
        }
    }

    @Test
    void handshakeIsBoundedByTheConnectTimeout() throws Exception {
        HttpSettings hasty = new HttpSettings(SHORT, 1, Doors.LONG, "");
        try (RawServer server = new RawServer(Peer::awaitEnd);
                HttpDoor door = HttpDoors.open(hasty, InstantSource.system(), certificates.context())) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(server.uri("https", "localhost"))));
            assertEquals(HttpFailure.Kind.TLS, e.kind());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void recordInTwoHalvesWithAPauseLosesNothing(String protocol) throws Exception {
        Semaphore next = new Semaphore(0);
        Semaphore held = new Semaphore(0);
        AtomicBoolean holding = new AtomicBoolean();
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n");
            for (int i = 0; i < 3; i++) {
                next.acquire();
                peer.send(("" + i).repeat(100));
            }
            peer.awaitEnd();
        };
        Relay.Pause pause = () -> {
            if (holding.get()) {
                held.acquire();
            }
        };
        try (RawServer server = new RawServer(certificates.listen(protocol), script);
                RawServer relay = new RawServer(peer -> Relay.run(peer.socket(),
                        new Socket("127.0.0.1", server.port()), pause));
                HttpDoor door = door(InstantSource.system());
                HttpAnswer answer = door.send(Doors.get(relay.uri("https", "localhost")))) {
            holding.set(true);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] buffer = new byte[1000];
            for (int i = 0; i < 3; i++) {
                next.release();
                assertEquals(0, answer.read(buffer, 0, 1000, SHORT), "half a record is nothing yet");
                assertEquals(0, answer.read(buffer, 0, 1000, SHORT));
                held.release();
                body.write(buffer, 0, answer.read(buffer, 0, 1000, Doors.LONG));
            }
            assertEquals("0".repeat(100) + "1".repeat(100) + "2".repeat(100), body.toString(ISO_8859_1));
            assertEquals(-1, answer.read(buffer, 0, 1000, SHORT));
        }
    }

    @Test
    void abortEndsABlockedReadAndTheConnection() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            try {
                peer.request();
            } finally {
                ended.countDown();
            }
        };
        try (RawServer server = new RawServer(certificates.listen("TLSv1.3"), script);
                HttpDoor door = door(InstantSource.system())) {
            HttpAnswer answer = door.send(Doors.get(server.uri("https", "localhost")));
            assertEquals(5, answer.read(new byte[9], 0, 9, Doors.LONG));
            Thread aborting = new Thread(answer::abort);
            aborting.start();
            HttpFailure e = assertThrows(HttpFailure.class, () -> answer.read(new byte[9], 0, 9, Duration.ofHours(1)));
            assertEquals(HttpFailure.Kind.RESET, e.kind());
            aborting.join();
            assertTrue(ended.await(10, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void truncationIsAResetWhetherTlsWasClosedOrNot(String protocol) throws Exception {
        AtomicBoolean rude = new AtomicBoolean();
        RawServer.Script script = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        };
        Relay.Pause pause = () -> {
            if (rude.get()) {
                throw new InterruptedException("the relay ends here, half a record into the answer");
            }
        };
        try (RawServer server = new RawServer(certificates.listen(protocol), script);
                RawServer relay = new RawServer(peer -> Relay.run(peer.socket(),
                        new Socket("127.0.0.1", server.port()), pause));
                HttpDoor door = door(InstantSource.system())) {
            try (HttpAnswer answer = door.send(Doors.get(relay.uri("https", "localhost")))) {
                HttpFailure e = assertThrows(HttpFailure.class, () -> answer.readAll(100, Doors.LONG));
                assertEquals(HttpFailure.Kind.RESET, e.kind());
            }
            rude.set(true);
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> Doors.fetch(door, Doors.get(relay.uri("https", "localhost"))));
            assertTrue(e.kind() == HttpFailure.Kind.RESET || e.kind() == HttpFailure.Kind.TLS, e.kind().name());
        }
    }
}
