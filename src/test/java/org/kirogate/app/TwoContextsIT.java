package org.kirogate.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same program under any context path: nothing it answers leads out of it. */
class TwoContextsIT {
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"", "/a/b"})
    void apiAndRedirectsStayInsideTheContext(String context) {
        try (RunningGateway gateway = RunningGateway.start(context, Map.of())) {
            Person owner = gateway.person("owner");
            owner.token("shared", true);
            String key = gateway.superKey(owner, "a key").get("key").getAsString();

            JsonObject openai = Http.ok(
                    gateway.http().chat("/v1/chat/completions", key, Http.ask("[[say:one]]", false)));
            assertEquals("one", openai.getAsJsonArray("choices").get(0).getAsJsonObject()
                    .getAsJsonObject("message").get("content").getAsString());
            JsonObject anthropic = Http.ok(gateway.http().chat("/v1/messages", key, Http.ask("[[say:two]]", false)));
            assertEquals("two", anthropic.getAsJsonArray("content").get(0).getAsJsonObject().get("text").getAsString());
            assertEquals(404, gateway.http().send("GET", "/v1/none", "").statusCode());
            assertEquals(200, gateway.http().send("GET", "/health", "").statusCode());

            assertStaysInside(context, gateway.http().send("GET", "/", ""));
            assertTrue(location(gateway.http().send("GET", "/admin", "")).startsWith(context + "/admin/login"));
            assertTrue(location(gateway.http().send("GET", "/admin/users", "")).startsWith(context + "/admin/login"));
        }
    }

    /** Every address on the first page that begins at the root of the host begins with the context. */
    private static void assertStaysInside(String context, HttpResponse<String> page) {
        assertEquals(200, page.statusCode());
        List<String> addresses = ADDRESS.matcher(page.body()).results().map(found -> found.group(1)).toList();
        assertTrue(addresses.size() > 10, addresses.toString());
        addresses.forEach(address -> assertTrue(address.startsWith(context + "/"), address));
    }

    /** The path an answer leads to; Tomcat writes it with or without the host. */
    private static String location(HttpResponse<String> answer) {
        assertEquals(302, answer.statusCode());
        return Http.header(answer, "location").replaceFirst("^http://[^/]+", "");
    }
}
