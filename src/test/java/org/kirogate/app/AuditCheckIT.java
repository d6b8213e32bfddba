package org.kirogate.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.config.ConfigLoader;
import org.kirogate.config.GatewayConfig;
import org.kirogate.simulator.Await;

/** The command that checks the record, and the files that hold it. */
class AuditCheckIT {
    private RunningGateway gateway;
    private GatewayConfig config;

    @BeforeEach
    void start() {
        gateway = RunningGateway.start();
        config = config(gateway.database().environment());
        for (int i = 1; i <= 3; i++) {
            gateway.person("checked_" + i);
        }
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void itEndsWithWhatItFound() {
        assertEquals(AuditCheck.INTACT, AuditCheck.run(config));
        String end = end();
        assertEquals(AuditCheck.INTACT, AuditCheck.run(config, end));
        assertEquals(AuditCheck.BROKEN, AuditCheck.run(config, "2:" + "0".repeat(64)), "the log said otherwise");
        assertEquals(AuditCheck.NOT_CHECKED, AuditCheck.run(config, "yesterday"));
        sql("DELETE FROM audit_log WHERE number = 2");
        assertEquals(AuditCheck.BROKEN, AuditCheck.run(config));
        sql("RENAME TABLE audit_log TO away");
        assertEquals(AuditCheck.NOT_CHECKED, AuditCheck.run(config));
    }

    @Test
    void anotherSecretFindsNothingInOrder() {
        Map<String, String> environment = new HashMap<>(gateway.database().environment());
        environment.put("KEY_DIGEST_SECRET", "a secret of another gateway altogether");
        assertEquals(AuditCheck.BROKEN, AuditCheck.run(config(environment)));
    }

    @Test
    void theRecordGoesOutAsAFileWithItsFilters() {
        HttpResponse<String> csv = export("?action=user.create");
        assertEquals("attachment; filename=\"audit.csv\"", Http.header(csv, "content-disposition"));
        assertEquals(4, csv.body().lines().count());
        List<String> lines = export("?format=jsonl&action=user.create&target=user:1").body().lines().toList();
        JsonObject row = JsonParser.parseString(lines.get(0)).getAsJsonObject();
        assertEquals("user.create", row.get("action").getAsString());
        assertEquals("checked_1", row.getAsJsonObject("detail").get("name").getAsString());
        assertEquals(400, export("?format=xml").statusCode());
        assertEquals(400, export("?since=yesterday").statusCode());
        assertEquals(1, export("?until=1").body().lines().count());
        assertEquals(401, gateway.http().send("GET", "/admin/api/audit/export", "").statusCode());
    }

    @Test
    void programsBeginACheckAndReadWhatItFound() {
        sql("UPDATE audit_log SET reason = 'other' WHERE number = 1");
        JsonObject empty = new JsonObject();
        gateway.http().send("POST", "/admin/api/audit/check", "{}",
                "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN);
        Await.until(() ->
                gateway.admin("GET", "/admin/api/audit/check", empty).has("last"));
        JsonObject last = gateway.admin("GET", "/admin/api/audit/check", empty).getAsJsonObject("last");
        JsonObject finding = last.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertEquals("changed", finding.get("kind").getAsString());
        assertEquals(1, finding.get("first").getAsLong());
        assertTrue(finding.get("message").getAsString().startsWith("row 1 (id 1) was changed"), finding.toString());
    }

    private HttpResponse<String> export(String query) {
        return gateway.http().send("GET", "/admin/api/audit/export" + query, "",
                "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN);
    }

    private String end() {
        Map<String, String> end = gateway.rows("SELECT last_number, last_hash FROM audit_chain").get(0);
        return end.get("last_number") + ":" + end.get("last_hash");
    }

    private GatewayConfig config(Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(RunningGateway.environment(gateway.database().environment(), gateway.simulator()));
        environment.putAll(more);
        return ConfigLoader.load(environment);
    }

    private void sql(String statement) {
        try (Connection connection = gateway.database().connect(); Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
