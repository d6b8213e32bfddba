package org.kirogate.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class FieldsTest {

    @Test
    void nullCountsAsAbsent() {
        Fields fields = fields("{\"a\":null}");
        assertFalse(fields.has("a"));
        assertEquals(Optional.empty(), fields.optionalString("a"));
        assertTrue(fields.bool("a", true));
        assertEquals(Optional.empty(), fields.optionalInteger("a", 0, 1));
        assertEquals(Optional.empty(), fields.optionalNumber("a", 0, 1));
        assertEquals(Optional.empty(), fields.optionalObject("a"));
        assertEquals(List.of(), fields.objects("a"));
        assertEquals(List.of(), fields.strings("a"));
        assertEquals("a: Field required", assertThrows(GatewayException.class, () -> fields.string("a")).getMessage());
    }

    @Test
    void pathGoesDownThroughObjectsAndLists() {
        Fields inner = fields("{\"messages\":[{},{\"content\":[{\"source\":{\"data\":1}}]}]}")
                .objects("messages").get(1).objects("content").get(0).object("source");
        GatewayException refusal = assertThrows(GatewayException.class, () -> inner.string("data"));
        assertEquals("messages[1].content[0].source.data", refusal.param());
        assertEquals(
                "messages[1].content[0].source.data: Input should be a string, not a number", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "10", "5.0", "1e1", "50e-1", "0.0"})
    void wholeNumbersWithinBoundsAreRead(String number) {
        assertEquals((long) Double.parseDouble(number), fields("{\"a\":" + number + "}").integer("a", 0, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-1", "11", "5.5", "1e9", "1e400", "1e-400", "1e99999999999", "-1e-99999999999", "1e2147483647",
        "1e-2147483647",
        "99999999999999999999999999999999999999999999", "\"5\"", "true", "[]", "{}"
    })
    void anythingElseIsNoWholeNumber(String value) {
        Fields fields = fields("{\"a\":" + value + "}");
        GatewayException refusal = assertThrows(GatewayException.class, () -> fields.integer("a", 0, 10));
        assertEquals(Fault.INVALID_REQUEST, refusal.fault());
        assertTrue(refusal.getMessage().startsWith("a: Input should be an integer from 0 to 10"), refusal.getMessage());
    }

    @Test
    void theLargestLongIsAWholeNumber() {
        assertEquals(Long.MAX_VALUE, fields("{\"a\":9223372036854775807}").integer("a", 1, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "2.1", "1e400", "-1e400", "\"1\""})
    void numberOutOfBoundsIsRefused(String value) {
        Fields fields = fields("{\"a\":" + value + "}");
        assertEquals("a", assertThrows(GatewayException.class, () -> fields.optionalNumber("a", 0, 2)).param());
    }

    @Test
    void numberWithinBoundsIsRead() {
        assertEquals(Optional.of(0.3), fields("{\"a\":0.3}").optionalNumber("a", 0, 2));
        assertEquals(Optional.of(2.0), fields("{\"a\":2}").optionalNumber("a", 0, 2));
    }

    @Test
    void itemsOfTheWrongKindAreNamed() {
        Fields fields = fields("{\"a\":[{},null],\"b\":[\"x\",1]}");
        assertEquals("a[1]", assertThrows(GatewayException.class, () -> fields.objects("a")).param());
        assertEquals("b[1]", assertThrows(GatewayException.class, () -> fields.strings("b")).param());
    }

    @Test
    void unsupportedFieldIsAFaultOfItsOwn() {
        GatewayException refusal = fields("{}").unsupported("n", "Only one");
        assertEquals(Fault.UNSUPPORTED, refusal.fault());
        assertEquals("n", refusal.param());
        assertEquals("n: Only one", refusal.getMessage());
    }

    private static Fields fields(String json) {
        return Fields.of(Json.object(json));
    }
}
