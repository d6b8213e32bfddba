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
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.models.Model;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** OpenAI's official Java client against the running program, with a super key (guide, examples 1 and 3). */
class OpenAiClientIT {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static RunningGateway gateway;
    private static String key;
    private static OpenAIClient client;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared-a", true);
        owner.token("shared-b", true);
        key = gateway.superKey(owner, "sdk").get("key").getAsString();
        client = client(key);
    }

    @AfterAll
    static void close() {
        client.close();
        gateway.close();
    }

    @Test
    void g36AWholeAnswerInTheUsualShape() {
        ChatCompletion answer = client.chat().completions().create(ask("[[say:It works.]]").build()).validate();
        assertEquals("It works.", text(answer));
        assertEquals("claude-sonnet-4-5", answer.model());
        assertEquals("stop", answer.choices().get(0).finishReason().asString());
        assertTrue(answer.usage().orElseThrow().promptTokens() > 0);
        assertTrue(answer.usage().orElseThrow().completionTokens() > 0);
    }

    @Test
    void aStreamedAnswerAddsUpAndCounts() {
        ChatCompletion answer = streamed(ask("[[long:40]]")
                .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build()).build());
        assertTrue(text(answer).startsWith("word0 word1") && text(answer).endsWith("word39"), text(answer));
        assertTrue(answer.usage().orElseThrow().completionTokens() > 0);
    }

    @Test
    void g43SystemAndDeveloperMessagesReachTheModel() {
        ChatCompletion answer = client.chat().completions().create(ChatCompletionCreateParams.builder()
                .model("claude-sonnet-4-5").addSystemMessage("You are a goldsmith.").addDeveloperMessage("Be brief.")
                .addUserMessage("[[echo]]").build());
        String seen = echoed(answer).get("seen").getAsString();
        assertTrue(seen.indexOf("You are a goldsmith.") < seen.indexOf("Be brief."), seen);
        assertTrue(seen.contains("You are a goldsmith."), seen);
    }

    @Test
    void g44ChineseTextGoesInAndOut() {
        ChatCompletion whole = client.chat().completions().create(ask("[[say:你好，世界 🌏]]").build());
        assertEquals("你好，世界 🌏", text(whole));
        assertEquals("你好，世界 🌏", text(streamed(ask("[[say:你好，世界 🌏]]").build())));
        assertTrue(echoed(client.chat().completions().create(ask("中文问题 [[echo]]").build()))
                .get("seen").getAsString().contains("中文问题"));
    }

    @Test
    void parallelToolCallsRunRoundWhole() {
        ChatCompletionCreateParams first =
                tools(ask("[[tool:weather {\"city\":\"Zürich\"}]] [[tool:time {}]]")).build();
        roundTrip(first, client.chat().completions().create(first));
    }

    @Test
    void parallelToolCallsRunRoundStreamed() {
        ChatCompletionCreateParams first =
                tools(ask("[[tool:weather {\"city\":\"Zürich\"}]] [[tool:time {}]]")).build();
        roundTrip(first, streamed(first));
    }

    @Test
    void reasoningComesApartFromTheText() {
        ChatCompletionCreateParams ask =
                ask("[[think:a thought]] [[say:a word]]").reasoningEffort(ReasoningEffort.MEDIUM).build();
        assertEquals("a word", text(client.chat().completions().create(ask)));
        assertEquals("a word", text(streamed(ask)));
        JsonObject raw = Http.ask("[[think:a thought]] [[say:a word]]", false);
        raw.addProperty("reasoning_effort", "medium");
        JsonObject message = Http.ok(gateway.http().chat("/v1/chat/completions", key, raw))
                .getAsJsonArray("choices").get(0).getAsJsonObject().getAsJsonObject("message");
        assertEquals("a thought", message.get("reasoning_content").getAsString());
        assertEquals("a word", message.get("content").getAsString());
    }

    @Test
    void anImageReachesTheModel() {
        ChatCompletionContentPart text = ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text("What is it? [[echo]]").build());
        ChatCompletionContentPart image = ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:image/png;base64," + PIXEL).build())
                .build());
        ChatCompletion answer = client.chat().completions().create(ChatCompletionCreateParams.builder()
                .model("claude-sonnet-4-5").addUserMessageOfArrayOfContentParts(List.of(text, image)).build());
        assertEquals(1, echoed(answer).get("images").getAsInt());
    }

    @Test
    void modelsAreListedAndFound() {
        List<Model> models = client.models().list().data();
        assertTrue(models.stream().anyMatch(model -> model.validate().id().equals("claude-sonnet-4.5")),
                () -> "" + models);
        assertEquals(models.get(0).id(), client.models().retrieve(models.get(0).id()).id());
        assertThrows(NotFoundException.class, () -> client.models().retrieve("no-such-model"));
    }

    @Test
    void failuresAreTheClientsOwnClasses() {
        OpenAIClient stranger = client("sk-super-nobody");
        UnauthorizedException refused = assertThrows(UnauthorizedException.class,
                () -> stranger.chat().completions().create(ask("Hello").build()));
        stranger.close();
        assertEquals(List.of("false"), refused.headers().values("x-should-retry"));
        assertEquals("invalid_api_key", refused.code().orElseThrow());
        assertFalse(refused.getMessage().contains("sk-super-nobody"));
        NotFoundException unknown = assertThrows(NotFoundException.class, () -> client.chat().completions().create(
                ChatCompletionCreateParams.builder().model("gpt-none").addUserMessage("Hello").build()));
        assertEquals("model_not_found", unknown.code().orElseThrow());
        BadRequestException bad = assertThrows(BadRequestException.class,
                () -> client.chat().completions().create(ask("Hello").n(2).build()));
        assertEquals("n", bad.param().orElseThrow());
        OpenAIClient failing = client(gateway.person("failing").keyApart(2));
        BadRequestException tooLong = assertThrows(BadRequestException.class,
                () -> failing.chat().completions().create(ask("[[error:toolong]]").build()));
        assertEquals("context_length_exceeded", tooLong.code().orElseThrow());
        InternalServerException overloaded = assertThrows(InternalServerException.class,
                () -> failing.chat().completions().create(ask("[[error:overloaded]]").build()));
        assertEquals(503, overloaded.statusCode());
        failing.close();
    }

    @Test
    void aFailureInsideAStreamIsRaised() {
        OpenAIClient failing = client(gateway.person("failing_later").keyApart(1));
        assertThrows(OpenAIException.class, () -> streamed(failing, ask("[[long:40]] [[error:midstream]]").build()));
        failing.close();
    }

    @Test
    void g35WithoutAUsablePublicTokenTheAnswerIs503AndThrottlingIs429() {
        try (RunningGateway empty = RunningGateway.start()) {
            Person owner = empty.person("owner");
            OpenAIClient early = client(empty, empty.superKey(owner, "early").get("key").getAsString());
            InternalServerException none = assertThrows(InternalServerException.class,
                    () -> early.chat().completions().create(ask("Hello").build()));
            assertEquals(503, none.statusCode());
            assertTrue(none.getMessage().contains("暂无可用的公共 Token"), none.getMessage());
            owner.token("only", true);
            RateLimitException throttled = assertThrows(RateLimitException.class,
                    () -> early.chat().completions().create(ask("[[error:throttle]]").build()));
            assertTrue(Integer.parseInt(throttled.headers().values("retry-after").get(0)) > 0);
            early.close();
        }
    }

    private static void roundTrip(ChatCompletionCreateParams first, ChatCompletion called) {
        assertEquals("tool_calls", called.choices().get(0).finishReason().asString());
        List<ChatCompletionMessageToolCall> calls = called.choices().get(0).message().toolCalls().orElseThrow();
        assertEquals(List.of("weather", "time"),
                calls.stream().map(call -> call.asFunction().function().name()).toList());
        assertEquals("{\"city\":\"Zürich\"}", calls.get(0).asFunction().function().arguments());
        assertEquals("{}", calls.get(1).asFunction().function().arguments());
        ChatCompletionCreateParams.Builder second = first.toBuilder().addMessage(called.choices().get(0).message());
        List<String> results = List.of("sunny", "noon");
        for (int i = 0; i < calls.size(); i++) {
            second.addMessage(ChatCompletionToolMessageParam.builder()
                    .toolCallId(calls.get(i).asFunction().id()).content(results.get(i)).build());
        }
        ChatCompletion answer = client.chat().completions().create(second.build());
        assertEquals("TOOL_RESULT sunny | noon", text(answer));
    }

    private static ChatCompletionCreateParams.Builder ask(String text) {
        return ChatCompletionCreateParams.builder().model("claude-sonnet-4-5").addUserMessage(text);
    }

    private static ChatCompletionCreateParams.Builder tools(ChatCompletionCreateParams.Builder ask) {
        FunctionParameters city = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of("city", Map.of("type", "string")))).build();
        FunctionParameters nothing = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of())).build();
        return ask.addTool(tool("weather", city)).addTool(tool("time", nothing));
    }

    private static ChatCompletionFunctionTool tool(String name, FunctionParameters parameters) {
        return ChatCompletionFunctionTool.builder().function(FunctionDefinition.builder()
                .name(name).description("Tells it.").parameters(parameters).build()).build();
    }

    private static ChatCompletion streamed(ChatCompletionCreateParams params) {
        return streamed(client, params);
    }

    private static ChatCompletion streamed(OpenAIClient from, ChatCompletionCreateParams params) {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks = from.chat().completions().createStreaming(params)) {
            chunks.stream().forEach(accumulator::accumulate);
        }
        return accumulator.chatCompletion();
    }

    private static String text(ChatCompletion answer) {
        return answer.choices().get(0).message().content().orElse("");
    }

    private static JsonObject echoed(ChatCompletion answer) {
        return JsonParser.parseString(text(answer)).getAsJsonObject();
    }

    private static OpenAIClient client(String with) {
        return client(gateway, with);
    }

    private static OpenAIClient client(RunningGateway server, String with) {
        return OpenAIOkHttpClient.builder().baseUrl(server.url("/v1")).apiKey(with).maxRetries(0).build();
    }
}
