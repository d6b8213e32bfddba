package org.kirogate.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** What owners and administrators set for a token through the interfaces, and that it holds at once. */
class TokenRulesIT {
    private static RunningGateway gateway;
    private static Person alice;
    private static String own;
    private static String shared;
    private static long token;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
        alice = gateway.person("alice");
        token = alice.token("alice-only", true);
        own = alice.key("own").get("key").getAsString();
        shared = gateway.superKey(alice, "shared").get("key").getAsString();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void nothingIsSet() {
        ok("{'share':null,'max_concurrency':null,'requests_per_minute':null,'is_public':true,'name':'alice-only'}");
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    private static HttpResponse<String> patch(String body) {
        return alice.call("PATCH", "/user/api/tokens/" + token, json(body));
    }

    private static JsonObject ok(String body) {
        return Http.ok(patch(body));
    }

    private static HttpResponse<String> administratorPatches(String body) {
        return gateway.http().send("PATCH", "/admin/api/tokens/" + token, json(body).toString(),
                "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN);
    }

    private static int chat(String key) {
        return gateway.http().chat("/v1/messages", key, Http.ask("Hello", false)).statusCode();
    }

    private static void assertRefused(HttpResponse<String> answer, String path, String allowed) {
        assertEquals(400, answer.statusCode(), answer.body());
        JsonObject body = Http.json(answer);
        assertEquals(path, body.get("param").getAsString());
        assertTrue(body.get("error").getAsString().startsWith(path + ": "), answer.body());
        assertTrue(body.get("error").getAsString().contains(allowed), answer.body());
    }

    @Test
    void termsThatAnOwnerSetsBindSuperKeysAtOnceAndNotTheOwnersKeys() {
        assertEquals(200, chat(shared));
        for (String terms : List.of("{'percent':0}", "{'models':['claude-opus*']}", "{'reserve':1000000}")) {
            ok("{'share':" + terms + "}");
            assertEquals(503, chat(shared), terms);
            assertEquals(200, chat(own), terms);
            ok("{'share':null}");
            assertEquals(200, chat(shared), terms);
        }
        ok("{'share':{'models':['Claude-Sonnet-4-5']}}");
        assertEquals(200, chat(shared));
    }

    @Test
    void eachMemberStandsForItselfAndNullPutsOneBack() {
        JsonObject set = ok("{'share':{'percent':40,'reserve':2.5,'hours':['09:00-18:00',' 22:00-00:00'],"
                + "'zone':'Asia/Shanghai','models':['claude-sonnet*']}}").getAsJsonObject("share");
        assertEquals(json("{'percent':40,'reserve':2.5,'hours':['09:00-18:00','22:00-24:00'],'zone':'Asia/Shanghai',"
                + "'models':['claude-sonnet*']}"), set);
        set = ok("{'share':{'percent':50}}").getAsJsonObject("share");
        assertEquals(50, set.get("percent").getAsInt());
        assertEquals(2.5, set.get("reserve").getAsDouble());
        set = ok("{'share':{'hours':null,'zone':null}}").getAsJsonObject("share");
        assertEquals(json("{'percent':50,'reserve':2.5,'hours':[],'zone':'UTC','models':['claude-sonnet*']}"), set);
        JsonObject seen = gateway.admin("GET", "/admin/api/tokens/" + token, new JsonObject());
        assertEquals(set, seen.getAsJsonObject("share"));
        set = ok("{'share':null}").getAsJsonObject("share");
        assertEquals(json("{'percent':100,'reserve':0.0,'hours':[],'zone':'UTC','models':[]}"), set);
    }

    @Test
    void whatIsWrongIsRefusedWithItsPathAndWhatIsAllowedAndNothingChanges() {
        JsonObject before = alice.token(token);
        Map<String, List<String>> cases = Map.ofEntries(
                Map.entry("{'share':{'hours':['09:00-18:00','9-18']}}", List.of("share.hours[1]", "HH:MM-HH:MM")),
                Map.entry("{'share':{'hours':['09:00-09:00']}}", List.of("share.hours[0]", "00:00-24:00")),
                Map.entry("{'share':{'hours':[9]}}", List.of("share.hours[0]", "a string")),
                Map.entry("{'share':{'hours':'09:00-18:00'}}", List.of("share.hours", "an array")),
                Map.entry("{'share':{'percent':101}}", List.of("share.percent", "from 0 to 100")),
                Map.entry("{'share':{'percent':0.5}}", List.of("share.percent", "an integer")),
                Map.entry("{'share':{'reserve':-1}}", List.of("share.reserve", "from 0.0 to")),
                Map.entry("{'share':{'zone':'Mars'}}", List.of("share.zone", "Asia/Shanghai")),
                Map.entry("{'share':{'models':['a b']}}", List.of("share.models[0]", "without spaces")),
                Map.entry("{'share':{'modells':[]}}", List.of("share.modells", "models")),
                Map.entry("{'share':[]}", List.of("share", "an object")),
                Map.entry("{'max_concurrency':-1}", List.of("max_concurrency", "from 0 to 1000000")),
                Map.entry("{'requests_per_minute':'many'}", List.of("requests_per_minute", "from 0 to 1000000")),
                Map.entry("{'requests_per_minut':1}", List.of("requests_per_minut", "requests_per_minute")),
                Map.entry("{'weight':100}", List.of("weight", "administrator")));
        cases.forEach((body, expected) -> {
            String withMore = "{'name':'half','is_public':false," + body.substring(1);
            assertRefused(patch(withMore), expected.get(0), expected.get(1));
        });
        String parts = "'00:00-00:01',".repeat(21);
        assertRefused(patch("{'share':{'hours':[" + parts.substring(0, parts.length() - 1) + "]}}"), "share.hours",
                "at most 20");
        String models = ("'" + "m".repeat(100) + "',").repeat(10);
        assertRefused(patch("{'share':{'models':[" + models.substring(0, models.length() - 1) + "]}}"), "share.models",
                "at most 1000 characters");
        JsonObject after = alice.token(token);
        for (String member : List.of("name", "is_public", "share", "version", "weight")) {
            assertEquals(before.get(member), after.get(member), member);
        }
    }

    @Test
    void severalThingsAreOneStepAndAnOldVersionIsRefused() {
        long version = alice.token(token).get("version").getAsLong();
        JsonObject after = ok("{'version':" + version + ",'name':'both','max_concurrency':2,'requests_per_minute':0,"
                + "'share':{'percent':90}}");
        assertEquals(version + 1, after.get("version").getAsLong());
        assertEquals("both", after.get("name").getAsString());
        assertEquals(2, after.get("max_concurrency").getAsInt());
        assertEquals(0, after.get("requests_per_minute").getAsInt());
        HttpResponse<String> old = patch("{'version':" + version + ",'name':'lost'}");
        assertEquals(409, old.statusCode());
        assertEquals("both", alice.token(token).get("name").getAsString());
        after = ok("{'max_concurrency':null,'requests_per_minute':null}");
        assertFalse(after.has("max_concurrency"));
        assertFalse(after.has("requests_per_minute"));
    }

    @Test
    void anAdministratorLimitsAndWeighsAndSharesNothingThatTheOwnerDoesNot() {
        ok("{'share':{'percent':10}}");
        JsonObject after = Http.ok(administratorPatches("{'weight':7,'max_concurrency':3,'requests_per_minute':30}"));
        assertEquals(7, after.get("weight").getAsInt());
        assertEquals(3, after.get("max_concurrency").getAsInt());
        assertEquals(10, after.getAsJsonObject("share").get("percent").getAsInt());
        assertRefused(administratorPatches("{'share':{'percent':100}}"), "share", "owner");
        assertRefused(administratorPatches("{'share':null}"), "share", "owner");
        assertRefused(administratorPatches("{'name':'mine'}"), "name", "owner");
        assertRefused(administratorPatches("{'weight':0}"), "weight", "from 1 to 100");
        Http.ok(administratorPatches("{'is_public':false}"));
        assertRefused(administratorPatches("{'is_public':true,'weight':1}"), "is_public", "owner");
        assertEquals(7, alice.token(token).get("weight").getAsInt());
        List<Map<String, String>> acts = gateway.rows(
                "SELECT detail FROM audit_log WHERE action = 'token.change' AND target = ? AND actor NOT LIKE 'user:%'"
                        + " ORDER BY id",
                "token:" + token);
        assertTrue(acts.get(0).get("detail").contains("\"weight\":7"), acts.toString());
        assertEquals(2, acts.size(), "a refusal is no act");
        assertEquals(1, Http.ok(administratorPatches("{'weight':null}")).get("weight").getAsInt());
    }

    @Test
    void anothersTokenIsNotThere() {
        Person bob = gateway.person("bob");
        JsonObject open = json("{'share':{'percent':100}}");
        assertEquals(404, bob.call("PATCH", "/user/api/tokens/" + token, open).statusCode());
    }

    @Test
    void whatAnAnswerCostIsOffWhatRemainsAndCountsForTheShareOfSuperKeysOnly() {
        JsonObject before = alice.token(token).getAsJsonObject("quota");
        assertEquals(200, chat(own));
        JsonObject between = alice.token(token).getAsJsonObject("quota");
        assertEquals(before.get("shared_used"), between.get("shared_used"));
        assertTrue(between.get("remaining").getAsDouble() < before.get("remaining").getAsDouble(), between.toString());
        assertEquals(200, chat(shared));
        JsonObject after = alice.token(token).getAsJsonObject("quota");
        assertTrue(after.get("shared_used").getAsDouble() > between.get("shared_used").getAsDouble(), after.toString());
        assertTrue(after.get("remaining").getAsDouble() < between.get("remaining").getAsDouble(), after.toString());
        assertEquals(before.get("used"), after.get("used"), "what the service said stays what it said");
    }
}
