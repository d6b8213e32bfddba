package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.Part;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.upstream.kiro.service.Loose;

class ConversationRulesTest {

    @Test
    void everyInvalidConversationOfTheFixtureIsFound() {
        int found = 0;
        for (JsonElement element : Fixtures.document("r9-invalid-conversations").getAsJsonArray("cases")) {
            JsonObject wrong = element.getAsJsonObject();
            String rule = Loose.text(wrong, "violates");
            // Undeclared tools are a matter of the declarations, not of the turns.
            if (!rule.equals("TOOLS_MISSING")) {
                Set<String> broken = ConversationRules.broken(conversation(wrong));
                assertEquals(true, broken.contains(rule), Loose.text(wrong, "name") + " breaks " + broken);
                found++;
            }
        }
        assertEquals(6, found);
    }

    @Test
    void aPlainExchangeBreaksNoRule() {
        Conversation plain = new Conversation(
                List.of(Turn.User.of("a"), Turn.Assistant.of("b")), Turn.User.of("c"));
        assertEquals(new HashSet<>(), ConversationRules.broken(plain));
    }

    private static Conversation conversation(JsonObject wrong) {
        List<Turn> history = new ArrayList<>();
        for (JsonObject entry : Loose.objects(wrong, "history")) {
            history.add(entry.has("userInputMessage")
                    ? user(entry.getAsJsonObject("userInputMessage"))
                    : assistant(entry.getAsJsonObject("assistantResponseMessage")));
        }
        return new Conversation(history, user(wrong.getAsJsonObject("currentUserInputMessage")));
    }

    private static Turn.User user(JsonObject message) {
        List<Part.ToolResult> results = Loose.objects(Loose.object(message, "userInputMessageContext"), "toolResults")
                .stream()
                .map(result -> new Part.ToolResult(Loose.text(result, "toolUseId"), List.of(), false))
                .toList();
        return new Turn.User(Loose.text(message, "content"), List.of(), results);
    }

    private static Turn.Assistant assistant(JsonObject message) {
        List<Part.ToolUse> calls = Loose.objects(message, "toolUses").stream()
                .map(use -> new Part.ToolUse(Loose.text(use, "toolUseId"), Loose.text(use, "name"), new JsonObject()))
                .toList();
        return new Turn.Assistant(Loose.text(message, "content"), calls, Turn.Reasoning.NONE);
    }
}
