package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.anthropic.core.ObjectMappers;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.ErrorResponse;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageTokensCount;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.models.ModelListPageResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * The official Java client's own types, with validation, accept what is rendered. Blocks of type {@code
 * server_tool_use} are read but not validated: version 3.14.0 compares their name with a value of another kind and
 * finds every name invalid.
 */
class AnthropicSdkTest {

    static Stream<WireCases.Case> answers() {
        return WireCases.with("expected.json").stream().filter(each -> each.dialect().name().equals("anthropic"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void wholeAnswerIsAValidMessage(WireCases.Case each) throws JsonProcessingException {
        EventScript script = new EventScript(each.read("events.txt"));
        Message message = whole(each, script);
        message.content().stream().filter(block -> !block.isServerToolUse()).forEach(ContentBlock::validate);
        if (message.content().stream().noneMatch(ContentBlock::isServerToolUse)) {
            message.validate();
        }
        message.usage().validate();
        assertEquals(script.reply().end().counts().output(), message.usage().outputTokens());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eventsAddUpToTheWholeAnswer(WireCases.Case each) throws JsonProcessingException {
        EventScript script = new EventScript(each.read("events.txt"));
        MessageAccumulator accumulator = MessageAccumulator.create();
        for (SseEvent event : SseEvent.split(WireCaseTest.stream(each, script))) {
            // The client drops pings before its event type sees them.
            if (!event.name().equals("ping")) {
                RawMessageStreamEvent read =
                        ObjectMappers.jsonMapper().readValue(event.data(), RawMessageStreamEvent.class);
                accumulator.accumulate(event.data().contains("\"type\":\"server_tool_use\"") ? read : read.validate());
            }
        }
        Message streamed = accumulator.message();
        Message whole = whole(each, script);
        assertEquals(json(whole.content()), json(streamed.content()));
        assertEquals(whole.stopReason(), streamed.stopReason());
        assertEquals(whole.usage().inputTokens(), streamed.usage().inputTokens());
        assertEquals(whole.usage().outputTokens(), streamed.usage().outputTokens());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void errorBodyIsAValidErrorResponse(Fault fault) throws JsonProcessingException {
        GatewayException failure = new GatewayException(fault, "prompt is too long: \"x\"");
        String body = new String(new AnthropicDialect().error(failure, "req_1").body(), StandardCharsets.UTF_8);
        ErrorResponse response = ObjectMappers.jsonMapper().readValue(body, ErrorResponse.class);
        assertEquals("req_1", response.requestId().orElseThrow());
        JsonObject object = JsonParser.parseString(body).getAsJsonObject();
        assertEquals("prompt is too long: \"x\"", object.get("detail").getAsString());
    }

    @Test
    void modelsAreAPageWithoutMore() throws JsonProcessingException {
        ModelInfo one = new ModelInfo("claude-a", "A", 200_000, 64_000, true, new JsonObject());
        ModelInfo two = new ModelInfo("claude-b", "B", 0, 0, true, new JsonObject());
        byte[] body = new AnthropicDialect().models(
                List.of(one, two), Map.of(), Instant.ofEpochSecond(1_760_000_000L, 5));
        ModelListPageResponse page = ObjectMappers.jsonMapper()
                .readValue(new String(body, StandardCharsets.UTF_8), ModelListPageResponse.class)
                .validate();
        assertEquals(false, page.hasMore());
        assertEquals("claude-a", page.firstId().orElseThrow());
        assertEquals("claude-b", page.lastId().orElseThrow());
        assertEquals("B", page.data().get(1).displayName());
        assertEquals(200_000L, page.data().get(0).maxInputTokens().orElseThrow());
        assertEquals(64_000L, page.data().get(0).maxTokens().orElseThrow());
        assertTrue(page.data().get(1).maxTokens().isEmpty(), "what is not known is left out");
        assertEquals(1_760_000_000L, page.data().get(1).createdAt().toEpochSecond());
    }

    @Test
    void countIsAValidTokenCount() throws JsonProcessingException {
        byte[] body = new AnthropicDialect().renderCount(321);
        MessageTokensCount count = ObjectMappers.jsonMapper()
                .readValue(new String(body, StandardCharsets.UTF_8), MessageTokensCount.class)
                .validate();
        assertEquals(321, count.inputTokens());
    }

    private static Message whole(WireCases.Case each, EventScript script) throws JsonProcessingException {
        byte[] body = each.asked(script).render(script.reply(), each.head());
        return ObjectMappers.jsonMapper().readValue(new String(body, StandardCharsets.UTF_8), Message.class);
    }

    private static String json(Object value) throws JsonProcessingException {
        return JsonParser.parseString(ObjectMappers.jsonMapper().writeValueAsString(value)).toString();
    }
}
