package org.kirogate.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.http.RawServer;

/** A stranger's address never leads to where only this machine can reach. */
@Timeout(60)
class GuardedFetchIT {
    private static final String REFUSED = FetchFixture.PATH
            + ": The URL's host has no address that is fetched from; it must be on the public Internet";

    private final FetchFixture.Names names = new FetchFixture.Names();

    /** May fetch from public addresses alone. */
    private final UrlFetcher strict = FetchFixture.fetcher(names, Duration.ofSeconds(20));

    private static String refusal(UrlFetcher fetcher, String url) {
        GatewayException e = assertThrows(GatewayException.class,
                () -> fetcher.forRequest().fetch(url, FetchFixture.PATH));
        assertEquals(Fault.INVALID_REQUEST, e.fault());
        assertEquals(FetchFixture.PATH, e.param());
        return e.getMessage();
    }

    private static RawServer.Script redirecting(String location) {
        return peer -> {
            if (peer.request().startsWith("GET /path")) {
                peer.send(FetchFixture.head(302, "Location: " + location, "Content-Length: 0"));
            } else {
                peer.answer("arrived");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0",
        "[::]"})
    void serverOnThisMachineIsNeverConnectedTo(String host) throws Exception {
        try (RawServer server = new RawServer(RawServer.answering("secret"))) {
            assertEquals(REFUSED, refusal(strict, server.uri("http", host).toString()));
            assertEquals(REFUSED, refusal(strict, server.uri("https", host).toString()));
            assertEquals(0, server.accepted());
        }
    }

    @Test
    void openAndClosedPortsAndUnknownNamesAreToldAlike() throws Exception {
        RawServer closed = new RawServer(RawServer.answering("secret"));
        closed.close();
        try (RawServer open = new RawServer(RawServer.answering("secret"))) {
            assertEquals(REFUSED, refusal(strict, open.uri().toString()));
            assertEquals(REFUSED, refusal(strict, closed.uri().toString()));
            assertEquals(REFUSED, refusal(strict, open.uri("http", "0x7f000001").toString()));
        }
    }

    @Test
    void nameIsRefusedWhenOneOfItsAddressesIs() throws Exception {
        try (RawServer server = new RawServer(RawServer.answering("secret"))) {
            UrlFetcher one = FetchFixture.fetcher(names, Duration.ofSeconds(20), "127.0.0.1");
            names.then("mixed.example", "127.0.0.1", "127.0.0.2");
            assertEquals(REFUSED, refusal(one, server.uri("http", "mixed.example").toString()));
            assertEquals(0, server.accepted());
        }
    }

    @Test
    void nameThatChangesItsAddressIsLookedUpOnceAndTheJudgedAddressIsUsed() throws Exception {
        UrlFetcher one = FetchFixture.fetcher(names, Duration.ofSeconds(20), "127.0.0.1");
        try (RawServer server = new RawServer(RawServer.answering("arrived"))) {
            names.then("rebinding.example", "127.0.0.1").then("rebinding.example", "127.0.0.2");
            String url = server.uri("http", "rebinding.example").toString();
            assertEquals(7, one.forRequest().fetch(url, FetchFixture.PATH).bytes().length);
            assertEquals(1, names.lookUps());
            assertEquals(REFUSED, refusal(one, url));
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void redirectIsFollowedWithTheNewHostsName() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        RawServer.Script script = peer -> {
            String request = peer.request();
            requests.add(request);
            if (request.startsWith("GET /path")) {
                peer.send(FetchFixture.head(307, "Location: //other.example:" + peer.socket().getLocalPort() + "/b"));
            } else {
                peer.answer("arrived");
            }
        };
        names.then("some.example", "127.0.0.1").then("other.example", "127.0.0.1");
        try (RawServer server = new RawServer(script)) {
            String url = server.uri("http", "some.example").toString();
            assertEquals(7, FetchFixture.onLoopback(names).forRequest().fetch(url, FetchFixture.PATH).bytes().length);
            assertTrue(requests.get(0).contains("\r\nHost: some.example:"), requests.get(0));
            assertTrue(requests.get(1).contains("\r\nHost: other.example:"), requests.get(1));
        }
    }

    @Test
    void redirectToARefusedAddressIsNotFollowed() throws Exception {
        try (RawServer inner = new RawServer(RawServer.answering("secret"))) {
            UrlFetcher one = FetchFixture.fetcher(names, Duration.ofSeconds(20), "127.0.0.1");
            names.then("inside.example", "127.0.0.2");
            for (String host : List.of("inside.example", "127.0.0.2", "[::1]", "169.254.169.254", "10.0.0.1")) {
                try (RawServer outer = new RawServer(redirecting(inner.uri("http", host).toString()))) {
                    assertEquals(REFUSED, refusal(one, outer.uri().toString()));
                    assertEquals(1, outer.accepted());
                }
            }
            assertEquals(0, inner.accepted());
        }
    }

    @Test
    void nameThatIsRefusedAtTheSecondLookUpStopsTheRedirect() throws Exception {
        UrlFetcher one = FetchFixture.fetcher(names, Duration.ofSeconds(20), "127.0.0.1");
        names.then("rebinding.example", "127.0.0.1").then("rebinding.example", "127.0.0.2");
        try (RawServer server = new RawServer(redirecting("/other"))) {
            assertEquals(REFUSED, refusal(one, server.uri("http", "rebinding.example").toString()));
            assertEquals(2, names.lookUps());
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void redirectsAreFollowedThreeTimesAndNoMore() throws Exception {
        for (int most = 3; most <= 4; most++) {
            int redirects = most;
            RawServer.Script script = peer -> {
                peer.request();
                if (peer.number() <= redirects) {
                    peer.send(FetchFixture.head(301, "Location: /" + peer.number(), "Content-Length: 0"));
                } else {
                    peer.answer("arrived");
                }
            };
            try (RawServer server = new RawServer(script)) {
                UrlFetcher fetcher = FetchFixture.onLoopback(names);
                String url = server.uri().toString();
                if (redirects == 3) {
                    assertEquals(7, fetcher.forRequest().fetch(url, FetchFixture.PATH).bytes().length);
                } else {
                    assertTrue(refusal(fetcher, url).contains("more than 3 times"));
                }
                assertEquals(4, server.accepted());
            }
        }
    }

    @Test
    void redirectLoopEnds() throws Exception {
        try (RawServer server = new RawServer(redirecting("/path"))) {
            assertTrue(refusal(FetchFixture.onLoopback(names), server.uri().toString()).contains("more than 3 times"));
            assertEquals(4, server.accepted());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/", "http://user:pass@127.0.0.1/",
        "http://127.0.0.1:22/", "gopher://127.0.0.1:6379/_x"})
    void redirectToWhatIsNoWebAddressIsNotFollowed(String location) throws Exception {
        try (RawServer server = new RawServer(redirecting(location))) {
            refusal(FetchFixture.onLoopback(names), server.uri().toString());
            assertEquals(1, server.accepted());
        }
    }
}
