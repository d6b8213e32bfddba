package org.kirogate.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpCallTest {

    private static final URI URI_OK = URI.create("https://h.example/p");

    private static void refused(String method, URI uri, Map<String, String> headers, Duration timeout) {
        assertThrows(IllegalArgumentException.class, () -> new HttpCall(method, uri, headers, new byte[0], timeout));
    }

    @Test
    void lineBreaksNeverGetIntoTheHead() {
        refused("POST", URI_OK, Map.of("a", "b\r\nc: d"), Doors.LONG);
        refused("POST", URI_OK, Map.of("a", "b\nc: d"), Doors.LONG);
        refused("POST", URI_OK, Map.of("a", "b\r"), Doors.LONG);
        refused("POST", URI_OK, Map.of("a\r\nb", "c"), Doors.LONG);
        refused("POST", URI_OK, Map.of("a", "\0"), Doors.LONG);
        refused("POST", URI_OK, Map.of("a", "\u010a"), Doors.LONG);
        refused("PO ST", URI_OK, Map.of(), Doors.LONG);
        refused("GET / HTTP/1.1\r\n", URI_OK, Map.of(), Doors.LONG);
    }

    @Test
    void headersOfTheDoorAreRefused() {
        refused("POST", URI_OK, Map.of("Content-Length", "3"), Doors.LONG);
        refused("POST", URI_OK, Map.of("transfer-encoding", "chunked"), Doors.LONG);
    }

    @Test
    void addressesThatCannotBeCalledAreRefused() {
        for (String uri : new String[] {"ftp://h/", "/path", "http:///p", "http://u:p@h/", "http://h/汉", "http://h:0/",
            "http://h:70000/"}) {
            refused("GET", URI.create(uri), Map.of(), Doors.LONG);
        }
        refused("GET", URI_OK, Map.of(), Duration.ZERO);
    }

    @Test
    void routesCompareByWhereTheyLead() {
        assertEquals(new Route(true, "h", 443), Route.of(URI.create("HTTPS://H/x")));
        assertEquals("h", Route.of(URI.create("http://h:80/")).hostHeader());
        assertEquals("h:443", Route.of(URI.create("http://h:443/")).hostHeader());
        assertEquals("::1", Route.of(URI.create("http://[::1]:81/")).bareHost());
        assertEquals("[::1]:81", Route.of(URI.create("http://[::1]:81/")).hostHeader());
    }

    @Test
    void nothingSecretIsShown() {
        HttpCall call = new HttpCall("POST", URI.create("https://h/?key=secret"), Map.of("a", "secret"), new byte[0],
                Doors.LONG);
        assertFalse(call.toString().contains("secret"));
        HttpSettings settings = Doors.settings("http://user:secret@proxy:3128");
        assertFalse(settings.toString().contains("secret"));
        assertFalse(ProxyAddress.parse(settings.proxyUrl()).toString().contains("secret"));
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new HttpSettings(Duration.ZERO, 1, Doors.LONG, ""));
        assertThrows(IllegalArgumentException.class,
                () -> new HttpSettings(Doors.LONG, -1, Doors.LONG, ""));
        assertThrows(IllegalArgumentException.class,
                () -> new HttpSettings(Doors.LONG, 1, Duration.ofSeconds(-1), ""));
        for (String proxy : new String[] {"proxy:3128", "https://proxy:3128", "http://proxy", "http://secret:x@", "%"}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Doors.settings(proxy));
            assertFalse(e.getMessage().contains("secret"));
        }
    }

    @Test
    void proxyCredentialsAreDecoded() {
        assertEquals("Basic dTpwQDo=", ProxyAddress.parse("http://u:p%40%3A@proxy:1").authorization());
        assertEquals("Basic dSsxOg==", ProxyAddress.parse("http://u+1@proxy:1").authorization());
        assertEquals("", ProxyAddress.parse("http://proxy:1").authorization());
    }
}
