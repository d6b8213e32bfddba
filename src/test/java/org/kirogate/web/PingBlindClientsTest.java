package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingBlindClientsTest {

    @ParameterizedTest
    @CsvSource({
        "Some-Client/1.2, true", "some-client/2, true", "Some-Client, false", "Other-Some-Client/1, false",
        "Mozilla/5.0 (X11) CherryStudio/1.4 Chrome/130 Electron/33, true",
        "Mozilla/5.0 (X11) CherryStudioPlus/1, false",
        "curl/8.5.0, false", "'', false"
    })
    void aClientIsKnownByTheStartOfItsUserAgentOrByAProductInIt(String userAgent, boolean included) {
        PingBlindClients clients = new PingBlindClients(List.of("some-client/", "cherrystudio"));
        assertEquals(included, clients.include(userAgent));
    }

    @Test
    void withoutARuleOrAUserAgentNobodyIs() {
        assertFalse(new PingBlindClients(List.of()).include("curl/8.5.0"));
        assertFalse(new PingBlindClients(List.of("curl")).include(null));
    }
}
