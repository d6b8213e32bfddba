package org.kirogate.browser;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.kirogate.support.TestTomcat;

/**
 * Another node over the same database, on which super keys need a second administrator: on the first the guide's way to
 * a super key is looked at, which needs none. Starts with the first key that is asked of it. One thread.
 */
final class ApprovalNode implements AutoCloseable {
    private final Map<String, String> environment;
    private final String adminToken;
    private TestTomcat tomcat;

    /** A node like the one with that environment. */
    ApprovalNode(Map<String, String> environment, String adminToken) {
        this.environment = new HashMap<>(environment);
        this.environment.put("SUPER_KEY_APPROVALS", "1");
        this.adminToken = adminToken;
    }

    /** A super key that waits. */
    void make(long userId, String name, String reason) {
        if (tomcat == null) {
            tomcat = TestTomcat.start("", environment);
        }
        JsonObject key = new JsonObject();
        key.addProperty("user_id", userId);
        key.addProperty("name", name);
        key.addProperty("reason", reason);
        new SiteCalls("http://127.0.0.1:" + tomcat.port(), adminToken).asAdministrator("POST", "/admin/api/super-api-keys", key);
    }

    @Override
    public void close() {
        if (tomcat != null) {
            tomcat.close();
        }
    }
}
