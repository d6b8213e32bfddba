package org.kirogate.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{\"a\":", "{\"a\":1,}", "{'a':1}", "{a:1}", "{\"a\":1} x", "{\"a\":1}{}", "[1",
        "nul", "{\"a\":NaN}",
        "{\"a\":\"x\ny\"}", "{\"a\":01}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "// c\n{}",
        "{\"a\";1}", "{\"a\":TRUE}"
    })
    void malformedTextIsRefusedWithoutQuotingIt(String text) {
        GatewayException refusal =
                assertThrows(GatewayException.class, () -> Json.object(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Fault.INVALID_REQUEST, refusal.fault());
        assertFalse(refusal.getMessage().contains("\"a\""));
        assertFalse(refusal.getMessage().contains("$"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null", "true"})
    void otherThanAnObjectIsRefused(String text) {
        GatewayException refusal = assertThrows(GatewayException.class, () -> Json.object(text));
        assertEquals("The request body must be a JSON object.", refusal.getMessage());
    }

    @Test
    void tenThousandLevelsAreRefusedAndTheLimitIsNot() {
        for (int depth : new int[] {Json.MAX_DEPTH, 10_000, 1_000_000}) {
            String text = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            GatewayException refusal = assertThrows(GatewayException.class, () -> Json.object(text));
            assertTrue(refusal.getMessage().contains("nested deeper than 128"), refusal.getMessage());
        }
        int most = Json.MAX_DEPTH - 1;
        assertTrue(Json.object("{\"a\":" + "[".repeat(most) + "]".repeat(most) + "}").has("a"));
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] cut = "{\"a\":\"世\"}".getBytes(StandardCharsets.UTF_8);
        cut[7] = 'x';
        GatewayException refusal = assertThrows(GatewayException.class, () -> Json.object(cut));
        assertEquals("The request body is not valid UTF-8.", refusal.getMessage());
    }

    @Test
    void charactersComeThroughUnchanged() {
        JsonObject object = Json.object("{\"a\":\"世界👋\\ud83d\\udc4b\\u2028\u2028\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals("世界👋👋\u2028\u2028", object.get("a").getAsString());
    }

    @Test
    void numbersKeepTheirDigits() {
        JsonObject object = Json.object("{\"a\":1.50,\"b\":12345678901234567890,\"c\":1e400}");
        assertEquals("{\"a\":1.50,\"b\":12345678901234567890,\"c\":1e400}", object.toString());
    }

    @Test
    void messageSaysWhereTheTextIsMalformed() {
        GatewayException refusal = assertThrows(GatewayException.class, () -> Json.object("{\"a\":1,\n\"secret\" 2}"));
        assertTrue(refusal.getMessage().contains("line 2"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("secret"));
    }

    @Test
    void moreTextBehindAValueIsAnError() {
        assertThrows(IOException.class, () -> Json.parse("{} {}"));
    }
}
