package org.kirogate.simulator;

import java.net.http.HttpResponse;
import java.util.Map;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.call.SimJson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The three refresh services (section 2). */
class TokenServiceIT {

    private Simulator kiro;
    private Caller caller;

    @BeforeEach
    void start() {
        kiro = Simulator.start(SimOptions.steered());
        caller = new Caller(kiro);
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private HttpResponse<byte[]> refreshSocial(String token) {
        return caller.json("/refreshToken", "{\"refreshToken\":\"" + token + "\"}");
    }

    private HttpResponse<byte[]> refreshIdc(String name, String token) {
        SimAccount account = kiro.account(name).origin();
        return caller.json("/token", """
                {"clientId":"%s","clientSecret":"%s","grantType":"refresh_token","refreshToken":"%s"}"""
                .formatted(account.clientId(), account.clientSecret(), token));
    }

    private static String error(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + SimJson.string(Caller.body(response), "error");
    }

    @Test
    void aSocialRefreshRotatesAndItsBearerWorks() {
        kiro.addAccount(SimAccount.social("A"));
        String first = kiro.refreshToken("A");
        assertTrue(first.startsWith("aor") && first.length() >= 100 && !first.contains("..."), first);
        JsonObject answer = Caller.body(refreshSocial(first));
        assertTrue(SimJson.string(answer, "accessToken").startsWith("aoa"));
        assertEquals(3600, answer.get("expiresIn").getAsInt());
        assertEquals(SimAccount.SOCIAL_ARN, SimJson.string(answer, "profileArn"));
        assertEquals(kiro.refreshToken("A"), SimJson.string(answer, "refreshToken"));
        assertNotEquals(first, SimJson.string(answer, "refreshToken"));
        assertTrue(caller.stream(SimJson.string(answer, "accessToken"), Conversation.saying("hi")).complete());
    }

    @Test
    void anOldRefreshTokenIsAnInvalidGrant() {
        kiro.addAccount(SimAccount.social("A"));
        String first = kiro.refreshToken("A");
        String second = SimJson.string(Caller.body(refreshSocial(first)), "refreshToken");
        assertEquals("400 invalid_grant", error(refreshSocial(first)));
        assertEquals(200, refreshSocial(second).statusCode());
        assertEquals("400 invalid_grant", error(refreshSocial("aorNobody")));
    }

    @Test
    void anAccountMayKeepItsRefreshToken() {
        kiro.addAccount(SimAccount.idc("C").withoutRotation());
        String token = kiro.refreshToken("C");
        JsonObject answer = Caller.body(refreshIdc("C", token));
        assertFalse(answer.has("refreshToken"));
        assertFalse(answer.has("profileArn"));
        assertEquals("Bearer", SimJson.string(answer, "tokenType"));
        assertEquals(28_800, answer.get("expiresIn").getAsInt());
        assertEquals(200, refreshIdc("C", token).statusCode());
    }

    @Test
    void anOidcRefreshNeedsItsClientAndJson() {
        kiro.addAccount(SimAccount.builderId("B"));
        String token = kiro.refreshToken("B");
        assertEquals("401 invalid_client", error(caller.json("/token", """
                {"clientId":"x","clientSecret":"y","grantType":"refresh_token","refreshToken":"%s"}"""
                .formatted(token))));
        assertEquals("400 unsupported_grant_type", error(caller.json("/token", "{\"grantType\":\"password\"}")));
        assertEquals("400 invalid_request", error(caller.post("/token", "",
                Map.of("content-type", "application/x-www-form-urlencoded"), "grant_type=refresh_token")));
        assertEquals("400 invalid_grant", error(refreshSocial(token)));
        assertEquals(200, refreshIdc("B", token).statusCode());
        kiro.account("B").mark(Trouble.CLIENT_EXPIRED, true);
        HttpResponse<byte[]> expired = refreshIdc("B", kiro.refreshToken("B"));
        assertEquals("401 invalid_client", error(expired));
        assertEquals("Client is expired", SimJson.string(Caller.body(expired), "error_description"));
    }

    @Test
    void anExternalRefreshIsAFormAnsweredInSnakeCase() {
        kiro.addAccount(SimAccount.externalIdp("E"));
        String form = "grant_type=refresh_token&client_id=simclient-E&refresh_token=" + kiro.refreshToken("E");
        Map<String, String> headers = Map.of("content-type", "application/x-www-form-urlencoded");
        JsonObject answer = Caller.body(caller.post("/tenant-1/oauth2/v2.0/token", "", headers, form));
        assertTrue(SimJson.string(answer, "access_token").startsWith("eyJ"));
        assertEquals(kiro.refreshToken("E"), SimJson.string(answer, "refresh_token"));
        assertEquals(3599, answer.get("expires_in").getAsInt());
        assertEquals("400 invalid_grant", error(caller.post("/tenant-1/oauth2/v2.0/token", "", headers, form)));
        assertEquals("400 invalid_client", error(caller.post("/tenant-1/oauth2/v2.0/token", "", headers,
                form.replace("simclient-E", "other"))));
        assertEquals("400 invalid_request", error(caller.json("/tenant-1/oauth2/v2.0/token", "{}")));
    }

    @Test
    void refreshTroublesLookLikeTheServices() {
        kiro.addAccount(SimAccount.social("A").in(Trouble.REFRESH_THROTTLED));
        String token = kiro.refreshToken("A");
        assertEquals(429, refreshSocial(token).statusCode());
        kiro.account("A").mark(Trouble.REFRESH_THROTTLED, false);
        kiro.account("A").mark(Trouble.REFRESH_BLOCKED, true);
        HttpResponse<byte[]> blocked = refreshSocial(token);
        assertEquals(403, blocked.statusCode());
        assertEquals("text/html", blocked.headers().firstValue("content-type").orElse(""));
        kiro.account("A").mark(Trouble.REFRESH_BLOCKED, false);
        kiro.account("A").mark(Trouble.GRANT_REVOKED, true);
        assertEquals("400 invalid_grant", error(refreshSocial(token)));
        kiro.account("A").mark(Trouble.GRANT_REVOKED, false);
        assertEquals(200, refreshSocial(token).statusCode());
    }

    @Test
    void aNewSimulatorOfTheSameSeedAcceptsTokensOfAnEarlierRun() {
        DemoAccounts.all().forEach(kiro::addAccount);
        String first = kiro.refreshToken("demo-social");
        String second = SimJson.string(Caller.body(refreshSocial(first)), "refreshToken");
        String third = SimJson.string(Caller.body(refreshSocial(second)), "refreshToken");
        try (Simulator again = Simulator.start(SimOptions.steered())) {
            DemoAccounts.all().forEach(again::addAccount);
            Caller other = new Caller(again);
            assertEquals(first, again.refreshToken("demo-social"));
            assertEquals(200, other.json("/refreshToken", "{\"refreshToken\":\"" + third + "\"}").statusCode());
            assertEquals(400, other.json("/refreshToken", "{\"refreshToken\":\"" + second + "\"}").statusCode());
        }
        try (Simulator foreign = Simulator.start(SimOptions.steered().withSeed(2))) {
            DemoAccounts.all().forEach(foreign::addAccount);
            assertEquals(400, new Caller(foreign).json("/refreshToken", "{\"refreshToken\":\"" + third + "\"}")
                    .statusCode());
        }
    }

    @Test
    void revokedAccessTokensAreInvalid() {
        kiro.addAccount(SimAccount.social("A"));
        String bearer = kiro.accessToken("A");
        kiro.account("A").revokeAccessTokens();
        assertEquals(403, caller.generate(bearer, Conversation.saying("hi")).statusCode());
    }
}
