package org.kirogate.web;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.kirogate.app.Http;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** Whether a request left something behind in a gateway whose key may have one request at a time. */
final class Leftovers {
    private Leftovers() {}

    /** A super key that admits one request at a time: a permit that is not given back is seen by the next request. */
    static String narrowKey(RunningGateway gateway, org.kirogate.app.Person owner) {
        JsonObject made = gateway.superKey(owner, "one at a time");
        JsonObject limit = new JsonObject();
        limit.addProperty("max_concurrency", 1);
        gateway.admin("PATCH", "/admin/api/super-api-keys/" + made.get("id"), limit);
        return made.get("key").getAsString();
    }

    /** Fails unless threads, leases, upstream calls and permits come back, and the next request is served. */
    static void none(RunningGateway gateway, String key) {
        Await.until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(Leftovers::serves));
        gateway.quiet();
        Http.ok(gateway.http().chat("/v1/messages", key, Http.ask("[[say:still well]]", false)));
        gateway.quiet();
    }

    /** Whether the thread is in the middle of a request. */
    static boolean serves(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(ChatServlet.class.getName()));
    }
}
