package org.kirogate.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.config.GatewayConfig;
import org.kirogate.config.Network;
import org.kirogate.dialect.Materials;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.http.HttpDoors;
import org.kirogate.upstream.http.RawServer;

@Timeout(60)
class UrlFetcherIT {
    private static final String BODY = "some bytes of a picture";

    private final FetchFixture.Names names = new FetchFixture.Names();

    private static RawServer.Script sending(String head, byte[] body) {
        return peer -> {
            peer.request();
            peer.send(head);
            peer.send(body);
        };
    }

    private Materials.Material fetch(String url) {
        return FetchFixture.onLoopback(names).forRequest().fetch(url, FetchFixture.PATH);
    }

    private String refusal(RawServer server) {
        return refusal(FetchFixture.onLoopback(names).forRequest(), server.uri().toString());
    }

    private static String refusal(Materials materials, String url) {
        GatewayException e = assertThrows(GatewayException.class, () -> materials.fetch(url, FetchFixture.PATH));
        assertEquals(Fault.INVALID_REQUEST, e.fault());
        assertEquals(FetchFixture.PATH, e.param());
        return e.getMessage();
    }

    @Test
    void bodyAndBareTypeComeBack() throws Exception {
        String head = FetchFixture.head(200, "Content-Type: Image/PNG; charset=x", "Content-Length: " + BODY.length());
        try (RawServer server = new RawServer(sending(head, FetchFixture.bytes(BODY)))) {
            Materials.Material material = fetch(server.uri().toString());
            assertEquals("image/png", material.mediaType());
            assertArrayEquals(FetchFixture.bytes(BODY), material.bytes());
        }
    }

