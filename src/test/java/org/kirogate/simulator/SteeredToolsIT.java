package org.kirogate.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.kirogate.simulator.account.SimAccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The steered model with tools: calls, results, and what echo sees of them. */
class SteeredToolsIT {

    private static final String RESULTS = """
            [{"toolUseId":"t1","status":"success","content":[{"text":"one [[say:no]]"}]},
            {"toolUseId":"t2","status":"error","content":[{"text":"two"}]}]""";

    private Simulator kiro;
    private Caller caller;
    private String bearer;

    @BeforeEach
    void start() {
        kiro = Simulator.start(SimOptions.steered());
        caller = new Caller(kiro);
        kiro.addAccount(SimAccount.social("A"));
        bearer = kiro.accessToken("A");
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private static Conversation withResults(String text, String results) {
        return Conversation.saying(text).history("""
                [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":" ","toolUses":[
                {"toolUseId":"t1","name":"f","input":{"q":1}},{"toolUseId":"t2","name":"g","input":{}}]}}]""")
                .context("{\"toolResults\":" + results + "}").tools("f", "g");
    }

    @Test
    void toolResultsAreRepeatedAndTheirMarksAreNotObeyed() {
        assertEquals("TOOL_RESULT one [[say:no]] | ERROR two", caller.stream(bearer, withResults("", RESULTS)).text());
    }

    @Test
    void sayLongEchoAndToolSteerTheTurnThatBringsResults() {
        assertEquals("mine", caller.stream(bearer, withResults("[[say:mine]]", RESULTS)).text());
        assertEquals("word0", caller.stream(bearer, withResults("[[long:1]]", RESULTS)).text());
        DecodedStream again = caller.stream(bearer, withResults("[[tool:f {\"q\":2}]]", RESULTS));
        assertEquals(List.of("{\"q\":2}"), List.copyOf(again.toolInputs().values()));
        assertTrue(caller.stream(bearer, withResults("[[echo]]", RESULTS)).text().startsWith("{\"seen\":"));
    }

    @Test
    void aTaskOfSeveralStepsGoesOnWhenResultsCome() {
        String task = "[[tool:f {\\\"q\\\":1}]] [[then]] [[tool:g {\\\"r\\\":2}]]";
        Conversation second = Conversation.saying("").history("""
                [{"userInputMessage":{"content":"%s"}},{"assistantResponseMessage":{"content":" ","toolUses":[
                {"toolUseId":"t1","name":"f","input":{"q":1}},{"toolUseId":"t2","name":"g","input":{}}]}}]"""
                .formatted(task)).context("{\"toolResults\":" + RESULTS + "}").tools("f", "g");
        assertEquals(List.of("{\"r\":2}"), List.copyOf(caller.stream(bearer, second).toolInputs().values()));
    }

    @Test
    void anOfferedToolIsCalledAfterAShortText() {
        DecodedStream answer = caller.stream(bearer,
                Conversation.saying("[[tool:f {\"path\":\"/tmp/\u4f60\u597d\",\"n\":[[1]]}]]").tools("f"));
        assertFalse(answer.text().isBlank());
        assertEquals("assistantResponseEvent", answer.types().get(0));
        Map.Entry<String, String> call = answer.toolInputs().entrySet().iterator().next();
        assertTrue(call.getKey().matches("tooluse_[0-9a-f]{22} f"), call.getKey());
        assertEquals("{\"path\":\"/tmp/\u4f60\u597d\",\"n\":[[1]]}", call.getValue());
        assertTrue(answer.complete());
    }

    @Test
    void severalToolsAreCalledInOneTurn() {
        DecodedStream answer = caller.stream(bearer,
                Conversation.saying("[[say:go]]\n[[tool:f {\"a\":1}]] [[tool:g {\"b\":2}]] [[tool:f {\"a\":1}]]")
                        .tools("f", "g"));
        assertEquals("go", answer.text());
        assertEquals(List.of("{\"a\":1}", "{\"b\":2}", "{\"a\":1}"), List.copyOf(answer.toolInputs().values()));
    }

    @Test
    void aToolThatIsNotOfferedIsNotCalled() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[tool:h {}]]").tools("f"));
        assertEquals(Map.of(), answer.toolInputs());
        assertEquals("Hello from the simulator.", answer.text());
    }

    @Test
    void aToolIsFoundUnderItsShortenedName() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[tool:my.tool {\"a\":1}]]")
                .tools("other", "my_tool_" + sha256("my.tool")));
        assertTrue(answer.toolInputs().keySet().iterator().next().endsWith(" my_tool_" + sha256("my.tool")));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void someToolTurnsSayEndTurnAndSomeEmptyCallsHaveNoStop() {
        int endTurn = 0;
        int withoutStop = 0;
        for (int turn = 0; turn < 100; turn++) {
            DecodedStream answer = caller.stream(bearer, Conversation.saying("[[tool:f]]").tools("f"));
            endTurn += answer.stopReason().equals("END_TURN") ? 1 : 0;
            withoutStop += answer.frames("toolUseEvent").size() == 1 ? 1 : 0;
        }
        assertTrue(endTurn > 20 && endTurn < 70, "of 100 tool turns said END_TURN: " + endTurn);
        assertTrue(withoutStop > 20 && withoutStop < 80, "of 100 empty calls had no stop: " + withoutStop);
    }

    @Test
    void echoTellsEverythingItReceived() {
        Conversation asked = withResults("[[echo]] this turn", RESULTS)
                .userWith("images", "[{\"format\":\"png\",\"source\":{\"bytes\":\"iVBORw0KGgo=\"}}]");
        JsonObject echo = JsonParser.parseString(caller.stream(bearer, asked).text()).getAsJsonObject();
        assertEquals(List.of("seen", "images", "tools", "model"), List.copyOf(echo.keySet()));
        String seen = echo.get("seen").getAsString();
        for (String part : List.of("a", "f {\"q\":1}", "g {}", "one [[say:no]]", "two", "[[echo]] this turn")) {
            assertTrue(seen.contains(part), () -> part + " in " + seen);
        }
        assertEquals(1, echo.get("images").getAsInt());
        assertEquals("[\"f\",\"g\"]", echo.get("tools").toString());
        assertEquals("claude-sonnet-4.5", echo.get("model").getAsString());
    }
}
