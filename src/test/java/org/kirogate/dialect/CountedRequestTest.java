package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.dialect.anthropic.AnthropicDialect;

/** What {@code count_tokens} takes, and that every member which reaches the model makes the count grow. */
class CountedRequestTest {
    private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"foo\"}]";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static int count(String members) {
        String body = "{\"model\":\"claude-opus-5-5\"," + members + "}";
        return TokenEstimate.ofRequest(
                new AnthropicDialect().readCount(JsonParser.parseString(body).getAsJsonObject(), RequestHints.NONE));
    }

    private static int content(String blocks) {
        return count("\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"foo\"}"
                + blocks + "]}]");
    }

    @Test
    void aTinyRequestCountsAFewTokens() {
        int tokens = count(HELLO);
        assertTrue(tokens > 0 && tokens < 20, Integer.toString(tokens));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"tools\":[]",
        "\"system\":\"\"",
        "\"system\":[]",
        "\"tools\":null,\"system\":null,\"thinking\":null",
        "\"max_tokens\":1,\"stream\":true,\"temperature\":1,\"metadata\":{\"user_id\":\"x\"}",
        "\"thinking\":{\"type\":\"adaptive\",\"display\":\"updates\"}",
        "\"context_management\":{\"edits\":[{\"type\":\"clear_thinking_20251015\",\"keep\":\"all\"}]}",
        "\"output_config\":{\"effort\":\"max\"},\"safeguards\":[{\"type\":\"dangerous_tool_use\"}]",
        "\"a_member_of_tomorrow\":{\"deep\":[1,{\"er\":2}]}",
    })
    void whatOnlyAnAnswerNeedsCountsNothing(String members) {
        assertEquals(count(HELLO), count(HELLO + "," + members));
    }

    @Test
    void systemTextAndToolsCount() {
        assertTrue(count(HELLO + ",\"system\":\"Answer in French.\"") > count(HELLO));
        assertTrue(count(HELLO + ",\"system\":[{\"type\":\"text\",\"text\":\"Answer in French.\"}]") > count(HELLO));
        String tool = "{\"name\":\"Bash\","
                + "\"description\":\"Runs a command.\",\"input_schema\":{\"type\":\"object\"%s}}";
        int small = count(HELLO + ",\"tools\":[" + tool.formatted("") + "]");
        int large = count(HELLO + ",\"tools\":[" + tool.formatted(
                ",\"properties\":{\"command\":{\"type\":\"string\",\"description\":\"What to run\"}}") + "]");
        assertTrue(count(HELLO) < small && small < large, small + " " + large);
    }

    @Test
    void everyKindOfContentCounts() {
        int plain = content("");
        assertTrue(content(",{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                + "\"media_type\":\"image/png\",\"data\":\""
                + PIXEL + "\"}}") > plain, "image");
        assertTrue(content(",{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\","
                + "\"data\":\"A page of text.\"}}") > plain, "document");
        assertTrue(content(",{\"type\":\"text\",\"text\":\"bar\",\"cache_control\":{\"type\":\"ephemeral\"}}")
                > plain, "text");
    }

    @Test
    void callsAndResultsCount() {
        String call = HELLO.replace("]", ","
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_1\","
                + "\"name\":\"Read\",\"input\":{\"file_path\":\"/a\"}}]},{\"role\":\"user\",\"content\":[{\"type\":"
                + "\"tool_result\",\"tool_use_id\":\"toolu_1\",\"content\":\"%s\"}]}]");
        int small = count(call.formatted("one line"));
        int large = count(call.formatted("one line ".repeat(50)));
        assertTrue(count(HELLO) < small && small + 50 < large, small + " " + large);
    }
}
