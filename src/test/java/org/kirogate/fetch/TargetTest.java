package org.kirogate.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class TargetTest {
    private static final String PATH = "messages[0].content[1].source.url";

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.png, https://example.org/a.png, example.org",
        "HTTP://EXAMPLE.org, HTTP://EXAMPLE.org, example.org",
        "https://example.org/a?b=c#d, https://example.org/a?b=c, example.org",
        "https://example.org/#https://user@inside/, https://example.org/, example.org",
        "https://example.org/bücher/猫.png, https://example.org/b%C3%BCcher/%E7%8C%AB.png, example.org",
        "https://example.org:8443/%2e%2e/x, https://example.org:8443/%2e%2e/x, example.org",
        "http://[2001:4860::1]/, http://[2001:4860::1]/, 2001:4860::1",
        "http://192.0.2.1:8080/x, http://192.0.2.1:8080/x, 192.0.2.1",
    })
    void addressesAreReadWithoutTheirFragment(String url, String uri, String host) {
        Target target = Target.of(url, PATH);
        assertEquals(uri, target.uri().toString());
        assertEquals(host, target.host());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "picture.png", "//example.org/a.png", "ftp://example.org/a.png", "file:///etc/passwd", "data:,x",
        "gopher://example.org/", "jar:http://example.org/!/", "mailto:a@example.org", "javascript:alert(1)"
    })
    void schemesOtherThanHttpAreRefused(String url) {
        refused(url, "https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user@example.org/", "http://user:pass@example.org/", "http://@example.org/",
        "http://example.com@127.0.0.1/", "http://:@example.org/"})
    void userInfoIsRefused(String url) {
        refused(url, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http:///a", "http:a", "http://", "http://a b/", "http://exa mple.org", "http://example.org\\@127.0.0.1/",
        "http://0x7f.1/", "http://127.1/", "http://%31%32%37.0.0.1/",
        "http://[::1%25lo]/", "http://[fe80::1%25eth0]/", "http://bücher.example/", "http://a_b.example/",
        "http://a@b@c/", "http://example.org:99999/", "http://example.org:-1/", "http://１２７.0.0.1/",
        "http://example.org/\r\nHost: inside", "http://example.org/a\tb", "http://example.org:80:80/", "http://[::1/"
    })
    void hostsThatAreNoPlainNameOrAddressAreRefused(String url) {
        refused(url, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 22, 25, 53, 110, 143, 445, 465, 1023, 2375, 3306, 5060, 5432, 6379, 6667, 9042, 11211,
        27017, 65536})
    void portsOfOtherServicesAreRefused(int port) {
        refused("http://example.org:" + port + "/", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 1024, 3000, 8000, 8080, 8443, 9000, 65535})
    void portsOfWebServersArePermitted(int port) {
        assertEquals(port, Target.of("http://example.org:" + port + "/", PATH).uri().getPort());
    }

    @Test
    void endlessAddressIsRefused() {
        refused("http://example.org/" + "a".repeat(8192), "8192");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a/b.png, c.png, https://example.org/a/c.png",
        "https://example.org/a/b.png, /c.png, https://example.org/c.png",
        "https://example.org, c.png, https://example.org/c.png",
        "https://example.org?x=1, c.png, https://example.org/c.png",
        "https://example.org/a, //other.example/c, https://other.example/c",
        "http://example.org/a, https://other.example/c#d, https://other.example/c",
        "http://example.org/a, http://other.example/c, http://other.example/c",
        "https://example.org/a, /猫, https://example.org/%E7%8C%AB",
    })
    void redirectsAreResolved(String from, String location, String to) {
        assertEquals(to, Target.of(from, PATH).redirected(location, PATH).uri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/a", "HTTP://example.org/a", "file:///etc/passwd", "ftp://example.org/",
        "https://user@example.org/", "//example.org:22/", "https://0x7f.1/", "a b"})
    void redirectsToWhatWouldBeRefusedAreRefused(String location) {
        Target from = Target.of("https://example.org/", PATH);
        told(assertThrows(GatewayException.class, () -> from.redirected(location, PATH)), "");
    }

    private static void refused(String url, String word) {
        told(assertThrows(GatewayException.class, () -> Target.of(url, PATH), url), word);
    }

    private static void told(GatewayException e, String word) {
        assertEquals(Fault.INVALID_REQUEST, e.fault());
        assertEquals(PATH, e.param());
        assertTrue(e.getMessage().startsWith(PATH + ": ") && e.getMessage().contains(word), e.getMessage());
    }
}
