package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitTest {
    @ParameterizedTest
    @CsvSource({"203.0.113.77, 203.0.113.*", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::*", "2001:db8::1, 2001:db8::*",
        "::1, ::*", "unknown, ''"})
    void onlyTheBeginningOfAnAddressIsKept(String address, String network) {
        assertEquals(network, Visit.network(address));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox · Linux",
        "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0 | Edge · Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1 | Safari · iPhone",
        "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36 | Chrome · Android",
        "curl/8.5.0 | curl", "something else | ''"})
    void aClientIsItsFamilyAndSystem(String agent, String client) {
        assertEquals(client, Visit.client(agent));
    }

    @Test
    void aClientFitsItsColumnHoweverLongItsAgentIs() {
        assertEquals("Chrome · Linux", Visit.client("chrome/1 linux " + "x".repeat(5000)));
    }
}
