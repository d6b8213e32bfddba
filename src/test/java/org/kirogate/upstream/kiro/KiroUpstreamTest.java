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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.config.GatewayConfig;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamCall.Repair;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.ProfileArn;

/** The provider behind a scripted door: what goes out, and what is made of what comes back. */
class KiroUpstreamTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ARN = "arn:aws:codewhisperer:us-east-1:000000000000:profile/FIXTUREPROF1";
    private static final String IDP = "https://login.microsoftonline.com/tenant/oauth2/v2.0/token";

    private final ScriptedDoor door = new ScriptedDoor();
    private final KiroUpstream kiro = upstream("runtime", "");

    @AfterEach
    void everyAnswerWasClosed() {
        assertEquals(0, door.open);
    }

    private KiroUpstream upstream(String dialect, String externalIdpUrl) {
        return upstream(dialect, externalIdpUrl, true);
    }

    private KiroUpstream upstream(String dialect, String externalIdpUrl, boolean fallback) {
        GatewayConfig.Kiro config = new GatewayConfig.Kiro(
                dialect, "us-east-1", "", "prefix", Map.of(), fallback, 1_300_000,
                "https://runtime.{region}.kiro.dev", "https://management.{region}.kiro.dev",
                "https://q.{region}.amazonaws.com", "https://oidc.{region}.amazonaws.com",
                "https://prod.{region}.auth.desktop.kiro.dev", externalIdpUrl, "");
        GatewayConfig.Relay timeouts = new GatewayConfig.Relay(Duration.ofSeconds(9), Duration.ofSeconds(9),
                Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9));
        return new KiroUpstream(config, timeouts, door, "9.9", () -> NOW, new Random(1));
    }

    @Test
    void theOperatorDecidesWhetherTheNearestModelStandsIn() {
        List<String> listed = List.of("claude-haiku-4.5");
        assertEquals("claude-haiku-4.5", kiro.resolve("claude-haiku-5-5", listed).orElseThrow().id());
        assertTrue(upstream("runtime", "", false).resolve("claude-haiku-5-5", listed).isEmpty());
    }

    private static Credential credential(String kind, String... attributes) {
        Credential credential = new Credential(kind, "aoa-1", "aor-1", NOW, Map.of());
        for (int i = 0; i < attributes.length; i += 2) {
            credential = credential.with(attributes[i], attributes[i + 1]);
        }
        return credential;
    }

    private static Credential idc() {
        return credential("idc", CredentialAttributes.CLIENT_ID, "cid", CredentialAttributes.CLIENT_SECRET, "csec",
                CredentialAttributes.AUTH_REGION, "eu-west-1");
    }

    private static UpstreamCall call(Credential credential, Repair... repairs) {
        ChatRequest request = new ChatRequest("m", List.of(Message.text(Message.Role.USER, "u")), List.of(),
                ToolChoice.AUTO, 0, List.of(), Thinking.UNSET, OutputFormat.TEXT, SearchOffer.NONE, false, "");
        return new UpstreamCall(request, new ModelInfo("m", "m", 0, 0, true, new JsonObject()), credential, "salt",
                "00000000-0000-4000-8000-000000000001", 2, Set.of(repairs), Patience.of(Duration.ofSeconds(20)));
    }

    private void answersFixture(String name) {
        JsonObject response = Fixtures.document(name).getAsJsonObject("response");
        String body = response.get("body").isJsonObject()
                ? response.get("body").toString()
                : response.get("body").getAsString();
        door.answers(response.get("status").getAsInt(), body, "x-amzn-requestid", "r-1");
    }

    private JsonObject sent(int call) {
        return JsonParser.parseString(door.body(call)).getAsJsonObject();
    }

    private String sentArn() {
        JsonObject body = sent(door.calls.size() - 1);
        return body.has("profileArn") ? body.get("profileArn").getAsString() : "";
    }

    private Kind refreshFailure(Credential credential) {
        return assertThrows(UpstreamException.class, () -> kiro.refresh(credential)).failure().kind();
    }

    @Test
    void socialRefreshRotatesAndBringsTheProfile() {
        answersFixture("90-refresh-social-ok");
        Credential renewed = kiro.refresh(credential("social"));
        assertEquals("https://prod.us-east-1.auth.desktop.kiro.dev/refreshToken", door.calls.get(0).uri().toString());
        assertEquals("{\"refreshToken\":\"aor-1\"}", door.body(0));
        assertEquals("KiroGate/9.9", door.headers(0).get("User-Agent"));
        assertEquals("aoa-fixture-2", renewed.accessToken());
        assertEquals("aor-fixture-2", renewed.refreshToken());
        assertEquals(NOW.plusSeconds(3600), renewed.expiresAt());
        assertEquals(ARN, renewed.attribute(CredentialAttributes.PROFILE_ARN));
    }

    @Test
    void oidcRefreshIsCamelCaseJsonAndKeepsTheOldRefreshToken() {
        answersFixture("91-refresh-idc-ok");
        Credential renewed = kiro.refresh(idc());
        assertEquals("https://oidc.eu-west-1.amazonaws.com/token", door.calls.get(0).uri().toString());
        assertEquals("{\"clientId\":\"cid\",\"clientSecret\":\"csec\",\"grantType\":\"refresh_token\","
                        + "\"refreshToken\":\"aor-1\"}",
                door.body(0));
        assertEquals("aor-1", renewed.refreshToken());
        assertEquals(NOW.plusSeconds(28_800), renewed.expiresAt());
    }

    @Test
    void externalRefreshIsAFormToTheProvidersOwnHostOrItsStandIn() {
        Credential credential = credential("external_idp", CredentialAttributes.CLIENT_ID, "app id",
                CredentialAttributes.TOKEN_ENDPOINT, IDP);
        answersFixture("96-refresh-external-idp-ok");
        Credential renewed = kiro.refresh(credential);
        assertEquals(IDP, door.calls.get(0).uri().toString());
        assertTrue(door.body(0).startsWith(
                "grant_type=refresh_token&refresh_token=aor-1&client_id=app+id&scope=api%3A%2F%2F"));
        assertEquals("0.A-fixture", renewed.refreshToken());
        assertEquals(NOW.plusSeconds(3599), renewed.expiresAt());
        answersFixture("96-refresh-external-idp-ok");
        upstream("runtime", "http://127.0.0.1:1").refresh(credential);
        assertEquals("http://127.0.0.1:1/tenant/oauth2/v2.0/token", door.calls.get(1).uri().toString());
    }

    @Test
    void aForeignTokenEndpointIsNeverCalled() {
        assertEquals(Kind.FORBIDDEN, refreshFailure(credential("external_idp", CredentialAttributes.CLIENT_ID, "a",
                CredentialAttributes.TOKEN_ENDPOINT, "https://169.254.169.254/latest")));
        assertEquals(0, door.calls.size());
    }

    @Test
    void anApiKeyIsNeverRefreshed() {
        Credential key = new Credential("api_key", "ksk_1", "", Instant.MAX, Map.of());
        assertSame(key, kiro.refresh(key));
        assertFalse(kiro.needsRefresh(key, NOW));
    }

    @Test
    void refreshIsDueFiveMinutesBeforeTheEnd() {
        Credential credential = credential("social").renewed("a", "r", NOW.plusSeconds(300));
        assertFalse(kiro.needsRefresh(credential, NOW));
        assertTrue(kiro.needsRefresh(credential, NOW.plusMillis(1)));
        assertTrue(kiro.needsRefresh(credential.renewed("", "r", NOW.plusSeconds(9999)), NOW));
    }

    @Test
    void aMissingLifetimeIsAnHour() {
        door.answers(200, "{\"accessToken\":\"a\",\"expiresIn\":\"soon\"}");
        assertEquals(NOW.plusSeconds(3600), kiro.refresh(credential("social")).expiresAt());
    }

    @Test
    void refusedRefreshesSayWhatHelps() {
        answersFixture("92-refresh-invalid-grant");
        assertEquals(Kind.SIGN_IN_AGAIN, refreshFailure(idc()));
        answersFixture("93-refresh-client-expired");
        assertEquals(Kind.SIGN_IN_AGAIN, refreshFailure(idc()));
        answersFixture("94-refresh-429");
        assertEquals(Kind.RATE_LIMITED, refreshFailure(credential("social")));
        answersFixture("95-refresh-cloudfront-403");
        assertEquals(Kind.TRANSIENT, refreshFailure(credential("social")));
        door.answers(403, "{\"message\":\"no\"}");
        assertEquals(Kind.FORBIDDEN, refreshFailure(credential("social")));
        door.answers(502, "<html>");
        assertEquals(Kind.TRANSIENT, refreshFailure(credential("social")));
        door.answers(401, "{\"message\":\"Bad credentials\"}");
        assertEquals(Kind.SIGN_IN_AGAIN, refreshFailure(credential("social")));
        door.answers(200, "{}");
        assertEquals(Kind.TRANSIENT, refreshFailure(credential("social")));
    }

    @Test
    void quotaCountsTrialAndActiveBonuses() {
        answersFixture("80-usage-limits");
        Quota quota = kiro.quota(credential("social", CredentialAttributes.PROFILE_ARN, ARN));
        assertEquals("AmazonCodeWhispererService.GetUsageLimits", door.headers(0).get("X-Amz-Target"));
        assertEquals(ARN, sentArn());
        assertEquals(260.92, quota.used(), 1e-9);
        assertEquals(1600, quota.limit(), 1e-9);
        assertEquals(1339.08, quota.remaining(), 1e-9);
        assertEquals(Instant.ofEpochSecond(1796083200), quota.resetsAt());
        assertEquals("KIRO PRO", quota.plan());
        assertEquals("user@example.com", quota.email());
        assertFalse(quota.overage());
    }

    @Test
    void quotaAsksTheOtherRegionOnceBeforeABearerIsCalledBad() {
        door.answers(403, "{\"message\":\"Invalid token\"}");
        answersFixture("80-usage-limits");
        kiro.quota(credential("builder_id"));
        assertEquals("management.eu-central-1.kiro.dev", door.calls.get(1).uri().getHost());
        assertEquals("", sentArn(), "a Builder ID names no profile there");
        door.answers(403, "{\"message\":\"Invalid token\"}").answers(403, "{\"message\":\"Invalid token\"}");
        UpstreamException e = assertThrows(UpstreamException.class, () -> kiro.quota(credential("builder_id")));
        assertEquals(Kind.TOKEN, e.failure().kind());
        assertEquals(4, door.calls.size());
    }

    @Test
    void modelsAreReadPageByPage() {
        JsonObject first = Fixtures.document("81-list-models").getAsJsonObject("response").getAsJsonObject("body");
        JsonObject page = first.deepCopy();
        page.addProperty("nextToken", "n1");
        door.answers(200, page.toString());
        door.answers(200, "{\"models\":[{\"modelId\":\"extra\"},{\"modelId\":\"auto\"}]}");
        List<ModelInfo> models = kiro.models(credential("builder_id"));
        assertEquals("n1", sent(1).get("nextToken").getAsString());
        assertEquals(8, models.size());
        assertEquals(128_000, models.get(1).maxOutputTokens());
        assertFalse(models.get(6).images());
        assertTrue(models.get(1).requestFields().has("properties"));
        assertEquals(0, models.get(3).requestFields().size());
    }

    @Test
    void theProfileOfAnOrganisationIsFoundAndRemembered() {
        answersFixture("82-list-profiles");
        Credential found = kiro.complete(idc());
        assertEquals(ARN, found.attribute(CredentialAttributes.PROFILE_ARN));
        assertEquals(CredentialAttributes.SOURCE_REAL, found.attribute(CredentialAttributes.PROFILE_SOURCE));
        assertSame(found, kiro.complete(found), "what is known is not asked again");
        assertEquals(1, door.calls.size());
    }

    @Test
    void aBuilderIdHasNoProfileAndIsNotAsked() {
        Credential builder = credential("builder_id");
        assertSame(builder, kiro.complete(builder));
        answersFixture("83-list-profiles-builder-id");
        answersFixture("83-list-profiles-builder-id");
        assertEquals("", kiro.complete(idc()).attribute(CredentialAttributes.PROFILE_ARN));
    }

    @Test
    void aKeysRegionIsTheOneThatKnowsIt() {
        Credential key = new Credential("api_key", "ksk_1", "", Instant.MAX, Map.of());
        door.answers(403, "{\"message\":\"Invalid token\"}").answers(200, "{\"profile\":{}}");
        Credential placed = kiro.complete(key);
        assertEquals("eu-central-1", placed.attribute(CredentialAttributes.API_REGION));
        assertEquals(CredentialAttributes.SOURCE_NONE, placed.attribute(CredentialAttributes.PROFILE_SOURCE));
    }

    @Test
    void eachDialectHasItsAddressAndHeaders() {
        Credential social = credential("social", CredentialAttributes.PROFILE_ARN, ARN);
        for (String dialect : List.of("runtime", "runtime-cw", "q-legacy")) {
            door.answers(200, "");
            upstream(dialect, "").open(call(social)).close();
        }
        assertEquals("https://runtime.us-east-1.kiro.dev/", door.calls.get(0).uri().toString());
        assertEquals("KiroRuntimeService.GenerateAssistantResponse", door.headers(0).get("X-Amz-Target"));
        assertEquals("application/x-amz-json-1.0", door.headers(0).get("Content-Type"));
        assertEquals("SSO_OIDC", door.headers(0).get("TokenType"));
        assertEquals("AmazonCodeWhispererStreamingService.GenerateAssistantResponse",
                door.headers(1).get("X-Amz-Target"));
        assertEquals("https://q.us-east-1.amazonaws.com/generateAssistantResponse", door.calls.get(2).uri().toString());
        assertEquals("vibe", door.headers(2).get("x-amzn-kiro-agent-mode"));
        assertFalse(door.headers(2).containsKey("X-Amz-Target"));
        assertFalse(door.headers(2).containsKey("TokenType"));
        for (int i = 0; i < 3; i++) {
            assertEquals("Bearer aoa-1", door.headers(i).get("Authorization"));
            assertEquals("true", door.headers(i).get("x-amzn-codewhisperer-optout"));
            assertEquals("attempt=2; max=3", door.headers(i).get("amz-sdk-request"));
            assertEquals("00000000-0000-4000-8000-000000000001", door.headers(i).get("amz-sdk-invocation-id"));
            assertEquals(i < 2, sent(i).has("agentMode"));
        }
    }

    @Test
    void anAccountsOwnDialectWins() {
        door.answers(200, "");
        kiro.open(call(credential("social", CredentialAttributes.DIALECT, "q-legacy"))).close();
        assertEquals("q.us-east-1.amazonaws.com", door.calls.get(0).uri().getHost());
    }

    @Test
    void eachKindNamesItsProfile() {
        door.answers(200, "").answers(200, "").answers(200, "").answers(200, "").answers(200, "");
        kiro.open(call(credential("social"))).close();
        assertEquals(ProfileArn.SOCIAL_SERVICE, sentArn());
        kiro.open(call(credential("builder_id"))).close();
        assertEquals(ProfileArn.BUILDER_ID_SERVICE, sentArn());
        kiro.open(call(credential("builder_id", CredentialAttributes.DIALECT, "q-legacy"))).close();
        assertEquals("", sentArn());
        kiro.open(call(new Credential("api_key", "ksk_1", "", Instant.MAX, Map.of()))).close();
        assertEquals("", sentArn());
        assertEquals("API_KEY", door.headers(3).get("TokenType"));
        String europe = ARN.replace("us-east-1", "eu-central-1");
        kiro.open(call(idc().with(CredentialAttributes.PROFILE_ARN, europe))).close();
        assertEquals("runtime.eu-central-1.kiro.dev", door.calls.get(4).uri().getHost());
    }

    @Test
    void aMissingProfileIsFoundBeforeTheCall() {
        answersFixture("82-list-profiles");
        door.answers(200, "");
        kiro.open(call(idc())).close();
        assertEquals(ARN, sentArn());
    }

    @Test
    void aRefusedProfileIsFoundAgain() {
        String old = ARN.replace("FIXTUREPROF1", "FIXTUREPROF0");
        answersFixture("82-list-profiles");
        door.answers(200, "");
        kiro.open(call(idc().with(CredentialAttributes.PROFILE_ARN, old)
                .with(CredentialAttributes.PROFILE_SOURCE, "real"), Repair.RESOLVE_PROFILE)).close();
        assertEquals(ARN, sentArn());
        door.answers(200, "");
        kiro.open(call(credential("builder_id"), Repair.RESOLVE_PROFILE)).close();
        assertEquals("", sentArn());
    }

    @Test
    void aRefusalIsClassifiedAndClosed() {
        answersFixture("40-error-content-length");
        UpstreamException e = assertThrows(UpstreamException.class, () -> kiro.open(call(credential("social"))));
        assertEquals(Kind.CONTEXT_TOO_LARGE, e.failure().kind());
        assertEquals("r-1", e.failure().requestId());
    }

    @Test
    void repairsAreSummedForTheMetrics() {
        assertEquals(0L, kiro.repairTotals().get("merge_neighbours"));
        door.answers(200, "");
        ChatRequest request = new ChatRequest("m",
                List.of(Message.text(Message.Role.USER, "u"), Message.text(Message.Role.USER, "v")), List.of(),
                ToolChoice.AUTO, 0, List.of(), Thinking.UNSET, OutputFormat.TEXT, SearchOffer.NONE, false, "");
        UpstreamCall plain = call(credential("social"));
        kiro.open(new UpstreamCall(request, plain.model(), plain.credential(), "s", plain.invocationId(), 1,
                Set.of(), plain.patience())).close();
        assertEquals(1L, kiro.repairTotals().get("merge_neighbours"));
    }
}
