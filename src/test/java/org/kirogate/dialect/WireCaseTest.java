package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

class WireCaseTest {

    static Stream<WireCases.Case> requests() {
        return WireCases.with("request.json").stream();
    }

    static Stream<WireCases.Case> answers() {
        return WireCases.with("events.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestReadsAsItsFileSays(WireCases.Case each) {
        assertEquals(each.read("chat.txt").strip(), read(each).strip());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eventsAreStreamedByteForByte(WireCases.Case each) {
        EventScript script = new EventScript(each.read("events.txt"));

        String stream = stream(each, script);

        assertEquals(each.read("expected.sse"), stream);
        FoldedAnswer folded = Grammars.fold(each.dialect(), stream, script.usage());
        assertEquals(script.endsWell(), !folded.failed());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eventsMakeTheWholeAnswer(WireCases.Case each) {
        EventScript script = new EventScript(each.read("events.txt"));
        assertEquals(script.endsWell(), each.has("expected.json"));
        if (!script.endsWell()) {
            return;
        }

        byte[] whole = each.asked(script).render(script.reply(), each.head());

        String text = new String(whole, StandardCharsets.UTF_8);
        assertEquals(JsonParser.parseString(each.read("expected.json")), JsonParser.parseString(text));
        assertTrue(text.indexOf('\n') < 0);
    }

    private static String read(WireCases.Case each) {
        try {
            return ChatText.of(each.dialect().readRequest(Json.object(each.read("request.json")), RequestHints.NONE));
        } catch (GatewayException e) {
            return e.fault() + " " + e.param() + "\n" + e.getMessage();
        }
    }

    static String stream(WireCases.Case each, EventScript script) {
        Utf8Buffer out = new Utf8Buffer();
        script.play(each.asked(script).stream(each.head(), out));
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
