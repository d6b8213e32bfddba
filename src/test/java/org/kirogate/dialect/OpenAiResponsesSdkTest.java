package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStreamEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.dialect.responses.ResponsesDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** The official Java client's own types for the Responses API, with validation, accept what is rendered. */
class OpenAiResponsesSdkTest {

    static Stream<WireCases.Case> answers() {
        return WireCases.with("expected.json").stream().filter(each -> each.dialect().name().equals("responses"));
    }

    /** Without the one whose code the client's types don't know, though another client acts on it. */
    static Stream<WireCases.Case> streams() {
        return WireCases.with("expected.sse").stream()
                .filter(each -> each.dialect().name().equals("responses"))
                .filter(each -> !each.read("events.txt").contains("fail CONTEXT_TOO_LARGE"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void wholeAnswerIsAValidResponse(WireCases.Case each) throws JsonProcessingException {
        EventScript script = new EventScript(each.read("events.txt"));
        Response response = whole(each, script).validate();
        assertEquals(script.reply().end().counts().output(), response.usage().orElseThrow().outputTokens());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void everyEventIsAValidEvent(WireCases.Case each) throws JsonProcessingException {
        for (ResponseStreamEvent event : events(each)) {
            assertTrue(event.validate().isValid(), event.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eventsAddUpToTheWholeAnswer(WireCases.Case each) throws JsonProcessingException {
        ResponseAccumulator accumulator = ResponseAccumulator.create();
        events(each).forEach(accumulator::accumulate);
        Response streamed = accumulator.response();
        Response whole = whole(each, new EventScript(each.read("events.txt")));
        assertEquals(whole.status(), streamed.status());
        assertEquals(whole.usage(), streamed.usage());
        assertEquals(whole.output().size(), streamed.output().size());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void failedStreamHasAnErrorAndAFailedResponse(Fault fault) throws JsonProcessingException {
        GatewayException failure = new GatewayException(fault, "It said \"no\".");
        WireCases.Case each = answers().findFirst().orElseThrow();
        Utf8Buffer out = new Utf8Buffer();
        StreamRenderer renderer = WireCases.asked(new ResponsesDialect(), false).stream(each.head(), out);
        renderer.start();
        renderer.fail(failure);
        List<ResponseStreamEvent> events = events(new String(out.toByteArray(), StandardCharsets.UTF_8));
        assertEquals("It said \"no\".", events.get(2).asError().message());
        assertEquals(OpenAiErrors.code(failure), events.get(2).asError().code().orElseThrow());
        assertEquals("It said \"no\".", events.get(3).asFailed().response().error().orElseThrow().message());
    }

    private static List<ResponseStreamEvent> events(WireCases.Case each) throws JsonProcessingException {
        return events(WireCaseTest.stream(each, new EventScript(each.read("events.txt"))));
    }

    private static List<ResponseStreamEvent> events(String stream) throws JsonProcessingException {
        List<ResponseStreamEvent> events = new ArrayList<>();
        for (SseEvent event : SseEvent.split(stream)) {
            if (!event.data().isEmpty()) {
                events.add(ObjectMappers.jsonMapper().readValue(event.data(), ResponseStreamEvent.class));
            }
        }
        return events;
    }

    private static Response whole(WireCases.Case each, EventScript script) throws JsonProcessingException {
        byte[] body = each.asked(script).render(script.reply(), each.head());
        return ObjectMappers.jsonMapper().readValue(new String(body, StandardCharsets.UTF_8), Response.class);
    }
}
