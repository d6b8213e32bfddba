package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.models.ModelInfo;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Anthropic's official Java client against the running program, with a super key (guide, examples 2 and 4). */
class AnthropicClientIT {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static RunningGateway gateway;
    private static String key;
    private static AnthropicClient client;

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
    void g37AWholeAnswerInTheUsualShape() {
        Message answer = client.messages().create(ask("[[say:It works.]]").build()).validate();
        assertEquals("It works.", text(answer));
        assertEquals("end_turn", answer.stopReason().orElseThrow().asString());
        assertTrue(answer.usage().inputTokens() > 0 && answer.usage().outputTokens() > 0);
    }

    @Test
    void aStreamedAnswerAddsUp() {
        Message answer = streamed(ask("[[long:40]]").build());
        assertTrue(text(answer).startsWith("word0 word1") && text(answer).endsWith("word39"), text(answer));
        assertTrue(answer.usage().outputTokens() > 0);
    }

    @Test
    void bothHeaderFormsWorkOnEveryRoute() {
        for (String path : List.of("/v1/messages", "/v1/chat/completions")) {
            String body = Http.ask("[[say:both]]", false).toString();
            Http.ok(gateway.http().send("POST", path, body, "x-api-key", key));
            Http.ok(gateway.http().send("POST", path, body, "authorization", "Bearer " + key));
            Http.ok(gateway.http().send("POST", path, body, "authorization", "bearer " + key));
            Http.ok(gateway.http().send("POST", path, body, "authorization", "Bearer other", "x-api-key", key));
            assertEquals(401, gateway.http().send("POST", path, body, "authorization", "Bearer " + key, "x-api-key",
                    "sk-other").statusCode());
        }
        Http.ok(gateway.http().send("GET", "/v1/models", "", "x-api-key", key));
        Http.ok(gateway.http().send("GET", "/v1/models", "", "authorization", "Bearer " + key));
        AnthropicClient bearer =
                AnthropicOkHttpClient.builder().baseUrl(gateway.url("")).authToken(key).maxRetries(0).build();
        assertEquals("by token", text(bearer.messages().create(ask("[[say:by token]]").build())));
        bearer.close();
    }

    @Test
    void g43TheSystemTextReachesTheModel() {
        Message answer = client.messages().create(ask("[[echo]]").system("You are a goldsmith.").build());
        assertTrue(echoed(answer).get("seen").getAsString().contains("You are a goldsmith."));
    }

    @Test
    void g44ChineseTextGoesInAndOut() {
        assertEquals("你好，世界 🌏", text(client.messages().create(ask("[[say:你好，世界 🌏]]").build())));
        assertEquals("你好，世界 🌏", text(streamed(ask("[[say:你好，世界 🌏]]").build())));
        assertTrue(echoed(client.messages().create(ask("中文问题 [[echo]]").build()))
                .get("seen").getAsString().contains("中文问题"));
    }

    @Test
    void parallelToolCallsRunRoundWhole() {
        MessageCreateParams first = tools(ask("[[tool:weather {\"city\":\"Zürich\"}]] [[tool:time {}]]")).build();
        roundTrip(first, client.messages().create(first).validate());
    }

    @Test
    void parallelToolCallsRunRoundStreamed() {
        MessageCreateParams first = tools(ask("[[tool:weather {\"city\":\"Zürich\"}]] [[tool:time {}]]")).build();
        roundTrip(first, streamed(first));
    }

    @Test
    void thinkingComesWithItsSignatureBeforeTheTextAndMayBeSentBack() {
        MessageCreateParams first =
                ask("[[think:a thought]] [[say:a word]]").maxTokens(4096).enabledThinking(1024).build();
        for (Message answer : List.of(client.messages().create(first).validate(), streamed(first))) {
            assertEquals("a thought", answer.content().get(0).asThinking().thinking());
            assertFalse(answer.content().get(0).asThinking().signature().isEmpty());
            assertEquals("a word", answer.content().get(1).asText().text());
            Message next = client.messages().create(
                    first.toBuilder().addMessage(answer).addUserMessage("[[say:go on]]").build());
            assertEquals("go on", text(next));
        }
    }

    @Test
    void anImageReachesTheModel() {
        ContentBlockParam text = ContentBlockParam.ofText(TextBlockParam.builder().text("[[echo]]").build());
        ContentBlockParam image = ContentBlockParam.ofImage(ImageBlockParam.builder().source(Base64ImageSource.builder()
                .mediaType(Base64ImageSource.MediaType.IMAGE_PNG).data(PIXEL).build()).build());
        Message answer = client.messages().create(MessageCreateParams.builder()
                .model("claude-sonnet-4-5").maxTokens(1024).addUserMessageOfContentBlockParams(List.of(text, image)).build());
        assertEquals(1, echoed(answer).get("images").getAsInt());
    }

