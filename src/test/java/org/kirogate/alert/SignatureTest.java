package org.kirogate.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** The figure is OpenSSL's: printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_0123456789abcdef. */
    @Test
    void itIsTheHmacOfTimeFullStopAndBody() {
        assertEquals("t=1700000000,v1=d0c329a0542d1a8e66b0b5503cf2d2f8f8e174c98224b843c11f74ea14c341e9",
                new Signature("whsec_0123456789abcdef").header(1_700_000_000L, "{}".getBytes(StandardCharsets.UTF_8)));
    }
}
