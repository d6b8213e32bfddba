package org.kirogate.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.script.Fixtures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Account questions (sections 6.1 to 6.4) and signing in (section 1.6). */
class AccountServicesIT {

    private static final String ORIGIN = "{\"origin\":\"AI_EDITOR\"}";

    private Simulator kiro;
    private Caller caller;

    @BeforeEach
    void start() {
        start(SimOptions.scripted());
    }

    private void start(SimOptions options) {
        kiro = Simulator.start(options);
        caller = new Caller(kiro);
        kiro.addAccount(SimAccount.social("A").withCredits(1000, 250.5));
        kiro.addAccount(SimAccount.builderId("B"));
        kiro.addAccount(SimAccount.idc("C"));
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    @Test
    void usageLimitsComeByTargetAndByBothPaths() {
        String bearer = kiro.accessToken("A");
        List<HttpResponse<byte[]>> answers = List.of(caller.target("GetUsageLimits", bearer, ORIGIN),
                caller.get("/getUsageLimits?origin=AI_EDITOR&resourceType=AGENTIC_REQUEST", bearer),
                caller.get("/Get-Usage-Limits?origin=AI_EDITOR", bearer));
        for (HttpResponse<byte[]> answer : answers) {
            JsonObject credits = Caller.body(answer).getAsJsonArray("usageBreakdownList").get(0).getAsJsonObject();
            assertEquals(250.5, credits.get("currentUsageWithPrecision").getAsDouble());
            assertEquals(1000, credits.get("usageLimitWithPrecision").getAsDouble());
            assertTrue(Caller.body(answer).get("nextDateReset").getAsString().matches("\\d+\\.0"));
        }
    }

    @Test
    void aPlaceholderArnIsAnInvalidTokenForTheUsageApi() {
        HttpResponse<byte[]> answer = caller.get("/getUsageLimits?origin=AI_EDITOR&profileArn="
                + SimAccount.BUILDER_ID_ARN, kiro.accessToken("B"));
        assertEquals("403 Invalid token", Caller.message(answer));
    }

    @Test
    void accessIsDeniedWith400ByTargetAnd403ByPath() {
        assertEquals(400, caller.target("GetUsageLimits", "aoaUnknown", ORIGIN).statusCode());
        assertEquals(403, caller.get("/getUsageLimits", "aoaUnknown").statusCode());
        kiro.account("A").mark(Trouble.SUSPENDED, true);
        assertEquals("400 TEMPORARILY_SUSPENDED",
                Caller.reason(caller.target("GetUsageLimits", kiro.accessToken("A"), ORIGIN)));
    }

    @Test
    void anAccountOutOfCreditsStillTellsItsUsage() {
        kiro.account("A").mark(Trouble.QUOTA_OUT, true);
        JsonObject usage = Caller.body(caller.target("GetUsageLimits", kiro.accessToken("A"), ORIGIN));
        JsonObject credits = usage.getAsJsonArray("usageBreakdownList").get(0).getAsJsonObject();
        assertEquals(1000, credits.get("currentUsageWithPrecision").getAsDouble());
    }

    @Test
    void theModelListFollowsTheAccountAndHasTheFixturesShape() {
        JsonObject all = Caller.body(caller.target("ListAvailableModels", kiro.accessToken("A"), ORIGIN));
        List<String> ids = ids(all);
        assertTrue(ids.containsAll(List.of("auto", "claude-sonnet-4.5", "claude-haiku-4.5", "claude-opus-4.5",
                "claude-sonnet-4", "claude-sonnet-5", "claude-opus-5", "gpt-5.6-sol")), ids::toString);
        for (JsonElement element : SimJson.array(SimJson.member(SimJson.member(Fixtures.load("81-list-models").json(),
                "response"), "body"), "models")) {
            JsonObject expected = element.getAsJsonObject();
            String id = SimJson.string(expected, "modelId");
            JsonObject model = all.getAsJsonArray("models").get(ids.indexOf(id)).getAsJsonObject();
            expected.remove("refusalFallbackModels");
            expected.entrySet().forEach(member -> assertEquals(member.getValue(), model.get(member.getKey()), id));
        }
        kiro.addAccount(SimAccount.social("free").withModels("auto"));
        assertEquals(List.of("auto"), ids(Caller.body(caller.target("ListAvailableModels", kiro.accessToken("free"),
                ORIGIN))));
    }

    private static List<String> ids(JsonObject list) {
        List<String> ids = new ArrayList<>();
        list.getAsJsonArray("models").forEach(model -> ids.add(SimJson.string(model.getAsJsonObject(), "modelId")));
        return ids;
    }

    @Test
    void theModelListComesInPages() {
        String bearer = kiro.accessToken("A");
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = Caller.body(caller.get("/ListAvailableModels?origin=AI_EDITOR&maxResults=7" + next,
                    bearer));
            ids.addAll(ids(page));
            next = page.has("nextToken") ? "&nextToken=" + SimJson.string(page, "nextToken") : "";
        } while (!next.isEmpty());
        assertEquals(ids(Caller.body(caller.get("/List-Available-Models?origin=AI_EDITOR", bearer))), ids);
        assertEquals(400, caller.get("/ListAvailableModels?maxResults=7", bearer).statusCode());
        assertEquals(400, caller.get("/ListAvailableModels?origin=X&maxResults=101", bearer).statusCode());
    }

