package org.kirogate.simulator;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.check.StrictCheck;
import org.kirogate.simulator.script.Fixtures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Check 6 and 7 of section 11: conversations and tools. */
class StrictConversationIT {

    private static final String INVALID = "400 REQUEST_BODY_INVALID";

    private static final String USED = """
            [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":" ","toolUses":[
            {"toolUseId":"t1","name":"f","input":{}}]}}]""";

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

    private void refused(String expected, StrictCheck by, Conversation conversation) {
        assertEquals(expected, Caller.reason(caller.generate(bearer, conversation)));
        String outcome = kiro.calls().get(kiro.calls().size() - 1).outcome();
        assertTrue(outcome.startsWith("refused: " + by), outcome);
    }

    private void accepted(Conversation conversation) {
        assertTrue(caller.stream(bearer, conversation).complete());
    }

    @TestFactory
    List<DynamicTest> everyInvalidConversationOfTheFixturesIsRefused() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonElement element : SimJson.array(Fixtures.load("r9-invalid-conversations").json(), "cases")) {
            JsonObject example = element.getAsJsonObject();
            Conversation conversation = Conversation.saying("").history(example.get("history").toString());
            SimJson.member(example, "currentUserInputMessage").entrySet()
                    .forEach(member -> conversation.userWith(member.getKey(), member.getValue().toString()));
            boolean declare = !SimJson.string(example, "violates").equals("TOOLS_MISSING");
            tests.add(DynamicTest.dynamicTest(SimJson.string(example, "name"),
                    () -> refused("400 " + SimJson.string(example, "reason"), StrictCheck.CONVERSATION,
                            declare ? conversation.tools("f") : conversation)));
        }
        return tests;
    }

    @Test
    void aToolTurnThatFitsTogetherIsAccepted() {
        accepted(Conversation.saying("").history(USED).context("""
                {"toolResults":[{"toolUseId":"t1","status":"success","content":[{"text":"x"}]}]}""").tools("f"));
    }

    @Test
    void namesIdsDescriptionsAndSchemasOfToolsAreChecked() {
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("x").tools("1abc"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("x").tools("a".repeat(65)));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("x").tools("f", "F"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("").history(USED.replace("t1", "t\\n1")).context("""
                {"toolResults":[{"toolUseId":"t\\n1","status":"success","content":[]}]}""").tools("f"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("").history(USED).context("""
                {"toolResults":[{"toolUseId":"t1","status":"done","content":[]}]}""").tools("f"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("").history(USED.replace("{}", "\"{}\"")).context("""
                {"toolResults":[{"toolUseId":"t1","status":"error","content":[]}]}""").tools("f"));
        String schema = "400 TOOL_SCHEMA_INVALID";
        refused(schema, StrictCheck.TOOLS,
                tool("d", "{\"type\":\"object\",\"properties\":{\"a\":{\"default\":null}}}"));
        refused(schema, StrictCheck.TOOLS, tool("d", "{\"type\":\"string\"}"));
        refused(schema, StrictCheck.TOOLS, tool("", "{\"type\":\"object\"}"));
        refused(schema, StrictCheck.TOOLS, tool("d".repeat(10_241), "{\"type\":\"object\"}"));
        accepted(tool("\u4f60".repeat(10_240), "{\"type\":\"object\"}"));
    }

    private static Conversation tool(String description, String schema) {
        return Conversation.saying("x").context("""
                {"tools":[{"toolSpecification":{"name":"f","description":"%s","inputSchema":{"json":%s}}}]}"""
                .formatted(description, schema));
    }
}
