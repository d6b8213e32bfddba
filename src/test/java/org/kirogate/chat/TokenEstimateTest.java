package org.kirogate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEstimateTest {

    @Test
    void emptyTextIsNoToken() {
        assertEquals(0, TokenEstimate.ofText(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", "a", "\n", "1", "世", "👋", "é"})
    void anyOtherTextIsAtLeastOne(String text) {
        assertTrue(TokenEstimate.ofText(text) >= 1);
    }

    @Test
    void longerTextIsNeverFewerTokens() {
        String text = "Readable words, 世界 and 12345 digits; código — {\"json\": [1, 2]} supercalifragilistic\n\n";
        int last = 0;
        for (int end = 0; end <= text.length(); end++) {
            int now = TokenEstimate.ofText(text.substring(0, end));
            assertTrue(now >= last - 1, "a word that grows may at most lose the rounding: " + end);
            last = now;
        }
    }

    @Test
    void plainEnglishIsAboutAWordAToken() {
        String text = "The quick brown fox jumps over the lazy dog and runs away. ".repeat(50);
        int tokens = TokenEstimate.ofText(text);
        assertTrue(tokens > 500 && tokens < 800, Integer.toString(tokens));
    }

    @Test
    void requestGrowsWithEveryPart() {
        int plain = estimate(List.of(new Part.Text("x")), List.of());
        JsonObject input = JsonParser.parseString("{\"path\":\"a/b\"}").getAsJsonObject();
        for (Part part : List.<Part>of(
                new Part.Text("more words"), new Part.Image("image/png", "AAAA"), new Part.ToolUse("1", "read", input),
                new Part.ToolResult("1", List.of(new Part.Text("done")), false), new Part.Reasoning("hm", ""),
                new Part.RedactedReasoning("AAAABBBB"))) {
            assertTrue(estimate(List.of(new Part.Text("x"), part), List.of()) > plain, part.toString());
        }
        ToolSpec tool = new ToolSpec("read", "reads", new JsonObject());
        assertTrue(estimate(List.of(new Part.Text("x")), List.of(tool)) > plain);
    }

    private static int estimate(List<Part> parts, List<ToolSpec> tools) {
        return TokenEstimate.ofRequest(new ChatRequest("m", List.of(new Message(Message.Role.USER, parts)), tools,
                ToolChoice.AUTO, 0, List.of(), Thinking.UNSET, OutputFormat.TEXT, SearchOffer.NONE, false, ""));
    }
}
