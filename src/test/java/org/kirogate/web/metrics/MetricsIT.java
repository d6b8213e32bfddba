package org.kirogate.web.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** {@code GET /metrics} of the whole program. */
class MetricsIT {
    /** The only labels there are; their values come from lists that the program knows beforehand. */
    private static final Set<String> LABELS = Set.of("route", "dialect", "outcome", "le", "class", "visibility", "state",
            "result", "step", "version", "commit", "java", "door", "area", "pool", "gc", "vendor", "runtime");

    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
        Person person = gateway.person("observer");
        person.token("observed", true);
        JsonObject made = gateway.superKey(person, "a \"quoted\" key");
        key = made.get("key").getAsString();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void everyLineIsAsTheFormatSaysAndLabelsAreBounded() {
        ask("/v1/chat/completions", key, true);
        ask("/v1/messages", key, false);
        HttpResponse<String> answer = metrics();
        assertEquals("text/plain;version=0.0.4;charset=utf-8",
                Http.header(answer, "content-type").toLowerCase().replace(" ", ""));
        Map<String, PrometheusText.Family> families = PrometheusText.read(answer.body());
        families.values().forEach(family -> family.samples().forEach(sample ->
                assertTrue(LABELS.containsAll(sample.labels().keySet()), sample.toString())));
        for (String secret : List.of(key, key.substring(0, 13), "quoted", "observer", "/v1", "claude")) {
            assertFalse(answer.body().contains(secret), secret);
        }
    }

    @Test
    void requestsAreCountedByOperationDialectAndOutcome() {
        long ok = count("chat_completions", "openai", "ok");
        long refused = count("messages", "anthropic", "refused");
        long models = count("models", "openai", "ok");
        ask("/v1/chat/completions", key, false);
        ask("/v1/messages", "sk-super-nobodys", false);
        gateway.http().send("GET", "/v1/models", "", "authorization", "Bearer " + key);
        Await.until(() -> count("chat_completions", "openai", "ok") == ok + 1);
        Await.until(() -> count("messages", "anthropic", "refused") == refused + 1);
        Await.until(() -> count("models", "openai", "ok") == models + 1);
    }

    @Test
    void anOpenStreamIsSeenUntilItEnds() {
        Thread client = new Thread(() -> gateway.http().chat("/v1/chat/completions", key,
                Http.ask("[[slow:77]] [[say:hello]]", true)));
        client.start();
        Await.until(() -> gateway.metric("kirogate_open_streams") == 1);
        gateway.gate(77).open();
        Await.until(() -> gateway.metric("kirogate_open_streams") == 0);
    }

    @Test
    void theReadmeListsEveryFamilyWithItsType() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("\n### Metrics\n"));
        section = section.substring(0, section.indexOf("\n#", 5));
        Set<String> listed = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `(\\w+)`[^|]* \\| (\\w+) \\|").matcher(section);
        while (row.find()) {
            listed.add(row.group(1) + " " + row.group(2));
        }
        Set<String> shown = new TreeSet<>();
        PrometheusText.read(metrics().body()).values().forEach(family -> shown.add(family.name() + " " + family.type()));
        assertEquals(String.join("\n", shown), String.join("\n", listed));
    }

    @Test
    void poolConnectionsAndProcessHaveFigures() {
        String all = metrics().body();
        assertTrue(all.contains("kirogate_upstream_tokens{visibility=\"public\",state=\"active\"} 1\n"), all);
        assertTrue(all.contains("kirogate_upstream_tokens{visibility=\"private\",state=\"active\"} 0\n"), all);
        assertTrue(all.matches("(?s).*kirogate_db_connections_max \\d+\n.*"), all);
        assertTrue(all.matches("(?s).*kirogate_build_info\\{version=\"[^\"]+\",commit=\"\\w+\",java=\"[^\"]+\"\\} 1\n.*"), all);
        assertTrue(all.matches("(?s).*jvm_memory_used_bytes\\{area=\"heap\"\\} [1-9]\\d*\n.*"), all);
        assertTrue(all.matches("(?s).*process_cpu_seconds_total \\d.*"), all);
    }

    private static void ask(String path, String secret, boolean stream) {
        gateway.http().chat(path, secret, Http.ask("[[say:hello]]", stream));
    }

    private static HttpResponse<String> metrics() {
        return gateway.http().send("GET", "/metrics", "");
    }

    private static long count(String route, String dialect, String outcome) {
        return PrometheusText.read(metrics().body()).get("kirogate_requests_total").samples().stream()
                .filter(sample -> sample.labels().equals(
                        Map.of("route", route, "dialect", dialect, "outcome", outcome)))
                .mapToLong(sample -> (long) sample.value()).sum();
    }
}
