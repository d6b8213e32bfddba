package org.kirogate.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProxyIT {

    @TempDir
    private static Path folder;
    private static Certificates certificates;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
    }

    private static HttpDoor through(RawServer proxy, String user) {
        HttpSettings settings = Doors.settings("http://" + user + "127.0.0.1:" + proxy.port());
        return HttpDoors.open(settings, InstantSource.system(), certificates.context());
    }

    @Test
    void httpsGoesThroughATunnelWhoseConnectionIsReused() throws Exception {
        try (RawServer server = new RawServer(certificates.listen("TLSv1.3"), RawServer.answering("hello"));
                RawServer proxy = new RawServer(peer -> {
                    asked.add(peer.request());
                    peer.send("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n");
                    Relay.run(peer.socket(), new Socket("127.0.0.1", server.port()), () -> { });
                });
                HttpDoor door = through(proxy, "me:s%40cret@")) {
            URI uri = server.uri("https", "localhost");
            assertEquals("hello", Doors.fetch(door, Doors.get(uri)));
            assertEquals("hello", Doors.fetch(door, Doors.get(uri)));
            String authority = "localhost:" + server.port();
            assertEquals("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority
                    + "\r\nProxy-Authorization: Basic bWU6c0BjcmV0\r\n\r\n", asked.take());
            assertTrue(asked.isEmpty());
            assertEquals(1, proxy.accepted());
        }
    }

    @Test
    void httpGoesInTheAbsoluteForm() throws Exception {
        try (RawServer proxy = new RawServer(peer -> {
                    asked.add(peer.request());
                    peer.answer("from the proxy");
                });
                HttpDoor door = through(proxy, "me:x@")) {
            assertEquals("from the proxy", Doors.fetch(door, Doors.get(URI.create("http://far.example:8080/a?b=c"))));
            assertEquals("GET http://far.example:8080/a?b=c HTTP/1.1\r\nHost: far.example:8080"
                    + "\r\nProxy-Authorization: Basic bWU6eA==\r\nAccept-Encoding: identity\r\n\r\n", asked.take());
        }
    }

    @Test
    void proxyThatRefusesIsAFailureToConnect() throws Exception {
        try (RawServer proxy = new RawServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
                });
                HttpDoor door = through(proxy, "")) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(URI.create("https://far.example/"))));
            assertEquals(HttpFailure.Kind.CONNECT, e.kind());
            assertFalse(e.sent());
            assertTrue(e.getMessage().contains("407"), e.getMessage());
        }
    }

    @Test
    void proxyThatSpeaksBeforeTlsIsRefused() throws Exception {
        try (RawServer proxy = new RawServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\n\r\nsurprise");
                    peer.awaitEnd();
                });
                HttpDoor door = through(proxy, "")) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(URI.create("https://far.example/"))));
            assertFalse(e.sent());
        }
    }

    @Test
    void proxyThatHangsUpIsAFailureToConnect() throws Exception {
        try (RawServer proxy = new RawServer(Peer::request); HttpDoor door = through(proxy, "")) {
            HttpFailure e = assertThrows(HttpFailure.class,
                    () -> door.send(Doors.get(URI.create("https://far.example/"))));
            assertEquals(HttpFailure.Kind.CONNECT, e.kind());
            assertFalse(e.sent());
        }
    }
}
