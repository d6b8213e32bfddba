package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;
import org.kirogate.support.TestTomcat;

/** Two whole gateways over one database, each with clients that ask as fast as they are answered. */
class LimitsOnTwoNodesIT {
    private static final System.Logger LOG = System.getLogger(LimitsOnTwoNodesIT.class.getName());
    private static final int LIMIT = 1_000;
    private static final int CLIENTS = 3;
    /** Twice what is promised: a machine that stands still for a moment is no fault of the gateway. */
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    private RunningGateway one;
    private TestTomcat two;

    /** A request that was let in, and when its client asked. */
    private record Served(int node, long askedAt) {}

    @BeforeEach
    void start() {
        one = RunningGateway.startUnhurried(Map.of());
        two = TestTomcat.start("", RunningGateway.environment(one.database().environment(), one.simulator()));
    }

    @AfterEach
    void stop() {
        two.close();
        one.close();
    }

    @Test
    void theyPassALimitByLessThanTheOthersTrafficOfAMoment() {
        Person owner = one.person("owner");
        owner.token("shared", true);
        JsonObject made = one.superKey(owner, "limited");
        KeyLimits.set(one, made.get("id").getAsLong(), "{\"day\":{\"requests\":" + LIMIT + "}}", 0, 0);
        String key = made.get("key").getAsString();
        List<Http> nodes = List.of(one.http(), new Http(two.uri("").toString()));
        Await.until(() -> nodes.stream().allMatch(node ->
                !Http.header(models(node, key), "x-ratelimit-limit-requests").isEmpty()));

        List<Served> served = askBoth(nodes, key);
        int overshoot = served.size() - LIMIT;
        Served last = served.stream().max(Comparator.comparingLong(Served::askedAt)).orElseThrow();
        long others = served.stream().filter(one -> one.node() != last.node()
                && last.askedAt() - one.askedAt() < WINDOW_NANOS).count();
        LOG.log(System.Logger.Level.INFO, "two nodes, day.requests = {0}: {1} served, overshoot {2}; the other node served"
                + " {3} in the last 2 s", LIMIT, served.size(), overshoot, others);
        assertTrue(overshoot >= 0, served.size() + " served of " + LIMIT);
        assertTrue(overshoot <= others, overshoot + " over, while the other node served " + others);
        for (Http node : nodes) {
            Await.until(() -> Http.header(models(node, key), "x-ratelimit-remaining-requests").equals("0"));
            assertEquals(429, node.chat("/v1/messages", key, Http.ask("[[say:x]]", false)).statusCode());
        }
    }

    private static HttpResponse<String> models(Http node, String key) {
        return node.send("GET", "/v1/models", "", "authorization", "Bearer " + key);
    }

    /** Each client asks its node until it is refused there. */
    private static List<Served> askBoth(List<Http> nodes, String key) {
        ExecutorService pool = Executors.newFixedThreadPool(nodes.size() * CLIENTS);
        Queue<Served> served = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < nodes.size() * CLIENTS; client++) {
            int node = client % nodes.size();
            clients.add(CompletableFuture.runAsync(() -> askUntilRefused(nodes.get(node), node, key, served), pool));
        }
        clients.forEach(CompletableFuture::join);
        pool.shutdown();
        return List.copyOf(served);
    }

    private static void askUntilRefused(Http http, int node, String key, Queue<Served> served) {
        for (int i = 0; i < 2 * LIMIT; i++) {
            long asked = System.nanoTime();
            // Paced by the upstream: so many requests take some seconds, of which the last one counts.
            if (http.chat("/v1/messages", key, Http.ask("[[slow:20]] [[say:x]]", false)).statusCode() != 200) {
                return;
            }
            served.add(new Served(node, asked));
        }
    }
}