    @Test
    void profilesAreListedForCompaniesAndRefusedForBuilderIds() {
        Map<String, String> json = Map.of("content-type", "application/json");
        JsonObject listed = Caller.body(caller.post("/ListAvailableProfiles", kiro.accessToken("C"), json, "{}"));
        JsonObject profile = listed.getAsJsonArray("profiles").get(0).getAsJsonObject();
        assertEquals(kiro.account("C").origin().profileArn(), SimJson.string(profile, "arn"));
        String refusal = "403 AWS Builder ID is not supported for this operation.";
        assertEquals(refusal,
                Caller.message(caller.post("/List-Available-Profiles", kiro.accessToken("B"), json, "{}")));
        assertEquals(refusal.replace("403", "400"),
                Caller.message(caller.target("ListAvailableProfiles", kiro.accessToken("B"), "{}")));
        assertEquals(403, caller.get("/ListAvailableModels?origin=X&profileArn=" + SimAccount.BUILDER_ID_ARN,
                kiro.accessToken("B")).statusCode());
    }

    @Test
    void aKeysProfileIsItsOwnOrNone() {
        JsonObject answer = Caller.body(caller.target("GetProfile", kiro.accessToken("C"), "{}"));
        assertEquals(kiro.account("C").origin().profileArn(),
                SimJson.string(answer.getAsJsonObject("profile"), "arn"));
        kiro.addAccount(SimAccount.apiKey("K"));
        HttpResponse<byte[]> none = caller.post("/GetProfile", "ksk_sim_K",
                Map.of("content-type", "application/json", "tokentype", "API_KEY"), "{}");
        assertEquals(403, none.statusCode());
    }

    @Test
    void overagesAreSwitchedByAllThreeSpellings() {
        String bearer = kiro.accessToken("A");
        String on = "{\"overageConfiguration\":{\"overageStatus\":\"ENABLED\"}}";
        Map<String, String> json = Map.of("content-type", "application/json");
        assertEquals(200, caller.post("/setUserPreference", bearer, json, on).statusCode());
        assertTrue(kiro.account("A").overages());
        assertEquals(200, caller.target("SetUserPreference", bearer, on.replace("ENABLED", "DISABLED")).statusCode());
        assertEquals(200, caller.post("/Set-User-Preference", bearer, json, on).statusCode());
        JsonObject usage = Caller.body(caller.target("GetUsageLimits", bearer, ORIGIN));
        assertEquals("ENABLED", SimJson.string(usage.getAsJsonObject("overageConfiguration"), "overageStatus"));
        assertEquals(400, caller.post("/setUserPreference", bearer, json, "{}").statusCode());
    }

    private JsonObject client() {
        return Caller.body(caller.json("/client/register", """
                {"clientName":"KiroGate","clientType":"public","scopes":["codewhisperer:completions"]}"""));
    }

    private static String devicePoll(JsonObject client, JsonObject device) {
        return """
                {"clientId":"%s","clientSecret":"%s","deviceCode":"%s",
                "grantType":"urn:ietf:params:oauth:grant-type:device_code"}""".formatted(
                SimJson.string(client, "clientId"), SimJson.string(client, "clientSecret"),
                SimJson.string(device, "deviceCode"));
    }

