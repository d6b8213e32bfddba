package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpResponse;
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

/** What is set by page or interface holds for requests, and pages and interfaces tell how much of it is left. */
class LimitsSeenIT {
    private static final JsonObject NOTHING = new JsonObject();
    private static final String SUPER = "/admin/api/super-api-keys/";
    private static final String OWN = "/user/api/keys/";
    private static final String PASSWORD = "an-Administrators-1st";

    private static RunningGateway gateway;
    private static Person person;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("ADMIN_PASSWORD", PASSWORD));
        person = gateway.person("counted");
        person.token("counted-token", true);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void aKeyLimitedByPageIsRefusedAndThePageShowsThatNothingIsLeft() {
        Person alice = gateway.person("by_page");
        alice.token("by-page-token", false);
        JsonObject key = alice.key("five");
        long id = key.get("id").getAsLong();
        Browser browser = signedIn("by_page");
        String csrf = browser.get("/user/keys/edit?id=" + id).field("csrf_token");
        assertEquals(302, browser.post("/user/keys/edit", "csrf_token", csrf, "id", "" + id, "name", "five",
                "total.requests", "5").status());
        assertFalse(browser.get("/user").body().contains("80%"), "nothing is used yet");
        for (int i = 0; i < 4; i++) {
            assertEquals(200, chat(key).statusCode());
        }
        Answer near = browser.get("/user");
        assertTrue(near.body().contains("你有一项限制已用到 80% 以上"), near.body());
        assertTrue(browser.get("/user/keys").body().contains("总共请求数&#32;80%"), "the key's row");
        assertTrue(signedIn("by_page").with("accept-language", "en").get("/user").body()
                .contains("A limit of yours is used to 80% or more"), "another browser");
        assertEquals(200, chat(key).statusCode());
        HttpResponse<String> refused = chat(key);
        assertEquals(429, refused.statusCode());
        assertTrue(refused.body().contains("total.requests"), refused.body());
        Answer page = browser.get("/user/keys/" + id);
        assertTrue(page.body().contains("剩余 0") && page.body().contains("已用完"), page.body());
        Browser console = console();
        assertTrue(console.get("/admin/keys/" + id).body().contains("剩余 0"));
        assertTrue(console.get("/admin/keys?search=five").body().contains("总共请求数&#32;100%"));
        alice.does("PATCH", OWN + id, object("{\"limits\":{\"total\":null}}"));
        assertEquals(200, chat(key).statusCode(), "what the owner lifts holds at once");
        assertFalse(browser.get("/user").body().contains("80%"));
    }

    @Test
    void aCeilingByPageHoldsOverAllKeysAndIsSeenWithEach() {
        Person bob = gateway.person("by_ceiling");
        bob.token("by-ceiling-token", false);
        JsonObject one = bob.key("one");
        JsonObject two = bob.key("two");
        Browser console = console();
        String csrf = console.get("/admin/users/limits?user_id=" + bob.id()).field("csrf_token");
        assertEquals(302, console.post("/admin/users/limits", "csrf_token", csrf, "user_id", "" + bob.id(),
                "total.requests", "2").status());
        assertEquals(200, chat(one).statusCode());
        assertEquals(200, chat(two).statusCode());
        assertEquals(429, chat(one).statusCode());
        assertEquals(429, chat(two).statusCode());
        assertTrue(console.get("/admin/users/" + bob.id()).body().contains("剩余 0"));
        assertTrue(signedIn("by_ceiling").get("/user/keys").body().contains("剩余 0"));
        JsonElement left = gateway.admin("GET", "/admin/api/users/" + bob.id(), NOTHING).get("limits_left");
        assertEquals(JsonParser.parseString("[{\"name\":\"total.requests\",\"of\":\"user\",\"limit\":2,\"used\":2,"
                + "\"left\":0}]"), left);
        assertEquals(left, bob.does("GET", OWN + one.get("id"), NOTHING).get("limits_left"));
        assertEquals(401, bob.call("PATCH", "/admin/api/users/" + bob.id(), object("{\"limits\":null}")).statusCode(),
                "ceilings are the administrator's");
        gateway.admin("PATCH", "/admin/api/users/" + bob.id(), object("{\"limits\":null}"));
        assertEquals(200, chat(one).statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'requests_per_minute':60}", "{'tokens_per_minute':5000}", "{'max_concurrency':4}",
        "{'five_hours':{'requests':10,'tokens':20,'credits':1.5}}", "{'day':{'requests':10}}",
        "{'week':{'tokens':20}}", "{'month':{'credits':0.25}}", "{'total':{'requests':1000000000}}",
        "{'zone':'Europe/Berlin','reset_hour':23}", "{'days_after_first_use':3650}", "{'models':['claude-*']}",
        "{'networks':['10.0.0.0/8','2001:db8::/32']}", "{'clients':['claude-code','none']}"})
    void eachLimitIsSetAndReadBackByEveryInterface(String quoted) {
        String limits = quoted.replace('\'', '"');
        JsonObject change = object("{\"limits\":" + limits + "}");
        JsonElement expected = JsonParser.parseString(limits);
        long own = person.key("set").get("id").getAsLong();
        long superKey = gateway.superKey(person, "set").get("id").getAsLong();
        assertEquals(expected, person.does("PATCH", OWN + own, change).get("limits"));
        assertEquals(expected, person.does("GET", OWN + own, NOTHING).get("limits"));
        assertEquals(expected, gateway.admin("PATCH", SUPER + superKey, change).get("limits"));
        assertEquals(expected, gateway.admin("GET", SUPER + superKey, NOTHING).get("limits"));
        JsonObject listed = gateway.admin("GET", SUPER.replaceFirst("/$", "?page_size=200"), NOTHING);
        assertEquals(expected, listed.getAsJsonArray("items").asList().stream().map(JsonElement::getAsJsonObject)
                .filter(key -> key.get("id").getAsLong() == superKey).findFirst().orElseThrow().get("limits"));
        assertEquals(NOTHING, person.does("PATCH", OWN + own, object("{\"limits\":null}")).get("limits"));
        JsonObject made = Http.object("name", "born limited");
        made.add("limits", expected);
        long born = person.does("POST", "/user/api/keys", made).get("id").getAsLong();
        assertEquals(expected, person.does("GET", OWN + born, NOTHING).get("limits"));
    }

    @Test
    void aPartialChangeLeavesTheOtherLimitsAndNullLiftsOne() {
        String path = OWN + person.key("partly").get("id").getAsLong();
        person.does("PATCH", path, object("{\"limits\":{\"day\":{\"requests\":5,\"tokens\":6},\"models\":[\"a\"]}}"));
        person.does("PATCH", path, object("{\"limits\":{\"day\":{\"tokens\":null},\"week\":{\"credits\":2}}}"));
        person.does("PATCH", path, object("{\"requests_per_minute\":30,\"max_concurrency\":3}"));
        person.does("PATCH", path, object("{\"name\":\"still partly\"}"));
        JsonObject key = person.does("GET", path, NOTHING);
        assertEquals(JsonParser.parseString("{\"requests_per_minute\":30,\"max_concurrency\":3,"
                + "\"day\":{\"requests\":5},\"week\":{\"credits\":2.0},\"models\":[\"a\"]}"), key.get("limits"));
        assertEquals(30, key.get("requests_per_minute").getAsInt());
        assertEquals(List.of("requests_per_minute", "max_concurrency", "day.requests", "week.credits"),
                key.getAsJsonArray("limits_left").asList().stream()
                        .map(left -> left.getAsJsonObject().get("name").getAsString()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'limits':5|limits", "'limits':[]|limits", "'limits':{'requests_per_minute':-1}|limits.requests_per_minute",
        "'limits':{'tokens_per_minute':'60'}|limits.tokens_per_minute",
        "'limits':{'max_concurrency':100001}|limits.max_concurrency", "'limits':{'day':7}|limits.day",
        "'limits':{'day':{'tokens':1.5}}|limits.day.tokens", "'limits':{'month':{'credits':'x'}}|limits.month.credits",
        "'limits':{'month':{'credits':-0.5}}|limits.month.credits", "'limits':{'day':{'dollars':1}}|limits.day.dollars",
        "'limits':{'year':{'tokens':1}}|limits.year", "'limits':{'zone':'Mars/X'}|limits.zone",
        "'limits':{'reset_hour':24}|limits.reset_hour", "'limits':{'models':'a'}|limits.models",
        "'limits':{'models':['ok','']}|limits.models[1]", "'limits':{'networks':['10.0.0.0/33']}|limits.networks[0]",
        "'limits':{'clients':['me']}|limits.clients[0]", "'requests_per_minute':100001|requests_per_minute",
        "'limits':{'days_after_first_use':3651}|limits.days_after_first_use"})
    void aWrongValueIsNamedAndChangesNothing(String member, String field) {
        JsonObject change = object("{" + member.replace('\'', '"') + ",\"name\":\"wrong\"}");
        long own = person.key("right").get("id").getAsLong();
        HttpResponse<String> refused = person.call("PATCH", OWN + own, change);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains(field), refused.body());
        JsonObject key = person.does("GET", OWN + own, NOTHING);
        assertEquals("right", key.get("name").getAsString());
        assertEquals(NOTHING, key.get("limits"));
        if (field.startsWith("limits")) {
            change.addProperty("user_id", person.id());
            assertEquals(400, admin("POST", "/admin/api/super-api-keys", change).statusCode());
            assertEquals(400, person.call("POST", "/user/api/keys", change).statusCode());
            assertEquals(400, admin("PATCH", "/admin/api/users/" + person.id(), change).statusCode());
        }
    }

    @Test
    void limitsOfUsersAndSettingsAreSetByTheAdministratorAlone() {
        String user = "/admin/api/users/" + person.id();
        JsonObject change = object("{\"limits\":{\"month\":{\"credits\":1000}},\"trust_level\":2}");
        JsonObject changed = gateway.admin("PATCH", user, change);
        assertEquals(object("{\"month\":{\"credits\":1000.0}}"), changed.get("limits"));
        assertEquals(2, changed.get("trust_level").getAsInt());
        HttpResponse<String> days = admin("PATCH", user, object("{\"limits\":{\"days_after_first_use\":3}}"));
        assertEquals(400, days.statusCode());
        assertTrue(days.body().contains("limits.days_after_first_use"), days.body());
        assertEquals(401, person.call("PATCH", user, change).statusCode());
        JsonObject settings = object("{\"new_key_limits\":{\"day\":{\"requests\":50}}}");
        assertEquals(settings.get("new_key_limits"),
                gateway.admin("PATCH", "/admin/api/settings", settings).get("new_key_limits"));
        long made = person.key("by the settings").get("id").getAsLong();
        assertEquals(settings.get("new_key_limits"), person.does("GET", OWN + made, NOTHING).get("limits"));
        JsonObject own = Http.object("name", "otherwise");
        own.add("limits", object("{\"day\":{\"requests\":null},\"models\":[\"claude-*\"]}"));
        long other = person.does("POST", "/user/api/keys", own).get("id").getAsLong();
        assertEquals(object("{\"models\":[\"claude-*\"]}"), person.does("GET", OWN + other, NOTHING).get("limits"));
        assertEquals(400, admin("PATCH", "/admin/api/settings", object("{\"new_key_limits\":{\"zone\":\"x\"}}"))
                .statusCode());
        gateway.admin("PATCH", "/admin/api/settings", object("{\"new_key_limits\":null}"));
        gateway.admin("PATCH", user, object("{\"limits\":null}"));
    }

    @Test
    void theOwnerOfASuperKeySeesItsLimitsAndCannotChangeThem() {
        long id = gateway.superKey(person, "not mine").get("id").getAsLong();
        gateway.admin("PATCH", SUPER + id, object("{\"limits\":{\"day\":{\"requests\":3}}}"));
        assertEquals(403, person.call("PATCH", OWN + id, object("{\"limits\":null}")).statusCode());
        assertEquals(object("{\"day\":{\"requests\":3}}"), person.does("GET", OWN + id, NOTHING).get("limits"));
        assertEquals(1, person.does("GET", OWN + id, NOTHING).getAsJsonArray("limits_left").size());
    }

    private static HttpResponse<String> chat(JsonObject key) {
        return gateway.http().chat("/v1/messages", key.get("key").getAsString(), Http.ask("Hello", false));
    }

    private static HttpResponse<String> admin(String method, String path, JsonObject body) {
        return gateway.http().send(
                method, path, body.toString(), "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN);
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static Browser browser() {
        return new Browser(path -> URI.create(gateway.url(path))).with("accept-language", "zh-CN");
    }

    private static Browser signedIn(String name) {
        Browser browser = browser();
        browser.post("/login", "name", name, "password", RunningGateway.PASSWORD);
        return browser;
    }

    private static Browser console() {
        Browser browser = browser();
        browser.post("/admin/login", "password", PASSWORD);
        return browser;
    }
}
