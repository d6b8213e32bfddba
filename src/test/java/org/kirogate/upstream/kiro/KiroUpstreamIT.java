package org.kirogate.upstream.kiro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.config.GatewayConfig;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.simulator.account.AccountKind;
import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.call.Operation;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamCall.Repair;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.http.HttpDoors;
import org.kirogate.upstream.http.HttpSettings;

/** The provider against the simulated service with all its strict checks on. */
class KiroUpstreamIT {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String HELLO = "Hello from the simulator.";

    private Simulator simulator;
    private KiroUpstream kiro;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimOptions.steered());
        kiro = upstream("runtime", "prefix");
    }

    @AfterEach
    void stop() {
        kiro.close();
        simulator.close();
    }

    private KiroUpstream upstream(String dialect, String placement) {
        return upstream(simulator.baseUrl(), dialect, placement);
    }

    private static KiroUpstream upstream(String base, String dialect, String placement) {
        GatewayConfig.Kiro config = new GatewayConfig.Kiro(dialect, "us-east-1", "", placement, Map.of(), true, 1_300_000,
                base, base, base, base, base, base, "");
        Duration limit = Duration.ofSeconds(20);
        return new KiroUpstream(config, new GatewayConfig.Relay(limit, limit, limit, limit, limit),
                HttpDoors.open(HttpSettings.defaults(), InstantSource.system()), "test", InstantSource.system(),
                        new Random(1));
    }

    /** The account as a person would import it. */
    private String export(AccountKind kind) {
        JsonObject export = new JsonObject();
        SimAccount account = simulator.addAccount(account(kind)).origin();
        if (kind == AccountKind.API_KEY) {
            return account.apiKey();
        }
        export.addProperty("refreshToken", simulator.refreshToken(account.name()));
        export.addProperty("authMethod", kind.name());
        switch (kind) {
            case SOCIAL, API_KEY -> { }
            case BUILDER_ID -> client(export, account, "https://view.awsapps.com/start", "builder_id");
            case IDC -> client(export, account, "https://acme.awsapps.com/start", "IdC");
            case EXTERNAL_IDP -> {
                export.addProperty("clientId", account.clientId());
                export.addProperty("tokenEndpoint", "https://login.microsoftonline.com/tenant/oauth2/v2.0/token");
            }
        }
        return export.toString();
    }

    private static void client(JsonObject export, SimAccount account, String startUrl, String method) {
        export.addProperty("clientId", account.clientId());
        export.addProperty("clientSecret", account.clientSecret());
        export.addProperty("startUrl", startUrl);
        export.addProperty("authMethod", method);
    }

    private static SimAccount account(AccountKind kind) {
        return switch (kind) {
            case SOCIAL -> SimAccount.social("social-1");
            case BUILDER_ID -> SimAccount.builderId("builder-1");
            case IDC -> SimAccount.idc("company-1");
            case EXTERNAL_IDP -> SimAccount.externalIdp("entra-1");
            case API_KEY -> SimAccount.apiKey("key-1");
        };
    }

    private Credential read(String text) {
        return assertInstanceOf(CredentialEntry.Whole.class, kiro.read(text).get(0)).credential();
    }

    /** Imported, refreshed and completed, as the pool does it. */
    private Credential ready(AccountKind kind) {
        Credential credential = read(export(kind));
        if (kiro.needsRefresh(credential, Instant.now())) {
            credential = kiro.refresh(credential);
        }
        assertFalse(kiro.needsRefresh(credential, Instant.now()));
        return kiro.complete(credential);
    }

    private ModelInfo model(String id) {
        return kiro.defaultModels().stream().filter(model -> model.id().equals(id)).findFirst().orElseThrow();
    }

    private static ChatRequest request(Thinking thinking, List<ToolSpec> tools, Message... messages) {
        return new ChatRequest("m", List.of(messages), tools, ToolChoice.AUTO, 0, List.of(), thinking,
                OutputFormat.TEXT, SearchOffer.NONE, true, "session-1");
    }

    private static ChatRequest plain(Message... messages) {
        return request(Thinking.UNSET, List.of(), messages);
    }

    private static Message user(String text) {
        return Message.text(Role.USER, text);
    }

    private Reply ask(KiroUpstream upstream, Credential credential, String model, ChatRequest request,
            Repair... repairs) {
        UpstreamCall call = new UpstreamCall(request, model(model), credential, "salt",
                "00000000-0000-4000-8000-000000000001", 1, Set.of(repairs), Patience.of(Duration.ofSeconds(20)));
        try (ReplyStream stream = upstream.open(call)) {
            return ReplyFolder.fold(List.of(), stream, SECOND);
        }
    }

    private static String text(Reply reply) {
        return reply.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource(AccountKind.class)
    void eachKindOfAccountIsReadRefreshedAndAnswered(AccountKind kind) {
        Credential credential = ready(kind);
        assertEquals(HELLO, text(ask(kiro, credential, "claude-sonnet-4.5", plain(user("hi")))));
        Quota quota = kiro.quota(credential);
        assertTrue(quota.limit() > 0 && quota.used() > 0, "the answer was charged");
        List<ModelInfo> models = kiro.models(credential);
        assertTrue(models.stream().anyMatch(model -> model.id().equals("claude-opus-5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "runtime-cw", "q-legacy"})
    void eachDialectAnswersEveryKind(String dialect) {
        try (KiroUpstream other = upstream(dialect, "exchange")) {
            for (AccountKind kind : AccountKind.values()) {
                Reply reply = ask(other, ready(kind), "claude-opus-5",
                        plain(Message.text(Role.SYSTEM, "Be brief."), user("hi")));
                assertEquals(HELLO, text(reply));
                assertEquals(StopReason.END_TURN, reply.end().reason());
            }
        }
        assertEquals(dialect, simulator.calls(Operation.GENERATE).get(0).dialect());
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "runtime-cw", "q-legacy"})
    void eachDialectSearchesForEveryKind(String dialect) {
        try (KiroUpstream other = upstream(dialect, "prefix")) {
            for (AccountKind kind : AccountKind.values()) {
                SearchHit hit = other.search(ready(kind), "rivers", Patience.of(Duration.ofSeconds(20))).get(0);
                assertEquals("Simulated page about rivers", hit.title());
                assertEquals("https://example.com/", hit.url());
            }
        }
        assertEquals(AccountKind.values().length, simulator.count(Operation.INVOKE_MCP));
    }

    @Test
    void aToolRoundTripWithAnOddNameComesBackUnderTheCallersName() {
        Credential credential = ready(AccountKind.SOCIAL);
        ToolSpec tool = new ToolSpec("mcp.files/read", "", JsonParser.parseString("""
                {"$schema":"x","type":["object","null"],"properties":{"path":{"type":"string","default":null}},
                 "required":[]}""").getAsJsonObject());
        Message ask = user("[[say:Looking.]]");
        ChatRequest first = request(Thinking.UNSET, List.of(tool), ask);
        ask(kiro, credential, "claude-opus-5", first);
        JsonObject sent = simulator.calls(Operation.GENERATE).get(0).body();
        String upstreamName = sent.getAsJsonObject("conversationState").getAsJsonObject("currentMessage")
                .getAsJsonObject("userInputMessage").getAsJsonObject("userInputMessageContext").getAsJsonArray("tools")
                .get(0).getAsJsonObject().getAsJsonObject("toolSpecification").get("name").getAsString();
        Message call = user("[[tool:" + upstreamName + " {\"path\":\"/tmp\"}]]");
        Reply reply = ask(kiro, credential, "claude-opus-5", request(Thinking.UNSET, List.of(tool), call));
        assertEquals(StopReason.TOOL_USE, reply.end().reason());
        Part.ToolUse use = (Part.ToolUse) reply.parts().get(reply.parts().size() - 1);
        assertEquals("mcp.files/read", use.name());
        Message results = new Message(Role.USER,
                List.of(new Part.ToolResult(use.id(), List.of(new Part.Text("a.txt")), false)));
        Reply end = ask(kiro, credential, "claude-opus-5", request(Thinking.UNSET, List.of(tool), call,
                new Message(Role.ASSISTANT, reply.parts()), results));
        assertEquals("TOOL_RESULT a.txt", text(end));
        Reply undeclared = ask(kiro, credential, "claude-opus-5", request(Thinking.UNSET, List.of(), call,
                new Message(Role.ASSISTANT, reply.parts()), results));
        assertEquals("TOOL_RESULT a.txt", text(undeclared), "a tool of the history alone is declared as a stub");
    }

    @Test
    void signedReasoningGoesBackAndAForeignSignatureIsRepaired() {
        Credential credential = ready(AccountKind.SOCIAL);
        Thinking on = new Thinking(Thinking.Mode.ADAPTIVE, 0, Thinking.Effort.DEFAULT);
        Message ask = user("[[think:Because.]] [[say:So.]]");
        Reply reply = ask(kiro, credential, "claude-opus-5", request(on, List.of(), ask));
        Part.Reasoning reasoning = (Part.Reasoning) reply.parts().get(0);
        assertEquals("Because.", reasoning.text());
        Message answer = new Message(Role.ASSISTANT, reply.parts());
        assertEquals(HELLO,
                text(ask(kiro, credential, "claude-opus-5", request(on, List.of(), ask, answer, user("go")))));
        ChatRequest forged = request(on, List.of(), ask, new Message(Role.ASSISTANT,
                List.of(new Part.Reasoning("Because.", "forged"), new Part.Text("So."))), user("go"));
        UpstreamException e = assertThrows(UpstreamException.class,
                () -> ask(kiro, credential, "claude-opus-5", forged));
        assertEquals(Kind.THINKING_SIGNATURE, e.failure().kind());
        assertEquals(HELLO, text(ask(kiro, credential, "claude-opus-5", forged, Repair.DROP_REASONING)));
    }

    @Test
    void modelsWithoutASchemaReasonBetweenTags() {
        Thinking on = new Thinking(Thinking.Mode.ENABLED, 4_000, Thinking.Effort.DEFAULT);
        for (String placement : List.of("prefix", "exchange")) {
            try (KiroUpstream placed = upstream("runtime", placement)) {
                Reply reply = ask(placed, placedCredential(), "claude-sonnet-4.5",
                        request(on, List.of(), user("[[think:Because.]] [[say:So.]]")));
                assertEquals("Because.", ((Part.Reasoning) reply.parts().get(0)).text(), placement);
                assertEquals("So.", text(reply), placement);
            }
        }
    }

    private Credential placedCredential() {
        if (!simulator.state().getAsJsonObject("accounts").has("social-1")) {
            return ready(AccountKind.SOCIAL);
        }
        return kiro.refresh(read(simulator.refreshToken("social-1")));
    }

    @Test
    void imagesOfMessagesAndResultsArriveAndAMessyConversationIsTaken() {
        Part image = new Part.Image("image/jpeg", "iVBORw0KGgo=");
        Reply reply = ask(kiro, ready(AccountKind.IDC), "claude-opus-5", request(Thinking.UNSET, List.of(),
                Message.text(Role.ASSISTANT, "Welcome"),
                user("look"),
                new Message(Role.ASSISTANT, List.of(new Part.ToolUse("a b", "see", new JsonObject()))),
                new Message(Role.ASSISTANT, List.of(new Part.ToolUse("c", "see", new JsonObject()))),
                Message.text(Role.SYSTEM, "Stay calm."),
                new Message(Role.USER, List.of(new Part.ToolResult("c", List.of(image), false), image,
                        new Part.ToolResult("zzz", List.of(new Part.Text("orphan")), true))),
                user("[[echo]]")));
        JsonObject echo = JsonParser.parseString(text(reply)).getAsJsonObject();
        assertEquals(2, echo.get("images").getAsInt());
        String seen = echo.get("seen").getAsString();
        for (String said : List.of("Welcome", "look", "Stay calm.", "orphan", "interrupted")) {
            assertTrue(seen.contains(said), said + " in " + seen);
        }
    }

    @Test
    void aDeadRefreshTokenAsksForANewSignIn() {
        Credential credential = read(export(AccountKind.IDC));
        kiro.refresh(credential);
        UpstreamException e = assertThrows(UpstreamException.class, () -> kiro.refresh(credential));
        assertEquals(Kind.SIGN_IN_AGAIN, e.failure().kind());
    }

    @Test
    void aBearerTheServiceDoesNotKnowIsATokenFailure() {
        Credential credential = ready(AccountKind.SOCIAL);
        Credential wrong = credential.renewed("aoaWrong", credential.refreshToken(), credential.expiresAt());
        UpstreamException call =
                assertThrows(UpstreamException.class, () -> ask(kiro, wrong, "claude-opus-5", plain(user("hi"))));
        assertEquals(Kind.TOKEN, call.failure().kind());
        UpstreamException quota = assertThrows(UpstreamException.class, () -> kiro.quota(wrong));
        assertEquals(Kind.TOKEN, quota.failure().kind());
    }

    @Test
    void aServiceThatIsNotThereIsATransientFailure() throws IOException {
        Credential credential = ready(AccountKind.SOCIAL);
        String nowhere;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = "http://127.0.0.1:" + unused.getLocalPort();
        }
        try (KiroUpstream lost = upstream(nowhere, "runtime", "prefix")) {
            for (Executable call : List.<Executable>of(
                    () -> ask(lost, credential, "claude-opus-5", plain(user("hi"))),
                    () -> lost.refresh(credential),
                    () -> lost.quota(credential))) {
                assertEquals(Kind.TRANSIENT, assertThrows(UpstreamException.class, call).failure().kind());
            }
        }
    }
}
