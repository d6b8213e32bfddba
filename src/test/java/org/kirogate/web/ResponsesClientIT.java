package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.CustomTool;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseCustomToolCallOutput;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseIncludable;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.RunningGateway;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.dialect.ResponsesGrammar;
import org.kirogate.simulator.CapturedCall;

/** OpenAI's official Java client with the Responses API against the running program. */
class ResponsesClientIT {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static RunningGateway gateway;
    private static String key;
    private static OpenAIClient client;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        key = gateway.person("owner").keyApart(1);
        client = client(key);
    }

    @AfterAll
    static void close() {
        client.close();
        gateway.close();
    }

    @Test
    void aWholeResponseIsValidAndStoresNothing() {
        Response response = client.responses().create(ask("[[say:你好，世界 🌏]]").store(true).build()).validate();
        assertEquals("你好，世界 🌏", text(response));
        assertEquals("claude-sonnet-4-5", response.model().asString());
        assertEquals(ResponseStatus.COMPLETED, response.status().orElseThrow());
        assertEquals(JsonValue.from(false), response._additionalProperties().get("store"));
        assertTrue(response.usage().orElseThrow().inputTokens() > 0);
        assertTrue(response.usage().orElseThrow().outputTokens() > 0);
    }

    @Test
    void aStreamedResponseAddsUpToTheWholeOne() {
        Response streamed = streamed(ask("[[long:40]]").build());
        assertEquals(text(client.responses().create(ask("[[long:40]]").build())), text(streamed));
        assertTrue(streamed.usage().orElseThrow().outputTokens() > 0);
    }

    @Test
    void instructionsAndDeveloperMessagesReachTheModelInOrder() {
        Response response = client.responses().create(ResponseCreateParams.builder()
                .model("claude-sonnet-4-5").instructions("You are a goldsmith.")
                .inputOfResponse(List.of(message(EasyInputMessage.Role.DEVELOPER, "Be brief."),
                        message(EasyInputMessage.Role.USER, "[[echo]]")))
                .build());
        String seen = echoed(response).get("seen").getAsString();
        assertTrue(seen.contains("You are a goldsmith."), seen);
        assertTrue(seen.indexOf("You are a goldsmith.") < seen.indexOf("Be brief."), seen);
    }

    @Test
    void parallelCallsRunRoundWholeAndStreamed() {
        ResponseCreateParams first = ask("[[tool:weather {\"city\":\"Zürich\"}]] [[tool:time {}]]")
                .addTool(function("weather", Map.of("city", Map.of("type", "string"))))
                .addTool(function("time", Map.of())).build();
        for (Response called : List.of(client.responses().create(first).validate(), streamed(first))) {
            List<ResponseFunctionToolCall> calls = called.output().stream()
                    .filter(ResponseOutputItem::isFunctionCall).map(ResponseOutputItem::asFunctionCall).toList();
            assertEquals(List.of("weather", "time"), calls.stream().map(ResponseFunctionToolCall::name).toList());
            assertEquals("Zürich", json(calls.get(0).arguments()).get("city").getAsString());
            assertEquals("{}", calls.get(1).arguments());
            List<ResponseInputItem> input = again(called);
            List<String> results = List.of("sunny", "noon");
            for (int i = 0; i < calls.size(); i++) {
                input.add(ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                        .callId(calls.get(i).callId()).output(results.get(i)).build()));
            }
            Response answer = client.responses().create(first.toBuilder().inputOfResponse(input).build());
            assertEquals("TOOL_RESULT sunny | noon", text(answer));
        }
    }

    @Test
    void aCustomToolIsCalledWithItsText() {
        ResponseCreateParams first = ask("[[tool:run {\"input\":\"print(1)\\n\"}]]")
                .addTool(CustomTool.builder().name("run").description("Runs it.").build()).build();
        for (Response called : List.of(client.responses().create(first).validate(), streamed(first))) {
            ResponseOutputItem item = called.output().get(called.output().size() - 1);
            assertEquals("print(1)\n", item.asCustomToolCall().input());
            List<ResponseInputItem> input = again(called);
            input.add(ResponseInputItem.ofCustomToolCallOutput(ResponseCustomToolCallOutput.builder()
                    .callId(item.asCustomToolCall().callId()).output("1").build()));
            assertEquals("TOOL_RESULT 1",
                    text(client.responses().create(first.toBuilder().inputOfResponse(input).build())));
        }
    }

    @Test
    void sealedReasoningComesBackToTheUpstreamByteForByte() {
        ResponseCreateParams first = ResponseCreateParams.builder().model("claude-opus-4.7")
                .input("[[think:a thought]] [[say:a word]]")
                .reasoning(Reasoning.builder().effort(ReasoningEffort.HIGH).build())
                .addInclude(ResponseIncludable.REASONING_ENCRYPTED_CONTENT).build();
        for (Response thought : List.of(client.responses().create(first).validate(), streamed(first))) {
            assertEquals("a thought", thought.output().get(0).asReasoning().summary().get(0).text());
            assertEquals("a word", text(thought));
            String sealed = thought.output().get(0).asReasoning().encryptedContent().orElseThrow();
            byte[] proof = Base64.getUrlDecoder().decode(sealed.split("\\.")[1]);
            String signature = new String(proof, StandardCharsets.UTF_8);
            List<ResponseInputItem> input = again(thought);
            input.add(message(EasyInputMessage.Role.USER, "[[say:go on]]"));
            assertEquals("go on",
                    text(client.responses().create(first.toBuilder().inputOfResponse(input).build())));
            List<CapturedCall> calls = gateway.simulator().calls();
            String sent = calls.get(calls.size() - 1).body().toString();
            assertTrue(sent.contains("a thought") && sent.contains(signature), sent);
        }
    }

    @Test
    void withoutAWishForReasoningThereIsNone() {
        Response response = client.responses().create(ask("[[think:a thought]] [[say:a word]]").build());
        assertTrue(response.output().stream().allMatch(ResponseOutputItem::isMessage), response::toString);
    }

    @Test
    void anImageReachesTheModel() {
        ResponseInputItem look = ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .contentOfResponseInputMessageContentList(List.of(
                        ResponseInputContent.ofInputText(ResponseInputText.builder().text("[[echo]]").build()),
                        ResponseInputContent.ofInputImage(ResponseInputImage.builder()
                                .detail(ResponseInputImage.Detail.AUTO)
                                .imageUrl("data:image/png;base64," + PIXEL).build())))
                .build());
        Response response = client.responses().create(ResponseCreateParams.builder()
                .model("claude-sonnet-4-5").inputOfResponse(List.of(look)).build());
        assertEquals(1, echoed(response).get("images").getAsInt());
    }

    @Test
    void failuresAreTheClientsOwnClasses() {
        OpenAIClient stranger = client("sk-super-nobody");
        UnauthorizedException refused =
                assertThrows(UnauthorizedException.class, () -> stranger.responses().create(ask("x").build()));
        stranger.close();
        assertEquals("invalid_api_key", refused.code().orElseThrow());
        NotFoundException unknown = assertThrows(NotFoundException.class,
                () -> client.responses().create(ask("x").model("gpt-none").build()));
        assertEquals("model_not_found", unknown.code().orElseThrow());
        BadRequestException stored = assertThrows(BadRequestException.class,
                () -> client.responses().create(ask("x").previousResponseId("resp_1").build()));
        assertEquals("previous_response_id", stored.param().orElseThrow());
        OpenAIClient failing = client(gateway.person("failing").keyApart(1));
        BadRequestException tooLong = assertThrows(BadRequestException.class,
                () -> failing.responses().create(ask("[[error:toolong]]").build()));
        assertEquals("context_length_exceeded", tooLong.code().orElseThrow());
        failing.close();
    }

    @Test
    void aFailureInsideAStreamIsRaised() {
        OpenAIClient failing = client(gateway.person("failing_later").keyApart(1));
        assertThrows(OpenAIException.class, () -> {
            try (StreamResponse<ResponseStreamEvent> events =
                    failing.responses().createStreaming(ask("[[long:40]] [[error:midstream]]").build())) {
                events.stream().forEach(event -> assertFalse(event.isCompleted()));
            }
        });
        failing.close();
    }

    @Test
    void aStreamKeepsItsGrammarAndItsRecordNamesTheDialect() {
        HttpResponse<String> answer = post(gateway.person("counted").keyApart(1),
                "[[think:a thought]] [[long:60]] [[tool:look {\"at\":\"é\"}]]");
        FoldedAnswer folded = ResponsesGrammar.fold(answer.body());
        assertEquals("completed", folded.ending());
        assertEquals(3, folded.blocks().size(), () -> "" + folded.blocks());
        Map<String, String> record = gateway.usage(Http.header(answer, "x-request-id"));
        assertEquals("responses", record.get("dialect"));
        assertEquals(folded.usage().get("output_tokens").getAsString(), record.get("output_tokens"));
    }

    @Test
    void aStreamThatFailsTellsItInBothEventsAndEndsInOrder() {
        for (String failure : List.of("midstream", "cut")) {
            HttpResponse<String> answer =
                    post(gateway.person("broken_" + failure).keyApart(1), "[[long:60]] [[error:" + failure + "]]");
            assertEquals(200, answer.statusCode());
            assertTrue(ResponsesGrammar.fold(answer.body()).failed(), answer.body());
        }
    }

    private static HttpResponse<String> post(String with, String text) {
        JsonObject body = json("{\"model\":\"claude-sonnet-4-5\",\"stream\":true,\"reasoning\":{\"summary\":\"auto\"},"
                + "\"tools\":[{\"type\":\"function\",\"name\":\"look\"}]}");
        body.addProperty("input", text);
        return gateway.http().chat("/v1/responses", with, body);
    }

    private static List<ResponseInputItem> again(Response response) {
        List<ResponseInputItem> items = new ArrayList<>();
        items.add(message(EasyInputMessage.Role.USER, "What now?"));
        for (ResponseOutputItem item : response.output()) {
            if (item.isMessage()) {
                items.add(ResponseInputItem.ofResponseOutputMessage(item.asMessage()));
            } else if (item.isReasoning()) {
                items.add(ResponseInputItem.ofReasoning(item.asReasoning()));
            } else if (item.isCustomToolCall()) {
                items.add(ResponseInputItem.ofCustomToolCall(item.asCustomToolCall()));
            } else {
                items.add(ResponseInputItem.ofFunctionCall(item.asFunctionCall()));
            }
        }
        return items;
    }

    private static ResponseInputItem message(EasyInputMessage.Role role, String text) {
        return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder().role(role).content(text).build());
    }

    private static ResponseCreateParams.Builder ask(String text) {
        return ResponseCreateParams.builder().model("claude-sonnet-4-5").input(text);
    }

    private static FunctionTool function(String name, Map<String, Object> properties) {
        return FunctionTool.builder().name(name).description("Tells it.").strict(false)
                .parameters(FunctionTool.Parameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(properties)).build())
                .build();
    }

    private static Response streamed(ResponseCreateParams params) {
        ResponseAccumulator accumulator = ResponseAccumulator.create();
        try (StreamResponse<ResponseStreamEvent> events = client.responses().createStreaming(params)) {
            events.stream().forEach(event -> accumulator.accumulate(event.validate()));
        }
        return accumulator.response().validate();
    }

    private static String text(Response response) {
        StringBuilder text = new StringBuilder();
        response.output().stream().filter(ResponseOutputItem::isMessage)
                .flatMap(item -> item.asMessage().content().stream())
                .forEach(part -> text.append(part.asOutputText().text()));
        return text.toString();
    }

    private static JsonObject echoed(Response response) {
        return json(text(response));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static OpenAIClient client(String with) {
        return OpenAIOkHttpClient.builder().baseUrl(gateway.url("/v1")).apiKey(with).maxRetries(0).build();
    }
}
