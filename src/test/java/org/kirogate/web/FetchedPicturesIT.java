package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.CapturedCall;
import org.kirogate.simulator.call.Operation;
import org.kirogate.upstream.http.Peer;
import org.kirogate.upstream.http.RawServer;

/** What a request names by address is brought by the running program and reaches the upstream, or is told clearly. */
@Timeout(120)
class FetchedPicturesIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static final String OPENAI_FIELD = "messages[0].content[0].image_url.url";
    private static final String ANTHROPIC_FIELD = "messages[0].content[0].source.url";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final int MAX_BYTES = 2048;
    private static RunningGateway gateway;
    private static String key;
    private static RawServer server;

    @BeforeAll
    static void open() throws Exception {
        server = new RawServer(FetchedPicturesIT::serve);
        gateway = RunningGateway.start("", Map.of(
                "URL_FETCH_NETWORKS", "127.0.0.1", "URL_FETCH_MAX_BYTES", "" + MAX_BYTES, "URL_FETCH_TIMEOUT", "1"));
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = Leftovers.narrowKey(gateway, owner);
    }

    @AfterAll
    static void close() {
        Leftovers.none(gateway, key);
        gateway.close();
        server.close();
    }

    private static void serve(Peer peer) throws Exception {
        String path = peer.request().split(" ")[1];
        switch (path) {
            case "/pixel" -> send(peer, 200, "image/png", Base64.getDecoder().decode(PIXEL));
            case "/mislabelled" -> send(peer, 200, "text/plain", Base64.getDecoder().decode(PIXEL));
            case "/page" -> send(peer, 200, "image/png", "<html>secret</html>".getBytes(StandardCharsets.UTF_8));
            case "/large" -> send(peer, 200, "image/png", new byte[MAX_BYTES + 1]);
            case "/chapter" -> send(peer, 200, "text/markdown; charset=utf-8",
                    "# 第一章".getBytes(StandardCharsets.UTF_8));
            case "/inside" -> peer.send("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:"
                    + peer.socket().getLocalPort() + "/pixel\r\n\r\n");
            case "/slow" -> peer.awaitEnd();
            default -> send(peer, 404, "text/plain", "secret".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(Peer peer, int status, String type, byte[] body) throws Exception {
        peer.send("HTTP/1.1 " + status + " Any\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\n\r\n");
        peer.send(body);
    }

    private static String url(String host, String path) {
        return "http://" + host + ":" + server.port() + path;
    }

    private static HttpResponse<String> send(RunningGateway to, String withKey, String path, String part) {
        JsonObject body = Http.ask("", false);
        JsonArray content = JsonParser.parseString(
                "[" + part + ",{\"type\":\"text\",\"text\":\"[[say:seen]]\"}]").getAsJsonArray();
        body.getAsJsonArray("messages").get(0).getAsJsonObject().add("content", content);
        return to.http().chat(path, withKey, body);
    }

    private static String anthropic(String type, String url) {
        return "{\"type\":\"" + type + "\",\"source\":{\"type\":\"url\",\"url\":\"" + url + "\"}}";
    }

    private static String openai(String url) {
        return "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}";
    }

    private static String upstreamBody() {
        List<CapturedCall> calls = gateway.simulator().calls(Operation.GENERATE);
        return calls.get(calls.size() - 1).body().toString();
    }

    @Test
    void pictureReachesTheUpstreamInBothDialects() {
        for (String path : List.of("/pixel", "/mislabelled")) {
            Http.ok(send(gateway, key, ANTHROPIC, anthropic("image", url("127.0.0.1", path))));
            assertTrue(upstreamBody().contains(PIXEL), upstreamBody());
            assertTrue(upstreamBody().contains("\"format\":\"png\""), upstreamBody());
            Http.ok(send(gateway, key, OPENAI, openai(url("127.0.0.1", path) + "#top")));
            assertTrue(upstreamBody().contains(PIXEL), upstreamBody());
        }
    }

    @Test
    void textDocumentReachesTheUpstream() {
        Http.ok(send(gateway, key, ANTHROPIC, anthropic("document", url("127.0.0.1", "/chapter"))));
        assertTrue(upstreamBody().contains("# 第一章"), upstreamBody());
    }

    @Test
    void whatIsFetchedIsCountedToo() {
        JsonObject counted = Http.ok(send(
                gateway, key, ANTHROPIC + "/count_tokens", anthropic("document", url("127.0.0.1", "/chapter"))));
        assertTrue(counted.get("input_tokens").getAsInt() > 0, counted.toString());
    }

    @Test
    void whatCannotBeHadIsToldWithItsFieldAndWithoutWhatTheServerSaid() {
        refused(url("127.0.0.1", "/none"), "status 404");
        refused(url("127.0.0.1", "/page"), "picture");
        refused(url("127.0.0.1", "/large"), MAX_BYTES + " bytes");
        refused(url("127.0.0.1", "/slow"), "longer than the 1 seconds");
    }

    @Test
    void otherHostsOfThisMachineAreRefusedAndNeverAsked() {
        int before = server.accepted();
        refused(url("127.0.0.2", "/pixel"), "public Internet");
        refused(url("2130706434", "/pixel"), "public Internet");
        assertEquals(before, server.accepted());
        refused(url("127.0.0.1", "/inside"), "public Internet");
    }

    private static void refused(String url, String word) {
        refused(send(gateway, key, ANTHROPIC, anthropic("image", url)), ANTHROPIC_FIELD, word);
        refused(send(gateway, key, OPENAI, openai(url)), OPENAI_FIELD, word);
    }

    private static void refused(HttpResponse<String> answer, String path, String word) {
        assertEquals(400, answer.statusCode(), answer.body());
        String message = Http.json(answer).getAsJsonObject("error").get("message").getAsString();
        assertTrue(message.startsWith(path + ": ") && message.contains(word), message);
        assertFalse(answer.body().contains("secret"), answer.body());
    }

    @Test
    void nothingIsFetchedWhenItIsSwitchedOff() {
        try (RunningGateway off = RunningGateway.start("", Map.of(
                "URL_FETCH", "false", "URL_FETCH_NETWORKS", "127.0.0.1"))) {
            Person owner = off.person("owner");
            owner.token("shared", true);
            String offKey = off.superKey(owner, "off").get("key").getAsString();
            int before = server.accepted();
            String url = url("127.0.0.1", "/pixel");
            refused(send(off, offKey, ANTHROPIC, anthropic("image", url)), ANTHROPIC_FIELD, "base64");
            refused(send(off, offKey, OPENAI, openai(url)), OPENAI_FIELD, "base64");
            assertEquals(before, server.accepted());
        }
    }
}
