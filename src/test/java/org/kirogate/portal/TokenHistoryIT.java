package org.kirogate.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** How a token came to its state, as its owner and the administrator see it. */
class TokenHistoryIT {
    private static final JsonObject NOTHING = new JsonObject();
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
    void ownerAndAdministratorSeeItAndNobodyElse() {
        Person owner = gateway.person("owner");
        Person other = gateway.person("other");
        long token = owner.token("owned", false);
        String path = "/user/api/tokens/" + token + "/history";
        assertEquals(0, owner.does("GET", path, NOTHING).getAsJsonArray("events").size());
        String key = owner.key("mine").get("key").getAsString();
        gateway.http().chat("/v1/messages", key, Http.ask("[[error:throttle]]", false));
        JsonObject on = new JsonObject();
        on.addProperty("is_active", false);
        owner.does("PATCH", "/user/api/tokens/" + token, on);
        JsonArray events = owner.does("GET", path, NOTHING).getAsJsonArray("events");
        assertEquals(2, events.size());
        JsonObject off = events.get(0).getAsJsonObject();
        assertEquals("disabled", off.get("state").getAsString());
        assertEquals("switched off by its owner", off.get("reason").getAsString());
        assertTrue(off.get("at").getAsLong() > 0);
        assertFalse(off.has("until"));
        JsonObject cooling = events.get(1).getAsJsonObject();
        assertEquals("cooling", cooling.get("state").getAsString());
        assertTrue(cooling.get("until").getAsLong() > cooling.get("at").getAsLong());
        assertEquals(events,
                gateway.admin("GET", "/admin/api/tokens/" + token + "/history", NOTHING).getAsJsonArray("events"));
        assertEquals(404, other.call("GET", path, NOTHING).statusCode());
        assertEquals(404, owner.call("GET", "/user/api/tokens/999999/history", NOTHING).statusCode());
        assertEquals(401, gateway.http().send("GET", path, "").statusCode());
        assertEquals(401, gateway.http().send("GET", "/admin/api/tokens/" + token + "/history", "").statusCode());
    }
}
