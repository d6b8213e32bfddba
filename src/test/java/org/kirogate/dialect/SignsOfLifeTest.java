package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.dialect.responses.ResponsesDialect;

class SignsOfLifeTest {
    private static final ReplyHead HEAD = new ReplyHead("abc", "req_1", "m", Instant.EPOCH, 5);
    private static final String PING = "event: ping\ndata: {\"type\":\"ping\"}\n\n";

    private final Utf8Buffer out = new Utf8Buffer();

    @Test
    void anAnthropicNudgeIsAnEmptyDeltaOfTheOpenBlockAndAPingWhereNoneIsOpen() {
        StreamRenderer renderer = WireCases.asked(new AnthropicDialect(), false).stream(HEAD, out);
        renderer.start();
        assertEquals(PING, nudge(renderer));
        renderer.reasoning(new ReplyEvent.ReasoningDelta("hm"));
        assertEquals(delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"\"}"), nudge(renderer));
        renderer.reasoningSignature(new ReplyEvent.ReasoningSignature("c2ln"));
        assertEquals(PING, nudge(renderer));
        renderer.text(new ReplyEvent.TextDelta("a word"));
        assertEquals(delta(1, "{\"type\":\"text_delta\",\"text\":\"\"}"), nudge(renderer));
        renderer.toolCall(new ReplyEvent.ToolCall("toolu_1", "look", "{}"));
        assertEquals(PING, nudge(renderer));
    }

    @Test
    void anOpenAiNudgeIsAnEmptyPieceOfTextAndACommentBeforeTheRole() {
        StreamRenderer renderer = WireCases.asked(new OpenAiDialect(), true).stream(HEAD, out);
        assertEquals(": keep-alive\n\n", nudge(renderer));
        renderer.start();
        String empty = "data: {\"id\":\"chatcmpl-abc\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":null}],\"usage\":null}\n\n";
        assertEquals(empty, nudge(renderer));
        renderer.toolCall(new ReplyEvent.ToolCall("call_1", "look", "{}"));
        assertEquals(empty, nudge(renderer));
    }

    @Test
    void aResponsesNudgeIsAnEmptyDeltaOfTheOpenItemAndTheResponseAgainBeforeTheFirst() {
        StreamRenderer renderer = WireCases.asked(new ResponsesDialect(), true).stream(HEAD, out);
        renderer.start();
        String again = nudge(renderer);
        assertTrue(again.startsWith("event: response.in_progress\ndata: {\"type\":\"response.in_progress\","
                + "\"sequence_number\":2,\"response\":{\"id\":\"resp_abc\""), again);
        renderer.reasoning(new ReplyEvent.ReasoningDelta("hm"));
        assertEquals(emptyDelta("response.reasoning_summary_text.delta", 6, "rs_abc_0", 0, "\"summary_index\":0", ""),
                nudge(renderer));
        renderer.reasoningSignature(new ReplyEvent.ReasoningSignature("c2ln"));
        again = nudge(renderer);
        assertTrue(again.contains("\"type\":\"response.in_progress\",\"sequence_number\":10,")
                && again.contains("\"output\":[{\"id\":\"rs_abc_0\""), again);
        renderer.text(new ReplyEvent.TextDelta("a word"));
        assertEquals(
                emptyDelta("response.output_text.delta", 14, "msg_abc_1", 1, "\"content_index\":0", ",\"logprobs\":[]"),
                nudge(renderer));
    }

    private static String emptyDelta(String name, int sequence, String id, int place, String index, String more) {
        return "event: " + name + "\ndata: {\"type\":\"" + name + "\",\"sequence_number\":" + sequence
                + ",\"item_id\":\"" + id + "\",\"output_index\":" + place + "," + index + ",\"delta\":\"\"" + more
                + "}\n\n";
    }

    private String nudge(StreamRenderer renderer) {
        out.clear();
        renderer.nudge();
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static String delta(int index, String delta) {
        return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":"
                + delta + "}\n\n";
    }
}
