package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.chat.SearchHit;

class HostRuleTest {
    private static List<String> list(String domains) {
        return domains == null ? List.of() : Arrays.asList(domains.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        ",, https://example.com/, true",
        "example.com,, https://example.com/a, true",
        "example.com,, https://docs.Example.COM:8443/a?b#c, true",
        "example.com,, https://notexample.com/, false",
        "example.com,, https://example.com.evil.org/, false",
        "example.com,, https://evil.org/example.com, false",
        "example.com,, https://example.com@evil.org/, false",
        "docs.example.com,, https://example.com/, false",
        "a.org example.com,, http://example.com., true",
        "https://Example.com/docs,, https://example.com/, true",
        "*.example.com,, https://www.example.com/, true",
        "example.com,, https://example.com/a b|c, true",
        "example.com,, https://my_host.example.com/, true",
        "example.com,, nonsense, false",
        ", example.com, https://www.example.com/, false",
        ", example.com, https://example.org/, true",
        ", example.com, nonsense, true",
        "example.com, bad.example.com, https://bad.example.com/, false",
        "example.com, bad.example.com, https://good.example.com/, true"
    })
    void aHostCountsWhenItIsNamedOrBelowAName(String allowed, String blocked, String url, boolean admitted) {
        assertEquals(admitted, new HostRule(list(allowed), list(blocked)).admits(new SearchHit("t", url, "s", 0)));
    }
}
