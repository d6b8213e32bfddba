package org.kirogate.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** What the administrator's program does with the site as a whole. */
class SiteApisIT {
    private static RunningGateway gateway;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void anAnnouncementIsChangedMemberByMember() {
        JsonObject changed = gateway.admin("PATCH", "/admin/api/announcement", Http.object("text_zh", "今晚维护"));
        assertEquals("今晚维护", changed.get("text_zh").getAsString());
        JsonObject visible = new JsonObject();
        visible.addProperty("is_visible", true);
        gateway.admin("PATCH", "/admin/api/announcement", visible);
        JsonObject now = gateway.admin("GET", "/admin/api/announcement", new JsonObject());
        assertEquals("今晚维护", now.get("text_zh").getAsString());
        assertTrue(now.get("is_visible").getAsBoolean());
    }

    @Test
    void aBlockedNetworkIsListedAndTakenOffAgain() {
        JsonObject row = gateway.admin("POST", "/admin/api/ip-blocklist", Http.object("network", "192.0.2.0/24"));
        assertEquals("192.0.2.0/24", row.get("network").getAsString());
        assertEquals(1, gateway.admin("GET", "/admin/api/ip-blocklist", new JsonObject()).get("total").getAsInt());
        gateway.admin("DELETE", "/admin/api/ip-blocklist/" + row.get("id").getAsLong(), new JsonObject());
        assertEquals(0, gateway.admin("GET", "/admin/api/ip-blocklist", new JsonObject()).get("total").getAsInt());
    }

    @Test
    void maintenanceTurnsCallersAwayInTheirDialectAndLeavesTheConsole() {
        Person person = gateway.person("maintained");
        String key = gateway.superKey(person, "maintenance").get("key").getAsString();
        JsonObject on = new JsonObject();
        on.addProperty("maintenance", true);
        gateway.admin("PATCH", "/admin/api/settings", on);
        HttpResponse<String> refused = gateway.http().send("POST", "/v1/messages", "{}", "x-api-key", key);
        assertEquals(503, refused.statusCode());
        assertEquals("error", Http.json(refused).get("type").getAsString());
        on.addProperty("maintenance", false);
        gateway.admin("PATCH", "/admin/api/settings", on);
        assertEquals(400, gateway.http().send("POST", "/v1/messages", "{}", "x-api-key", key).statusCode());
    }

    @Test
    void actsAreReadBackNewestFirstWithoutSecrets() {
        Person person = gateway.person("audited");
        JsonObject shown = gateway.superKey(person, "audited key");
        JsonObject acts = gateway.admin("GET", "/admin/api/audit?action=super_key.&limit=1", new JsonObject());
        JsonObject newest = acts.getAsJsonArray("items").get(0).getAsJsonObject();
        assertEquals("super_key.create", newest.get("action").getAsString());
        assertEquals("api_key:" + shown.get("id").getAsLong(), newest.get("target").getAsString());
        assertFalse(acts.toString().contains(shown.get("key").getAsString()));
        assertTrue(acts.has("next"));
    }

    @Test
    void credentialsUnderTheCurrentKeyNeedNoNewSeal() {
        JsonObject done = gateway.admin("POST", "/admin/api/tokens/re-encrypt", new JsonObject());
        assertEquals(0, done.get("re_encrypted").getAsInt());
    }
}