    private JsonObject device(JsonObject client, String startUrl) {
        return Caller.body(caller.json("/device_authorization", """
                {"clientId":"%s","clientSecret":"%s","startUrl":"%s"}""".formatted(SimJson.string(client, "clientId"),
                SimJson.string(client, "clientSecret"), startUrl)));
    }

    @Test
    void aDeviceSignsInOnceItsCodeIsApproved() {
        JsonObject client = client();
        JsonObject device = device(client, "https://view.awsapps.com/start");
        String poll = devicePoll(client, device);
        assertEquals("authorization_pending", SimJson.string(Caller.body(caller.json("/token", poll)), "error"));
        assertTrue(kiro.answerDevice(SimJson.string(device, "userCode"), true));
        JsonObject tokens = Caller.body(caller.json("/token", poll));
        HttpResponse<byte[]> refreshed = caller.json("/token", """
                {"clientId":"%s","clientSecret":"%s","grantType":"refresh_token","refreshToken":"%s"}""".formatted(
                SimJson.string(client, "clientId"), SimJson.string(client, "clientSecret"),
                SimJson.string(tokens, "refreshToken")));
        assertEquals(200, refreshed.statusCode());
        assertEquals(400, caller.json("/token", poll).statusCode());
    }

    @Test
    void aDeviceMayBeDeniedOrExpire() {
        JsonObject client = client();
        JsonObject denied = device(client, "https://company.awsapps.com/start");
        kiro.answerDevice(SimJson.string(denied, "userCode"), false);
        assertEquals("access_denied",
                SimJson.string(Caller.body(caller.json("/token", devicePoll(client, denied))), "error"));
        JsonObject late = device(client, "https://company.awsapps.com/start");
        kiro.advance(Duration.ofSeconds(601));
        assertEquals("expired_token",
                SimJson.string(Caller.body(caller.json("/token", devicePoll(client, late))), "error"));
        assertEquals(401, caller.json("/device_authorization", "{\"clientId\":\"x\"}").statusCode());
    }

    @Test
    void aSocialDeviceIsAlwaysAnsweredWith200() {
        JsonObject device = Caller.body(caller.json("/oauth/device/authorization",
                "{\"clientId\":\"kiro-cli\",\"loginProvider\":\"Google\"}"));
        assertTrue(SimJson.string(device, "verificationUri").startsWith("https://app.kiro.dev/"));
        String poll = "{\"clientId\":\"kiro-cli\",\"deviceCode\":\"" + SimJson.string(device, "deviceCode") + "\"}";
        HttpResponse<byte[]> pending = caller.json("/oauth/device/poll", poll);
        assertEquals(200, pending.statusCode());
        assertEquals("authorization_pending", SimJson.string(Caller.body(pending), "status"));
        kiro.answerDevice(SimJson.string(device, "userCode"), true);
        JsonObject done = Caller.body(caller.json("/oauth/device/poll", poll));
        assertEquals("success", SimJson.string(done, "status"));
        assertEquals(SimAccount.SOCIAL_ARN, SimJson.string(done, "profileArn"));
    }

    @Test
    void aBrowsersCodeNeedsItsVerifier() {
        // The challenge is the example of RFC 7636, appendix B.
        HttpResponse<byte[]> back = caller.get("/login?idp=Google&redirect_uri=http://127.0.0.1/back&state=s1"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256", "");
        String location = back.headers().firstValue("location").orElse("");
        assertTrue(location.startsWith("http://127.0.0.1/back?code=") && location.endsWith("&state=s1"), location);
        String code = location.substring(location.indexOf("code=") + 5, location.indexOf("&state"));
        String exchange = "{\"code\":\"" + code
                + "\",\"code_verifier\":\"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk\"}";
        HttpResponse<byte[]> tokens = caller.json("/oauth/token", exchange);
        assertEquals(200, tokens.statusCode());
        assertEquals(400, caller.json("/oauth/token", exchange).statusCode());
    }

    @Test
    void withNobodyThereADeviceIsApprovedByItsFirstPoll() {
        kiro.close();
        start(SimOptions.steered());
        JsonObject client = client();
        String poll = devicePoll(client, device(client, "https://view.awsapps.com/start"));
        assertEquals(400, caller.json("/token", poll).statusCode());
        assertEquals(200, caller.json("/token", poll).statusCode());
    }
}
