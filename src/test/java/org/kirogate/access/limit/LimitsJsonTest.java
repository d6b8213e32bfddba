package org.kirogate.access.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

class LimitsJsonTest {
    private static final String ALL = """
            {"requests_per_minute":60,"tokens_per_minute":100000,"max_concurrency":5,\
            "five_hours":{"requests":100},"day":{"tokens":1000000},"week":{"credits":50.5},\
            "month":{"requests":1,"tokens":2,"credits":3.0},"total":{"tokens":9000000000},\
            "zone":"Asia/Shanghai","reset_hour":4,"days_after_first_use":30,\
            "models":["claude-*"],"networks":["10.0.0.0/8","2001:db8::/32","192.0.2.7"],\
            "clients":["claude-code"]}""";

    @Test
    void everyLimitIsReadAndWritten() {
        Limits limits = LimitsJson.read(ALL);
        assertEquals(ALL, LimitsJson.write(limits).toString());
        assertEquals(limits, LimitsJson.read(LimitsJson.write(limits).toString()));
    }

    @Test
    void nothingIsAnEmptyDocument() {
        assertEquals("{}", LimitsJson.write(Limits.NONE).toString());
        assertEquals(Limits.NONE, LimitsJson.read(""));
    }

    @Test
    void whatIsMissingStaysAndNullLiftsALimit() {
        Limits before = LimitsJson.read(ALL);
        Limits after = changed(before, """
                {"max_concurrency":null,"month":{"tokens":null,"requests":7},"day":null,"models":[],"zone":null}""");
        assertEquals(new Pace(60, 100_000, 0), after.pace());
        assertEquals(new Amounts(7, 0, 3), after.amounts(Span.MONTH));
        assertEquals(Amounts.NONE, after.amounts(Span.DAY));
        assertTrue(after.reach().models().isEmpty());
        assertEquals("UTC", after.anchor().zone().getId());
        assertEquals(4, after.anchor().resetHour());
        assertEquals(before.amounts(Span.WEEK), after.amounts(Span.WEEK));
        assertEquals(before.reach().networks(), after.reach().networks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"day":{"tokens":-1}}                | limits.day.tokens
            {"day":{"tokens":1.5}}               | limits.day.tokens
            {"day":{"tokens":1e15}}              | limits.day.tokens
            {"month":{"credits":"5"}}            | limits.month.credits
            {"month":{"credits":-0.1}}           | limits.month.credits
            {"total":{"requests":1000000001}}    | limits.total.requests
            {"week":[]}                          | limits.week
            {"week":{"token":1}}                 | limits.week.token
            {"requests_per_minute":100001}       | limits.requests_per_minute
            {"tokens_per_minute":"many"}         | limits.tokens_per_minute
            {"max_concurrency":-5}               | limits.max_concurrency
            {"zone":"Mars/Olympus"}              | limits.zone
            {"reset_hour":24}                    | limits.reset_hour
            {"days_after_first_use":3651}        | limits.days_after_first_use
            {"models":["a b"]}                   | limits.models[0]
            {"models":"claude"}                  | limits.models
            {"networks":["10.0.0.0/8","10.0/8"]} | limits.networks[1]
            {"networks":["example.org"]}         | limits.networks[0]
            {"networks":["10.0.0.0/33"]}         | limits.networks[0]
            {"clients":["nobody"]}               | limits.clients[0]
            {"per_day":5}                        | limits.per_day
            """)
    void everyWrongFieldIsNamed(String document, String field) {
        GatewayException refusal = assertThrows(GatewayException.class, () -> changed(Limits.NONE, document));
        assertEquals(field, refusal.param());
    }

    @Test
    void aListHasAtMostFiftyEntries() {
        String fifty = IntStream.range(0, 50).mapToObj(i -> "\"model-" + i + "\"").collect(Collectors.joining(","));
        assertEquals(50, changed(Limits.NONE, "{\"models\":[" + fifty + "]}").reach().models().size());
        assertEquals("limits.models", assertThrows(GatewayException.class,
                () -> changed(Limits.NONE, "{\"models\":[" + fifty + ",\"one-more\"]}")).param());
    }

    @Test
    void networksHoldAddressesOfBothKinds() {
        Reach reach = LimitsJson.read(ALL).reach();
        assertTrue(reach.network("10.255.0.1"));
        assertTrue(reach.network("2001:db8::5"));
        assertTrue(reach.network("::ffff:10.1.1.1"));
        assertTrue(reach.network("192.0.2.7"));
        assertFalse(reach.network("192.0.2.8"));
        assertFalse(reach.network("2001:db9::5"));
        assertFalse(reach.network(""));
        assertFalse(Limits.CLOSED.reach().network("127.0.0.1"));
    }

    private static Limits changed(Limits before, String document) {
        return LimitsJson.changed(before, Json.object(document), "limits");
    }
}
