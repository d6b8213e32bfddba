package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;
import org.kirogate.support.Cable;
import org.kirogate.support.TestDatabase;

/** The database goes away while requests are served. */
class DatabaseOutageIT {

    @Test
    void requestsAreServedAndTheirRecordsWrittenOnceWhenItIsBack() {
        try (TestDatabase probe = TestDatabase.create();
                Cable cable = new Cable(URI.create(probe.url().substring("jdbc:".length())).getPort())) {
            try (RunningGateway gateway = RunningGateway.startOver(cable, Map.of())) {
                Person owner = gateway.person("owner");
                owner.token("shared", true);
                JsonObject key = gateway.superKey(owner, "k");
                ask(gateway, key, 1);
                Await.until(() -> rows(gateway) == 1);

                cable.pull();
                ask(gateway, key, 10);
                assertEquals(503, gateway.http().send("GET", "/health", "").statusCode());
                assertTrue(gateway.metric("kirogate_usage_waiting") > 0);
                assertEquals(1, rows(gateway));

                cable.plug();
                Await.until(() -> rows(gateway) == 11);
                ask(gateway, key, 1);
                Await.until(() -> rows(gateway) == 12);
                assertEquals("12", gateway.rows("SELECT request_count FROM api_keys").get(0).get("request_count"));
                assertEquals("12", gateway.rows("SELECT SUM(requests) AS n FROM usage_hourly").get(0).get("n"));
                assertEquals("12", gateway.rows("SELECT pool_request_count AS n FROM tokens").get(0).get("n"));
                assertEquals(0, gateway.metric("kirogate_usage_dropped_total"));
                assertEquals(200, gateway.http().send("GET", "/health", "").statusCode());
            }
        }
    }

    private static void ask(RunningGateway gateway, JsonObject key, int times) {
        for (int i = 0; i < times; i++) {
            Http.ok(gateway.http().chat("/v1/messages", key.get("key").getAsString(), Http.ask("Hello", false)));
        }
    }

    private static int rows(RunningGateway gateway) {
        return gateway.rows("SELECT id FROM usage_records").size();
    }
}