    @Test
    void tokensAreCountedAndGrowWithSystemAndTools() {
        MessageCountTokensParams.Builder ask =
                MessageCountTokensParams.builder().model("claude-sonnet-4-5").addUserMessage("Hello");
        long plain = client.messages().countTokens(ask.build()).inputTokens();
        long more = client.messages().countTokens(ask.system("You are a goldsmith.".repeat(20)).build()).inputTokens();
        long most = client.messages().countTokens(ask.addTool(tool("weather")).build()).inputTokens();
        assertTrue(0 < plain && plain < more && more < most, plain + " " + more + " " + most);
    }

    @Test
    void modelsAreListedAndFound() {
        List<ModelInfo> models = client.models().list().data();
        assertTrue(models.stream().anyMatch(model -> model.id().equals("claude-sonnet-4.5")), () -> "" + models);
        assertFalse(client.models().list().hasNextPage());
        assertEquals(models.get(0).id(), client.models().retrieve(models.get(0).id()).id());
        assertThrows(NotFoundException.class, () -> client.models().retrieve("no-such-model"));
    }

    @Test
    void failuresAreTheClientsOwnClasses() {
        AnthropicClient stranger = client("sk-no");
        UnauthorizedException refused =
                assertThrows(UnauthorizedException.class, () -> stranger.messages().create(ask("Hello").build()));
        stranger.close();
        assertEquals(List.of("false"), refused.headers().values("x-should-retry"));
        assertTrue(refused.getMessage().contains("authentication_error"), refused.getMessage());
        NotFoundException unknown = assertThrows(NotFoundException.class, () -> client.messages().create(
                ask("Hello").model("gpt-none").build()));
        assertTrue(unknown.getMessage().contains("gpt-none"), unknown.getMessage());
        AnthropicClient failing = client(gateway.person("failing").keyApart(2));
        BadRequestException tooLong = assertThrows(BadRequestException.class,
                () -> failing.messages().create(ask("[[error:toolong]]").build()));
        assertTrue(tooLong.getMessage().contains("prompt is too long"), tooLong.getMessage());
        AnthropicServiceException overloaded = assertThrows(AnthropicServiceException.class,
                () -> failing.messages().create(ask("[[error:overloaded]]").build()));
        assertEquals(529, overloaded.statusCode());
        failing.close();
        assertThrows(BadRequestException.class, () -> client.messages().create(ask("Hello").maxTokens(0).build()));
    }

    @Test
    void aFailureInsideAStreamIsRaised() {
        AnthropicClient failing = client(gateway.person("failing_later").keyApart(1));
        assertThrows(AnthropicException.class,
                () -> streamed(failing, ask("[[long:40]] [[error:midstream]]").build()));
        failing.close();
    }

    private static void roundTrip(MessageCreateParams first, Message called) {
        assertEquals("tool_use", called.stopReason().orElseThrow().asString());
        List<ToolUseBlock> calls =
                called.content().stream().filter(ContentBlock::isToolUse).map(ContentBlock::asToolUse).toList();
        assertEquals(List.of("weather", "time"), calls.stream().map(ToolUseBlock::name).toList());
        assertEquals(JsonValue.from(Map.of("city", "Zürich")), calls.get(0)._input());
        List<ContentBlockParam> results = new ArrayList<>();
        results.add(result(calls.get(0), "sunny", false));
        results.add(result(calls.get(1), "no clock", true));
        Message answer = client.messages().create(
                first.toBuilder().addMessage(called).addUserMessageOfContentBlockParams(results).build());
        assertEquals("TOOL_RESULT sunny | ERROR no clock", text(answer));
    }

    private static ContentBlockParam result(ToolUseBlock call, String text, boolean failed) {
        return ContentBlockParam.ofToolResult(
                ToolResultBlockParam.builder().toolUseId(call.id()).content(text).isError(failed).build());
    }

    private static MessageCreateParams.Builder ask(String text) {
        return MessageCreateParams.builder().model("claude-sonnet-4-5").maxTokens(1024).addUserMessage(text);
    }

    private static MessageCreateParams.Builder tools(MessageCreateParams.Builder ask) {
        return ask.addTool(tool("weather")).addTool(tool("time"));
    }

    private static Tool tool(String name) {
        return Tool.builder().name(name).description("Tells it.").inputSchema(Tool.InputSchema.builder()
                .properties(JsonValue.from(Map.of("city", Map.of("type", "string"))).convert(
                        Tool.InputSchema.Properties.class))
                .build()).build();
    }

    private static Message streamed(MessageCreateParams params) {
        return streamed(client, params);
    }

    private static Message streamed(AnthropicClient from, MessageCreateParams params) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> events = from.messages().createStreaming(params)) {
            events.stream().forEach(accumulator::accumulate);
        }
        return accumulator.message();
    }

    private static String text(Message answer) {
        StringBuilder text = new StringBuilder();
        answer.content().stream().flatMap(block -> block.text().stream()).forEach(block -> text.append(block.text()));
        return text.toString();
    }

    private static JsonObject echoed(Message answer) {
        return JsonParser.parseString(text(answer)).getAsJsonObject();
    }

    private static AnthropicClient client(String with) {
        return AnthropicOkHttpClient.builder().baseUrl(gateway.url("")).apiKey(with).maxRetries(0).build();
    }
}
