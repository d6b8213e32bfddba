package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** Answers tell how many calls they took and name their receipt; it is there for those who may read it. */
class ReceiptsIT {
    private static final String ATTEMPTS = "x-kirogate-attempts";
    private static final String RECEIPT = "x-kirogate-receipt";
    private static final JsonObject NOTHING = new JsonObject();
    private static RunningGateway gateway;
    private static Person alice;
    private static Person bob;
    private static long alicesToken;
    private static String superKey;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "1"));
        alice = gateway.person("alice");
        bob = gateway.person("bob");
        alicesToken = alice.token("shared", true);
        JsonObject made = gateway.superKey(bob, "super");
        superKey = made.get("key").getAsString();
        JsonObject changed =
                gateway.admin("PATCH", "/admin/api/super-api-keys/" + made.get("id"), receipts(true));
        assertTrue(changed.get("receipts").getAsBoolean());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static JsonObject receipts(boolean on) {
        JsonObject change = new JsonObject();
        change.addProperty("receipts", on);
        return change;
    }

    private static HttpResponse<String> chat(String path, String key, String text, boolean stream) {
        JsonObject body = Http.ask(text, stream);
        if (path.endsWith("responses")) {
            body = Http.object("model", "claude-sonnet-4-5", "input", text);
            body.addProperty("stream", stream);
        }
        return gateway.http().chat(path, key, body);
    }

    private static String id(HttpResponse<?> answer) {
        return Http.header(answer, "x-request-id");
    }

    private static JsonObject seenByAdmin(String requestId) {
        String path = "/admin/api/requests/" + requestId;
        Await.until(() -> statusForAdmin(path) != 404);
        return gateway.admin("GET", path, NOTHING);
    }

    private static int statusForAdmin(String path) {
        return gateway.http().send("GET", path, "", "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN)
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({"/v1/messages,true", "/v1/messages,false", "/v1/chat/completions,true", "/v1/chat/completions,false",
            "/v1/responses,true", "/v1/responses,false"})
    void everyAnswerTellsItsCallsAndToWhomItMayItsReceipt(String path, boolean stream) {
        HttpResponse<String> answer = chat(path, superKey, "[[say:here]]", stream);
        assertEquals(200, answer.statusCode());
        assertEquals("1", Http.header(answer, ATTEMPTS));
        assertEquals(id(answer), Http.header(answer, RECEIPT));
        String plain = alice.key("plain").get("key").getAsString();
        HttpResponse<String> other = chat(path, plain, "[[say:here]]", stream);
        assertEquals("1", Http.header(other, ATTEMPTS));
        assertEquals("", Http.header(other, RECEIPT));
    }

    @ParameterizedTest
    @CsvSource({"/v1/messages,true", "/v1/messages,false", "/v1/chat/completions,true", "/v1/chat/completions,false"})
    void aRefusalTellsTheCallsThatItTook(String path, boolean stream) {
        Person unlucky = gateway.person("unlucky_" + path.length() + stream);
        String key = unlucky.keyApart(2);
        HttpResponse<String> answer = chat(path, key, "[[error:throttle]]", stream);
        assertEquals(429, answer.statusCode());
        assertEquals("2", Http.header(answer, ATTEMPTS));
        JsonObject receipt = seenByAdmin(id(answer)).getAsJsonObject("receipt");
        assertEquals("rate_limited", receipt.get("error").getAsString());
        assertEquals(2, receipt.getAsJsonArray("calls").size());
        JsonObject first = receipt.getAsJsonArray("calls").get(0).getAsJsonObject();
        assertEquals("rate_limited", first.get("result").getAsString());
        assertEquals(429, first.get("status").getAsInt());
        assertEquals("other_token", first.get("then").getAsString());
    }

    @Test
    void aHeadThatLeavesWithASignOfLifeTellsWhatIsKnownByThen() throws IOException {
        String ask = Http.ask("[[slow:1]] [[say:here]]", true).toString();
        HttpResponse<InputStream> answer =
                gateway.http().open("/v1/messages", ask, "authorization", "Bearer " + superKey);
        try (InputStream body = answer.body()) {
            assertEquals("1", Http.header(answer, ATTEMPTS));
            assertEquals(id(answer), Http.header(answer, RECEIPT));
            assertEquals("", Http.header(answer, "x-kirogate-model"), "nothing has answered yet");
            gateway.gate(1).open();
            assertTrue(new String(body.readAllBytes(), StandardCharsets.UTF_8).contains("message_stop"));
        }
    }

    @Test
    void aRequestThatFoundNoTokenIsExplained() {
        Person poor = gateway.person("poor");
        HttpResponse<String> answer = chat("/v1/messages", poor.key("none").get("key").getAsString(), "Hello", false);
        assertEquals(503, answer.statusCode());
        assertEquals("0", Http.header(answer, ATTEMPTS));
        JsonObject receipt = seenByAdmin(id(answer)).getAsJsonObject("receipt");
        assertEquals("pool_empty", receipt.get("error").getAsString());
        JsonObject pick = receipt.getAsJsonArray("picks").get(0).getAsJsonObject();
        assertEquals("none", pick.get("by").getAsString());
        assertEquals(0, pick.get("reached").getAsInt());
    }

    @Test
    void whatIsRefusedBeforeTheRelayHasNothingToTell() {
        HttpResponse<String> bad = gateway.http().chat("/v1/messages", superKey, NOTHING);
        assertEquals(400, bad.statusCode());
        assertEquals("", Http.header(bad, ATTEMPTS));
        assertEquals("", Http.header(bad, RECEIPT));
        assertEquals("", Http.header(chat("/v1/messages", "sk-nobody", "Hello", false), ATTEMPTS));
        assertFalse(seenByAdmin(id(bad)).has("receipt"));
    }

    @Test
    void anOwnerAllowsItForTheirKeyAndItHoldsAtOnce() {
        JsonObject made = alice.key("mine");
        String key = made.get("key").getAsString();
        String path = "/user/api/keys/" + made.get("id");
        assertFalse(alice.does("GET", path, NOTHING).get("receipts").getAsBoolean());
        assertEquals("", Http.header(chat("/v1/messages", key, "Hello", false), RECEIPT));
        assertTrue(alice.does("PATCH", path, receipts(true)).get("receipts").getAsBoolean());
        HttpResponse<String> answer = chat("/v1/messages", key, "Hello", false);
        assertEquals(id(answer), Http.header(answer, RECEIPT));
        alice.does("PATCH", path, Http.object("name", "renamed"));
        HttpResponse<String> renamed = chat("/v1/messages", key, "Hello", false);
        assertEquals(id(renamed), Http.header(renamed, RECEIPT), "another change keeps it");
        alice.does("PATCH", path, receipts(false));
        assertEquals("", Http.header(chat("/v1/messages", key, "Hello", false), RECEIPT));
    }

    @Test
    void anAdministratorSeesWhoseTokensServed() {
        HttpResponse<String> answer = chat("/v1/chat/completions", superKey, "[[long:40]]", true);
        JsonObject request = seenByAdmin(id(answer));
        assertEquals(id(answer), request.get("id").getAsString());
        assertEquals("openai", request.get("dialect").getAsString());
        assertEquals("claude-sonnet-4-5", request.get("model_asked").getAsString());
        assertEquals("ok", request.get("outcome").getAsString());
        assertTrue(request.get("streaming").getAsBoolean());
        assertTrue(request.get("credits").getAsDouble() > 0);
        assertEquals("127.0.0.1", request.get("address").getAsString());
        assertEquals("bob", request.get("user_name").getAsString());
        assertEquals("super", request.get("key_name").getAsString());
        assertEquals(tokens(Map.of("name", "shared", "owner", "alice"), alicesToken, alice.id()),
                request.getAsJsonArray("tokens"));
        JsonObject receipt = request.getAsJsonObject("receipt");
        assertEquals(alicesToken, receipt.getAsJsonArray("picks").get(0).getAsJsonObject().get("token").getAsLong());
        assertTrue(receipt.toString().length() < 1024, receipt.toString());
    }

    private static JsonArray tokens(Map<String, String> texts, long id, long owner) {
        JsonObject token = new JsonObject();
        token.addProperty("id", id);
        token.addProperty("name", texts.get("name"));
        token.addProperty("user_id", owner);
        token.addProperty("owner", texts.get("owner"));
        JsonArray array = new JsonArray();
        array.add(token);
        return array;
    }

    @Test
    void aUserSeesTheirOwnRequestsAndOfForeignTokensTheIdOnly() {
        String requestId = id(chat("/v1/messages", superKey, "Hello", false));
        seenByAdmin(requestId);
        JsonObject request = bob.does("GET", "/user/api/requests/" + requestId, NOTHING);
        assertEquals("[{\"id\":" + alicesToken + ",\"own\":false}]", request.get("tokens").toString());
        assertFalse(request.has("address"));
        assertFalse(request.toString().contains("shared"), "the name of a token that is not theirs");
        assertFalse(request.toString().contains("alice"), request.toString());
        HttpResponse<String> foreign = alice.call("GET", "/user/api/requests/" + requestId, NOTHING);
        assertEquals(404, foreign.statusCode());
        assertEquals("There is no such request.", Http.json(foreign).get("error").getAsString());
        String own = id(chat("/v1/messages", alice.key("own").get("key").getAsString(), "Hello", false));
        seenByAdmin(own);
        assertEquals("[{\"id\":" + alicesToken + ",\"own\":true,\"name\":\"shared\"}]",
                alice.does("GET", "/user/api/requests/" + own, NOTHING).get("tokens").toString());
    }

    @Test
    void theReceiptIsKeptBesideTheRecord() {
        String requestId = id(chat("/v1/messages", superKey, "[[say:my secret words]]", false));
        gateway.usage(requestId);
        List<Map<String, String>> rows =
                gateway.rows("SELECT receipt FROM request_receipts WHERE request_id = ?", requestId);
        assertEquals(1, rows.size());
        assertFalse(rows.get(0).get("receipt").contains("secret words"));
        assertEquals(rows.get(0).get("receipt"), seenByAdmin(requestId).get("receipt").toString());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of("/req_none", "/17", "/%E4%BD%A0", "/req_none/more")) {
            assertEquals(404, statusForAdmin("/admin/api/requests" + path), path);
            assertEquals(404, alice.call("GET", "/user/api/requests" + path, NOTHING).statusCode(), path);
        }
        for (String path : List.of("", "/")) {
            assertEquals(200, statusForAdmin("/admin/api/requests" + path), path);
            assertEquals(200, alice.call("GET", "/user/api/requests" + path, NOTHING).statusCode(), path);
        }
        assertEquals(401, gateway.http().send("GET", "/admin/api/requests", "").statusCode());
        assertEquals(401, gateway.http().send("GET", "/admin/api/requests/req_none", "").statusCode());
        assertEquals(401, gateway.http().send("GET", "/user/api/requests/req_none", "").statusCode());
    }

    @Test
    void withoutDaysThereAreNoReceiptsAndNoneIsNamed() {
        try (RunningGateway forgetful = RunningGateway.start("", Map.of("RECEIPT_DAYS", "0"))) {
            Person owner = forgetful.person("owner");
            owner.token("one", true);
            JsonObject key = owner.key("mine");
            owner.does("PATCH", "/user/api/keys/" + key.get("id"), receipts(true));
            HttpResponse<String> answer =
                    forgetful.http().chat("/v1/messages", key.get("key").getAsString(), Http.ask("Hello", false));
            assertEquals("1", Http.header(answer, ATTEMPTS));
            assertEquals("", Http.header(answer, RECEIPT));
            forgetful.usage(id(answer));
            assertEquals(List.of(), forgetful.rows("SELECT request_id FROM request_receipts"));
        }
    }
}