    @Test
    void requestNamesUsAndCarriesNothingElse() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        RawServer.Script script = peer -> {
            requests.add(peer.request());
            peer.send(FetchFixture.head(200, "Content-Length: 0", "Set-Cookie: a=b"));
        };
        try (RawServer server = new RawServer(script)) {
            UrlFetcher fetcher = FetchFixture.onLoopback(names);
            fetcher.forRequest().fetch(server.uri() + "#part", FetchFixture.PATH);
            fetcher.forRequest().fetch(server.uri() + "#part", FetchFixture.PATH);
            for (String request : requests) {
                List<String> lines = new ArrayList<>(request.lines().sorted().filter(line -> !line.isEmpty()).toList());
                assertEquals(List.of("Accept-Encoding: gzip", "Accept: */*", "Connection: close",
                        "GET /path?q=1 HTTP/1.1", "Host: 127.0.0.1:" + server.port(),
                        "User-Agent: KiroGate/1.2.3 (fetches URLs named in API requests)"), lines);
            }
            assertEquals(2, requests.size());
        }
    }

    @Test
    void chunkedBodyIsPutTogether() throws Exception {
        try (RawServer server = new RawServer(sending(FetchFixture.head(200, "Transfer-Encoding: chunked"),
                FetchFixture.bytes("5\r\nsome \r\n7\r\nchunks!\r\n0\r\n\r\n")))) {
            assertArrayEquals(FetchFixture.bytes("some chunks!"), fetch(server.uri().toString()).bytes());
        }
    }

    @Test
    void gzipBodyIsUnpacked() throws Exception {
        byte[] packed = FetchFixture.gzip(FetchFixture.bytes(BODY));
        String head = FetchFixture.head(200, "Content-Encoding: gzip", "Content-Length: " + packed.length);
        try (RawServer server = new RawServer(sending(head, packed))) {
            assertArrayEquals(FetchFixture.bytes(BODY), fetch(server.uri().toString()).bytes());
        }
    }

    @Test
    void bodyOfTheLargestSizeIsFetchedAndOneByteMoreIsNot() throws Exception {
        byte[] most = new byte[FetchFixture.MAX_BYTES];
        try (RawServer server = new RawServer(sending(FetchFixture.head(200), most))) {
            assertArrayEquals(most, fetch(server.uri().toString()).bytes());
        }
        try (RawServer server = new RawServer(sending(FetchFixture.head(200), new byte[FetchFixture.MAX_BYTES + 1]))) {
            assertTrue(refusal(server).contains("more than the 1000 bytes"));
        }
    }

    @Test
    void bodyWithoutEndIsLeftWhenItIsTooLarge() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            peer.send(FetchFixture.head(200, "Content-Length: 999999999"));
            peer.send(new byte[FetchFixture.MAX_BYTES + 1]);
            peer.awaitEnd();
            left.countDown();
        };
        try (RawServer server = new RawServer(script)) {
            assertTrue(refusal(server).contains("more than the 1000 bytes"));
            assertTrue(left.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void sizeIsCountedAfterUnpacking() throws Exception {
        byte[] packed = FetchFixture.gzip(new byte[100_000]);
        assertTrue(packed.length < FetchFixture.MAX_BYTES);
        String head = FetchFixture.head(200, "Content-Encoding: gzip", "Content-Length: " + packed.length);
        try (RawServer server = new RawServer(sending(head, packed))) {
            assertTrue(refusal(server).contains("more than the 1000 bytes"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 304, 401, 403, 404, 500, 999})
    void otherStatusIsToldAndItsBodyIsNot(int status) throws Exception {
        try (RawServer server = new RawServer(sending(FetchFixture.head(status, "X-Inner: secret"),
                FetchFixture.bytes("secret")))) {
            String message = refusal(server);
            assertTrue(message.contains("status " + status), message);
            assertFalse(message.contains("secret"), message);
        }
    }

    @Test
    void redirectWithoutPlaceIsAStatusLikeOthers() throws Exception {
        try (RawServer server = new RawServer(sending(FetchFixture.head(302), new byte[0]))) {
            assertTrue(refusal(server).contains("status 302"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "", "SSH-2.0-x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx"})
    void brokenAnswerIsRefused(String answer) throws Exception {
        try (RawServer server = new RawServer(sending(answer, new byte[0]))) {
            String message = refusal(server);
            assertTrue(message.contains("broke") || message.contains("HTTP/1.1"), message);
        }
    }

    @Test
    void serverThatDoesNotListenIsRefused() throws Exception {
        RawServer server = new RawServer(RawServer.answering(BODY));
        server.close();
        assertTrue(refusal(server).contains("could not be reached"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"})
    void silentServerIsLeftWhenTheTimeIsUp(String beginning) throws Exception {
        RawServer.Script script = peer -> {
            peer.request();
            peer.send(beginning);
            peer.awaitEnd();
        };
        try (RawServer server = new RawServer(script)) {
            UrlFetcher hasty = FetchFixture.fetcher(names, Duration.ofMillis(200), "127.0.0.0/8");
            assertTrue(refusal(hasty.forRequest(), server.uri().toString()).contains("took longer"));
        }
    }

    @Test
    void redirectsShareOneTime() throws Exception {
        RawServer.Script script = peer -> {
            peer.request();
            peer.send(FetchFixture.head(302, "Location: /next", "Content-Length: 0"));
        };
        try (RawServer server = new RawServer(script)) {
            // Each look at this clock is half of the time that a fetch has.
            int[] looks = new int[1];
            InstantSource clock = () -> Instant.ofEpochSecond(5L * looks[0]++);
            GatewayConfig.Fetch settings = new GatewayConfig.Fetch(true, 1000, Duration.ofSeconds(10),
                    List.of(Network.parse("127.0.0.0/8").orElseThrow()));
            UrlFetcher fetcher = new UrlFetcher(settings, HttpDoors.pinned(), names, "1", clock);
            assertTrue(refusal(fetcher.forRequest(), server.uri().toString()).contains("longer than the 10 seconds"));
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void onlySixteenAreFetchedAtOnceAndTheNextIsToldToRetry() throws Exception {
        CountDownLatch open = new CountDownLatch(16);
        CountDownLatch go = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            open.countDown();
            go.await();
            peer.answer(BODY);
        };
        try (RawServer server = new RawServer(script)) {
            UrlFetcher fetcher = FetchFixture.onLoopback(names);
            ExecutorService threads = Executors.newFixedThreadPool(16);
            List<Future<Materials.Material>> running = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                running.add(threads.submit(
                        () -> fetcher.forRequest().fetch(server.uri().toString(), FetchFixture.PATH)));
            }
            assertTrue(open.await(20, TimeUnit.SECONDS));
            GatewayException e = assertThrows(GatewayException.class,
                    () -> fetcher.forRequest().fetch(server.uri().toString(), FetchFixture.PATH));
            assertEquals(Fault.UNAVAILABLE, e.fault());
            assertTrue(e.retryAfter().isPresent());
            go.countDown();
            for (Future<Materials.Material> one : running) {
                assertEquals(BODY.length(), one.get().bytes().length);
            }
            assertEquals(BODY.length(), fetcher.forRequest().fetch(server.uri().toString(), "x").bytes().length);
            threads.shutdown();
        }
    }

    @Test
    void twentyAreFetchedForOneRequestAndFailuresGiveTheirPlaceBack() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering(BODY))) {
            UrlFetcher fetcher = FetchFixture.onLoopback(names);
            Materials materials = fetcher.forRequest();
            for (int i = 0; i < 20; i++) {
                materials.fetch(server.uri().toString(), FetchFixture.PATH);
            }
            assertTrue(refusal(materials, server.uri().toString()).contains("At most 20"));
            assertEquals(20, server.accepted());
            for (int i = 0; i < 20; i++) {
                refusal(fetcher.forRequest(), "http://192.168.0.1/");
            }
            fetcher.forRequest().fetch(server.uri().toString(), FetchFixture.PATH);
        }
    }

    @Test
    void bytesOfOneRequestAreBoundedTogether() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering(BODY))) {
            Materials materials = new RequestMaterials(FetchFixture.onLoopback(names), 2L * BODY.length() - 1);
            materials.fetch(server.uri().toString(), FetchFixture.PATH);
            assertTrue(refusal(materials, server.uri().toString()).contains("more than the " + (BODY.length() - 1)));
        }
    }

    @Test
    void nothingIsFetchedWhenItIsSwitchedOff() {
        GatewayConfig.Fetch off = new GatewayConfig.Fetch(false, 1000, Duration.ofSeconds(1), List.of());
        UrlFetcher fetcher = new UrlFetcher(off, HttpDoors.pinned(), names, "1", InstantSource.system());
        assertSame(Materials.NONE, fetcher.forRequest());
    }
}
