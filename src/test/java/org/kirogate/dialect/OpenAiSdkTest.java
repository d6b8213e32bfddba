package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.openai.core.ObjectMappers;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.ErrorObject;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.models.Model;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** The official Java client's own types, with validation, accept what is rendered. */
class OpenAiSdkTest {

    static Stream<WireCases.Case> answers() {
        return WireCases.with("expected.json").stream().filter(each -> each.dialect().name().equals("openai"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void wholeAnswerIsAValidChatCompletion(WireCases.Case each) throws JsonProcessingException {
        EventScript script = new EventScript(each.read("events.txt"));
        ChatCompletion completion = whole(each, script).validate();
        assertEquals(script.reply().end().counts().output(), completion.usage().orElseThrow().completionTokens());
    }

    /** The Java client knows custom calls in whole answers only; Node's, since 7.0, in chunks too. */
    static Stream<WireCases.Case> streams() {
        return answers().filter(each -> !each.toString().endsWith("answer-custom-tool"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void chunksAddUpToTheWholeAnswer(WireCases.Case each) throws JsonProcessingException {
        EventScript script = new EventScript(each.read("events.txt"));
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        for (SseEvent event : SseEvent.split(WireCaseTest.stream(each, script))) {
            if (!event.data().isEmpty() && !event.data().equals("[DONE]")) {
                accumulator.accumulate(ObjectMappers.jsonMapper()
                        .readValue(event.data(), ChatCompletionChunk.class)
                        .validate());
            }
        }
        ChatCompletion.Choice streamed = accumulator.chatCompletion().choices().get(0);
        ChatCompletion.Choice whole = whole(each, script).choices().get(0);
        assertEquals(whole.finishReason(), streamed.finishReason());
        assertEquals(whole.message().content().orElse(""), streamed.message().content().orElse(""));
        assertEquals(
                whole.message().toolCalls().map(List::size).orElse(0),
                streamed.message().toolCalls().map(List::size).orElse(0));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void errorBodyIsAValidErrorObject(Fault fault) throws JsonProcessingException {
        RenderedError error = new OpenAiDialect().error(new GatewayException(fault, "It said \"no\"."), "req_1");
        JsonObject body = JsonParser.parseString(new String(error.body(), StandardCharsets.UTF_8)).getAsJsonObject();
        ErrorObject object = ObjectMappers.jsonMapper()
                .readValue(body.get("error").toString(), ErrorObject.class)
                .validate();
        assertEquals("It said \"no\".", object.message());
        assertEquals("It said \"no\".", body.get("detail").getAsString());
    }

    @Test
    void modelIsAValidModel() throws JsonProcessingException {
        ModelInfo info = new ModelInfo("claude-sonnet-4.5", "Sonnet", 0, 0, true, new JsonObject());
        byte[] body = new OpenAiDialect().model(info, Instant.ofEpochSecond(1_760_000_000L, 5));
        Model model = ObjectMappers.jsonMapper()
                .readValue(new String(body, StandardCharsets.UTF_8), Model.class)
                .validate();
        assertEquals("claude-sonnet-4.5", model.id());
        assertEquals(1_760_000_000L, model.created());
    }

    private static ChatCompletion whole(WireCases.Case each, EventScript script) throws JsonProcessingException {
        byte[] body = each.asked(script).render(script.reply(), each.head());
        return ObjectMappers.jsonMapper().readValue(new String(body, StandardCharsets.UTF_8), ChatCompletion.class);
    }
}
