package org.kirogate.upstream.kiro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.SearchHit;
import org.kirogate.config.GatewayConfig;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;

class KiroSearchTest {
    private static final String ARN = "arn:aws:codewhisperer:eu-central-1:000000000000:profile/FIXTUREPROF1";
    private static final Credential SOCIAL = new Credential("social", "aoa-1", "aor-1", Instant.MAX,
            Map.of(CredentialAttributes.PROFILE_ARN, ARN));
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(30));

    private final ScriptedDoor door = new ScriptedDoor();

    private KiroUpstream upstream(String dialect) {
        GatewayConfig.Kiro config = new GatewayConfig.Kiro(dialect, "us-east-1", "", "prefix", Map.of(), true,
                1_300_000, "https://runtime.{region}.kiro.dev", "https://management.{region}.kiro.dev",
                "https://q.{region}.amazonaws.com", "https://oidc.{region}.amazonaws.com",
                "https://prod.{region}.auth.desktop.kiro.dev", "", "");
        Duration limit = Duration.ofSeconds(20);
        return new KiroUpstream(config, new GatewayConfig.Relay(limit, limit, limit, limit, limit), door, "9.9",
                () -> Instant.ofEpochMilli(1_700_000_000_123L), new Random(1));
    }

    private void answers(String fixture) {
        door.answers(200, Fixtures.document(fixture).getAsJsonObject("response").get("body").toString());
    }

    private JsonObject sent() {
        return JsonParser.parseString(door.body(door.calls.size() - 1)).getAsJsonObject();
    }

    private static String result(String text, boolean error) {
        JsonObject item = new JsonObject();
        item.addProperty("type", "text");
        item.addProperty("text", text);
        return "{\"id\":\"x\",\"jsonrpc\":\"2.0\",\"result\":{\"content\":[" + item + "],\"isError\":" + error + "}}";
    }

    private Kind failure(int status, String body) {
        door.answers(status, body);
        UpstreamException failed = assertThrows(UpstreamException.class,
                () -> upstream("runtime").search(SOCIAL, "rivers", PATIENCE));
        assertEquals(0, door.open, "the answer is closed");
        return failed.failure().kind();
    }

    @Test
    void theRuntimeSurfaceTakesATargetAndTheProfileInTheBody() {
        answers("84-mcp-web-search");
        List<SearchHit> hits = upstream("runtime").search(SOCIAL, "rivers", PATIENCE);
        assertEquals(List.of(
                new SearchHit("Example Domain", "https://example.com/", "Example text.", 1_735_689_600_000L)), hits);
        assertEquals("https://runtime.eu-central-1.kiro.dev/", door.calls.get(0).uri().toString());
        assertEquals("KiroRuntimeService.InvokeMCP", door.headers(0).get("X-Amz-Target"));
        assertEquals("application/x-amz-json-1.0", door.headers(0).get("Content-Type"));
        assertEquals("Bearer aoa-1", door.headers(0).get("Authorization"));
        assertFalse(door.headers(0).containsKey("x-amzn-kiro-client-attribution"));
        JsonObject body = sent();
        assertTrue(body.remove("id").getAsString()
                .matches("web_search_tooluse_[A-Za-z0-9]{22}_1700000000123_[A-Za-z0-9]{8}"));
        assertEquals(JsonParser.parseString("""
                {"jsonrpc":"2.0","method":"tools/call","params":{"name":"web_search","arguments":{"query":"rivers"}},
                 "profileArn":"%s"}""".formatted(ARN)), body);
        assertEquals(Duration.ofSeconds(30), door.calls.get(0).headersTimeout());
        assertEquals(PATIENCE.beat(), door.calls.get(0).pulse().every());
        assertSame(PATIENCE.silence(), door.calls.get(0).pulse().beat());
        assertEquals(0, door.open);
    }

    @Test
    void theLegacySurfaceHasAPathAndTheProfileInAHeader() {
        answers("84-mcp-web-search");
        upstream("q-legacy").search(SOCIAL, "rivers", PATIENCE);
        assertEquals("https://q.eu-central-1.amazonaws.com/mcp", door.calls.get(0).uri().toString());
        assertEquals("application/json", door.headers(0).get("Content-Type"));
        assertEquals(ARN, door.headers(0).get("x-amzn-kiro-profile-arn"));
        assertFalse(door.headers(0).containsKey("X-Amz-Target"));
        assertFalse(sent().has("profileArn"));
    }

    @Test
    void anAccountWithoutAProfileNamesNone() {
        answers("84-mcp-web-search");
        upstream("runtime").search(new Credential("api_key", "ksk_1", "", Instant.MAX, Map.of()), "rivers", PATIENCE);
        assertFalse(sent().has("profileArn"));
        assertEquals("API_KEY", door.headers(0).get("TokenType"));
    }

    @Test
    void noResultsAreAnAnswerAndHitsWithoutAnAddressAreLeftOut() {
        door.answers(200, result("{\"results\":[],\"totalResults\":0,\"error\":null}", false));
        assertEquals(List.of(), upstream("runtime").search(SOCIAL, "rivers", PATIENCE));
        door.answers(200, result("{\"results\":[{\"title\":\"a\"},{\"url\":\"https://b/\",\"title\":null,"
                + "\"publishedDate\":\"soon\"}]}", false));
        assertEquals(List.of(new SearchHit("", "https://b/", "", 0)),
                upstream("runtime").search(SOCIAL, "rivers", PATIENCE));
    }

    @Test
    void whatIsNoGoodAnswerIsAFailure() {
        assertEquals(Kind.TRANSIENT, failure(200, result("{\"results\":[]}", true)));
        assertEquals(Kind.TRANSIENT, failure(200, result("{\"results\":[],\"error\":\"busy\"}", false)));
        assertEquals(Kind.BROKEN, failure(200, result("no JSON", false)));
        assertEquals(Kind.BROKEN, failure(200, result("[]", false)));
        assertEquals(Kind.BROKEN, failure(200, result("{\"found\":[]}", false)));
        assertEquals(Kind.BROKEN, failure(200, result("{\"results\":{}}", false)));
        assertEquals(Kind.BROKEN, failure(200, "{\"result\":{\"content\":[]}}"));
        assertEquals(Kind.BROKEN, failure(200, "<html>"));
        assertEquals(Kind.BROKEN, failure(200, ""));
        assertEquals(Kind.TRANSIENT, failure(200, "{\"error\":{\"code\":-32000,\"message\":\"x\"}}"));
        assertEquals(Kind.BAD_REQUEST, failure(200,
                Fixtures.document("85-mcp-error").getAsJsonObject("response").get("body").toString()));
    }

    @ParameterizedTest
    @CsvSource({"60-error-bearer-invalid, TOKEN", "61-error-suspended, SUSPENDED", "54-error-monthly-limit-402, QUOTA"})
    void aRefusalIsClassifiedLikeAnyOther(String fixture, Kind kind) {
        JsonObject response = Fixtures.document(fixture).getAsJsonObject("response");
        assertEquals(kind, failure(response.get("status").getAsInt(), response.get("body").toString()));
    }

    @Test
    void aModelsFieldsSayWhetherItCanBeToldALimit() {
        JsonObject fields = JsonParser.parseString(
                "{\"properties\":{\"max_tokens\":{\"minimum\":1024,\"maximum\":64000}}}").getAsJsonObject();
        ModelInfo told = new ModelInfo("m", "m", 0, 0, true, fields);
        ModelInfo untold = new ModelInfo("m", "m", 0, 0, true, new JsonObject());
        KiroUpstream kiro = upstream("runtime");
        assertTrue(kiro.limitsOutput(told, 1024));
        assertTrue(kiro.limitsOutput(told, 64_000));
        assertFalse(kiro.limitsOutput(told, 1023));
        assertFalse(kiro.limitsOutput(told, 64_001));
        assertFalse(kiro.limitsOutput(untold, 2000));
    }
}
