package org.kirogate.simulator;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.check.StrictCheck;
import org.kirogate.simulator.script.Fixtures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Checks 8 to 12 of section 11: images, model fields, size, model and signatures; and every switch. */
class StrictContentIT {

    private static final String FIXTURE_ARN = "arn:aws:codewhisperer:us-east-1:000000000000:profile/FIXTUREPROF1";
    private static final String INVALID = "400 REQUEST_BODY_INVALID";

    private Simulator kiro;
    private Caller caller;
    private String bearer;

    @BeforeEach
    void start() {
        start(SimOptions.steered());
    }

    private void start(SimOptions options) {
        if (kiro != null) {
            kiro.close();
        }
        kiro = Simulator.start(options);
        caller = new Caller(kiro);
        kiro.addAccount(SimAccount.social("A"));
        bearer = kiro.accessToken("A");
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private void refused(String expected, StrictCheck by, Conversation conversation) {
        assertEquals(expected, Caller.reason(caller.generate(bearer, conversation)));
        String outcome = kiro.calls().get(kiro.calls().size() - 1).outcome();
        assertTrue(outcome.startsWith("refused: " + by), outcome);
    }

    private void accepted(Conversation conversation) {
        assertTrue(caller.stream(bearer, conversation).complete());
    }

    @Test
    void imagesAreCheckedForFormatNumberAndSize() {
        String png = "{\"format\":\"png\",\"source\":{\"bytes\":\"iVBORw0KGgo=\"}}";
        accepted(Conversation.saying("x").userWith("images", "[" + png + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + png.replace("\"png\"", "\"jpeg\"") + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + png.replace("iVBORw0KGgo=", "*") + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + String.join(",", Collections.nCopies(11, png)) + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + png.replace("iVBORw0KGgo=", "iVBORw0KGgoA" + "AAAA".repeat(1_310_718)) + "]"));
    }

    @Test
    void additionalFieldsFitTheModelsSchema() {
        accepted(thinking("claude-opus-5",
                "{\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"max\"}}"));
        accepted(thinking("gpt-5.6-sol", "{\"reasoning\":{\"effort\":\"none\"}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-sonnet-4.5", "{}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-5", "{\"reasoning\":{\"effort\":\"low\"}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-5", "{\"thinking\":{\"budget_tokens\":1}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-5", "{\"max_tokens\":10}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS,
                thinking("claude-opus-4.6", "{\"output_config\":{\"effort\":\"xhigh\"}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS,
                thinking("claude-opus-5.5", "{\"thinking\":{\"type\":\"disabled\"}}"));
    }

    @Test
    void aCharacterOutsideAsciiWeighsEight() {
        int frame = Conversation.saying("").json().toString().length();
        start(SimOptions.steered().withSizeLimit(frame + 80));
        accepted(Conversation.saying("\u4f60".repeat(10)));
        refused("400 CONTENT_LENGTH_EXCEEDS_THRESHOLD", StrictCheck.SIZE,
                Conversation.saying("\u4f60".repeat(10) + "a"));
        accepted(Conversation.saying("a".repeat(80)));
    }

    @Test
    void theModelIsInTheAccountsList() {
        refused("400 INVALID_MODEL_ID", StrictCheck.MODEL, Conversation.saying("x").model("claude-opus-9"));
        kiro.addAccount(SimAccount.social("free").withModels("auto", "claude-sonnet-4.5"));
        assertEquals("400 INVALID_MODEL_ID", Caller.reason(caller.generate(kiro.accessToken("free"),
                Conversation.saying("x").model("claude-opus-5"))));
        Conversation none = Conversation.saying("x");
        none.user().remove("modelId");
        refused(INVALID, StrictCheck.MODEL, none);
        refused(INVALID, StrictCheck.MODEL, Conversation.saying("x").history("""
                [{"userInputMessage":{"content":"a","modelId":"auto"}},
                {"assistantResponseMessage":{"content":"b"}}]"""));
    }

    @Test
    void reasoningNeedsTheSignatureGivenOutForIt() {
        String fields = "{\"thinking\":{\"type\":\"adaptive\"}}";
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[think:deep thought]]")
                .model("claude-opus-5").with("additionalModelRequestFields", fields));
        String signature = answer.joined("reasoningContentEvent", "signature");
        accepted(replay("claude-opus-5", "deep thought", signature));
        refused("400 THINKING_SIGNATURE_INVALID", StrictCheck.SIGNATURE, replay("claude-opus-5", "changed", signature));
        refused("400 THINKING_SIGNATURE_INVALID", StrictCheck.SIGNATURE,
                replay("claude-opus-4.8", "deep thought", signature));
        kiro.addAccount(SimAccount.social("other"));
        assertEquals("400 THINKING_SIGNATURE_INVALID", Caller.reason(caller.generate(kiro.accessToken("other"),
                replay("claude-opus-5", "deep thought", signature))));
    }

    private static Conversation replay(String model, String text, String signature) {
        JsonObject reasoning = new JsonObject();
        reasoning.add("text", new JsonPrimitive(text));
        reasoning.add("signature", new JsonPrimitive(signature));
        return Conversation.saying("go on").model(model).history("""
                [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":"b",
                "reasoningContent":{"reasoningText":%s}}}]""".formatted(reasoning));
    }

    private static Conversation thinking(String model, String fields) {
        return Conversation.saying("x").model(model).with("additionalModelRequestFields", fields);
    }

    @Test
    void theCanonicalRequestsPassEveryCheck() {
        kiro.addAccount(SimAccount.idc("fixture").withProfileArn(FIXTURE_ARN));
        String token = kiro.accessToken("fixture");
        kiro.vouch("fixture", "claude-opus-5", "Need a listing.", "c2lnbmF0dXJlLWZpeHR1cmU=");
        for (String name : List.of("r1-request-runtime", "r2-request-legacy-q")) {
            JsonObject request = SimJson.member(Fixtures.load(name).json(), "request");
            Map<String, String> headers = new HashMap<>();
            SimJson.member(request, "headers").entrySet()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().getAsString()));
            headers.remove("authorization");
            String path = URI.create(SimJson.string(request, "url")).getPath();
            HttpResponse<byte[]> response = caller.post(path, token, headers, request.get("body").toString());
            assertEquals(200, response.statusCode(), () -> new String(response.body(),
                    StandardCharsets.UTF_8));
        }
    }

    @Test
    void aCheckSwitchedOffDoesNotRefuse() {
        Map<StrictCheck, Conversation> wrong = new HashMap<>();
        wrong.put(StrictCheck.PROFILE_ARN, Conversation.saying("x").without("profileArn"));
        wrong.put(StrictCheck.MEMBERS, Conversation.saying("x").with("systemPrompt", "\"x\""));
        wrong.put(StrictCheck.CONVERSATION, Conversation.saying(" "));
        wrong.put(StrictCheck.TOOLS, Conversation.saying("x").tools("1"));
        wrong.put(StrictCheck.IMAGES, Conversation.saying("x").userWith("images", "[{}]"));
        wrong.put(StrictCheck.MODEL_FIELDS, thinking("auto", "{}"));
        wrong.put(StrictCheck.MODEL, Conversation.saying("x").model("none"));
        wrong.put(StrictCheck.SIGNATURE, replay("auto", "a", "b"));
        wrong.forEach((check, conversation) -> {
            start(SimOptions.steered());
            assertTrue(caller.generate(bearer, conversation).statusCode() >= 400, check.name());
            start(SimOptions.steered().without(check));
            assertEquals(200, caller.generate(bearer, conversation).statusCode(), check.name());
        });
    }
}
