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
    private static final String PNG_HEAD = "iVBORw0KGgoAAAANSUhEUgAA";

    @Test
    void emptyTextIsNoToken() {
        assertEquals(0, tokens(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", "a", "\n", "1", "世", "👋", "é"})
    void anyOtherTextIsAtLeastOne(String text) {
        assertTrue(tokens(text) >= 1);
    }

    @Test
    void longerTextIsNeverFewerTokens() {
        String text = "Readable words, 世界 and 12345 digits; código — {\"json\": [1, 2]} supercalifragilistic\n\n";
        int last = 0;
        for (int end = 0; end <= text.length(); end++) {
            int now = tokens(text.substring(0, end));
            assertTrue(now >= last - 1, "a word that grows may at most lose the rounding: " + end);
            last = now;
        }
    }

    @Test
    void aHundredTimesTheTextIsAHundredTimesTheTokens() {
        int once = tokens("a word, 12 and (more)\n".repeat(100));
        assertEquals(100.0 * once, tokens("a word, 12 and (more)\n".repeat(10_000)), 0.01 * 100 * once);
    }

    @Test
    void piecesAreTalliedAsOneText() {
        TokenTally tally = new TokenTally("claude-sonnet-5");
        assertEquals(0, tally.tokens());
        for (String piece : List.of("Mar", "ga", "ret cro", "ssed", " the riv", "er.")) {
            tally.add(piece);
        }
        assertEquals(tokens("Margaret crossed the river."), tally.tokens());
        assertEquals(tally.tokens(), tally.tokens(), "asking changes nothing");
    }

    @Test
    void imagesCountByTheirTrueSize() {
        int small = estimate(List.of(new Part.Image("image/png", PNG_HEAD + "ADIAAAAy")), List.of());
        int large = estimate(List.of(new Part.Image("image/png", PNG_HEAD + "A+gAAAPo")), List.of());
        assertEquals(1334 - 4, large - small, "1000 by 1000 pixels against 50 by 50");
    }

    @Test
    void requestGrowsWithEveryPart() {
        int plain = estimate(List.of(new Part.Text("x")), List.of());
        JsonObject input = JsonParser.parseString("{\"path\":\"a/b\"}").getAsJsonObject();
        for (Part part : List.<Part>of(
                new Part.Text("more words"), new Part.Image("image/png", PNG_HEAD),
                new Part.ToolUse("1", "read", input),
                new Part.ToolResult("1", List.of(new Part.Text("done")), false), new Part.Reasoning("hm", ""),
                new Part.RedactedReasoning("AAAABBBB"))) {
            assertTrue(estimate(List.of(new Part.Text("x"), part), List.of()) > plain, part.toString());
        }
        ToolSpec tool = new ToolSpec("read", "reads", new JsonObject());
        assertTrue(estimate(List.of(new Part.Text("x")), List.of(tool)) > plain);
    }

    private static int tokens(String text) {
        return TokenEstimate.ofText(text, "claude-sonnet-5");
    }

    private static int estimate(List<Part> parts, List<ToolSpec> tools) {
        return TokenEstimate.ofRequest(new ChatRequest("m", List.of(new Message(Message.Role.USER, parts)), tools,
                ToolChoice.AUTO, 0, List.of(), Thinking.UNSET, OutputFormat.TEXT, SearchOffer.NONE, false, ""));
    }
}
