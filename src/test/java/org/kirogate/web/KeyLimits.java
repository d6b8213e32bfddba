package org.kirogate.web;

import com.google.gson.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.kirogate.app.RunningGateway;

/** Sets limits of super keys of a running gateway, which knows them when this returns. */
final class KeyLimits {
    private KeyLimits() {}

    /** All limits of a key: those in a document, and requests at a time and per minute, 0 = no limit. */
    static void set(RunningGateway gateway, long keyId, String document, int atATime, int perMinute) {
        try (Connection connection = gateway.database().connect();
                PreparedStatement update = connection.prepareStatement("UPDATE api_keys SET limits = ? WHERE id = ?")) {
            update.setString(1, document);
            update.setLong(2, keyId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        JsonObject pace = new JsonObject();
        pace.addProperty("max_concurrency", atATime);
        pace.addProperty("requests_per_minute", perMinute);
        gateway.admin("PATCH", "/admin/api/super-api-keys/" + keyId, pace);
    }
}
