package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.dialect.AnthropicGrammar;
import org.kirogate.dialect.OpenAiGrammar;

/** HTTP as the oldest and the boldest clients speak it, byte by byte on a connection. */
class ConnectionsIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static final int CLIENTS = 12;
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = gateway.superKey(owner, "connections").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.quiet();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void anHttp10ClientGetsAWholeAnswerWithItsLength(String path) throws IOException {
        String answer = http10(path, false);
        int head = answer.indexOf("\r\n\r\n");
        RawAnswer parsed = RawAnswer.of(answer.substring(0, head + 2));
        assertEquals(200, parsed.status());
        String body = answer.substring(head + 4);
        assertEquals(body.getBytes(StandardCharsets.UTF_8).length, Integer.parseInt(parsed.header("content-length")));
        assertTrue(body.contains("你好"));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void anHttp10ClientGetsAStreamThatEndsWithTheConnection(String path) throws IOException {
        String answer = http10(path, true);
        int head = answer.indexOf("\r\n\r\n");
        assertEquals("", RawAnswer.of(answer.substring(0, head + 2)).header("transfer-encoding"));
        String stream = answer.substring(head + 4);
        List<String> blocks = path.equals(OPENAI)
                ? OpenAiGrammar.fold(stream, false).blocks() : AnthropicGrammar.fold(stream).blocks();
        assertEquals(List.of("text:你好"), blocks);
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        String whole = Http.ask("[[say:the first]]", false).toString();
        String streamed = Http.ask("[[say:the third]]", true).toString();
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(request(OPENAI, whole) + "GET /v1/models HTTP/1.1\r\nhost: localhost\r\nx-api-key: " + key
                    + "\r\n\r\n" + request(ANTHROPIC, streamed) + request("/v1/nothing", "{}")
                    + request(ANTHROPIC, whole));
            assertTrue(client.answer(true).body().contains("the first"));
            assertTrue(client.answer(true).json().has("data"));
            assertEquals(List.of("text:the third"), AnthropicGrammar.fold(client.answer(true).body()).blocks());
            assertEquals(404, client.answer(true).status());
            assertTrue(client.answer(true).body().contains("the first"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void aBodyInSmallChunksWithoutALengthIsServed(String path) throws IOException {
        StringBuilder request = new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: localhost\r\nx-api-key: " + key
                + "\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n");
        for (char next : Http.ask("[[say:here]]", false).toString().toCharArray()) {
            request.append("1;note=x\r\n").append(next).append("\r\n");
        }
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(request.append("0\r\nx-checksum: none\r\n\r\n").toString());
            assertTrue(client.answer(true).body().contains("here"));
            client.post(path, key, Http.ask("[[say:again]]", false).toString());
            assertTrue(client.answer(true).body().contains("again"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Operations.class, names = "MODELS", mode = EnumSource.Mode.EXCLUDE)
    void aClientThatWaitsForLeaveToSendIsGivenIt(Operations operation) throws IOException {
        String body = operation.body();
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(RawClient.head(operation.path(), key, body.length(), "expect: 100-continue"));
            assertEquals(100, client.answer(false).status());
            client.send(body);
            assertEquals(200, client.answer(true).status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC, "/v1/messages/count_tokens"})
    void anOfferOfHttp2OnAPostIsHarmless(String path) throws IOException {
        String body = Http.ask("[[say:here]]", false).toString();
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            for (int i = 0; i < 2; i++) {
                client.post(path, key, body, "connection: Upgrade, HTTP2-Settings", "upgrade: h2c",
                        "http2-settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA");
                assertEquals(200, client.answer(true).status());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void headAndOptionsHaveNoBodyOnAnySpelling(Operations operation) throws IOException {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            for (String path : operation.spellings()) {
                int good = operation.method().equals("GET") ? 200 : 405;
                assertEquals(good, bare(client, "HEAD", path), path);
                RawAnswer options = send(client, "OPTIONS", path, "");
                assertEquals(204, options.status(), path);
                assertTrue(options.header("allow").contains(operation.method()), path);
            }
            assertEquals(404, bare(client, "HEAD", "/v1/nothing"));
            // Had one of them a body, this would not be understood.
            client.post(ANTHROPIC, key, Http.ask("[[say:still in step]]", false).toString());
            assertTrue(client.answer(true).body().contains("still in step"));
        }
    }

    @Test
    void parallelCallsOnKeptConnectionsDoNotMix() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<String>> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String path = i % 2 == 0 ? OPENAI : ANTHROPIC;
                String name = "client" + (char) ('A' + i);
                calls.add(clients.submit(() -> conversation(path, name)));
            }
            for (int i = 0; i < CLIENTS; i++) {
                String answers = calls.get(i).get();
                for (int other = 0; other < CLIENTS; other++) {
                    assertEquals(other == i, answers.contains("client" + (char) ('A' + other)), answers);
                }
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Five answers, whole and streamed, over one connection. */
    private static String conversation(String path, String name) throws IOException {
        StringBuilder answers = new StringBuilder();
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            for (int i = 0; i < 5; i++) {
                client.post(path, key, Http.ask("[[say:" + name + "]]", i % 2 == 1).toString());
                RawAnswer answer = client.answer(true);
                assertEquals(200, answer.status(), answer.body());
                assertFalse(answer.header("connection").equals("close"));
                assertTrue(answer.body().contains(name), answer.body());
                answers.append(answer.body());
            }
        }
        return answers.toString();
    }

    private static String http10(String path, boolean stream) throws IOException {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(request(path, Http.ask("[[say:你好]]", stream).toString()).replace("HTTP/1.1", "HTTP/1.0"));
            return client.readAll();
        }
    }

    private static int bare(RawClient client, String method, String path) throws IOException {
        return send(client, method, path, "x-api-key: " + key + "\r\n").status();
    }

    private static RawAnswer send(RawClient client, String method, String path, String headers) throws IOException {
        return client.send(method + " " + path + " HTTP/1.1\r\nhost: localhost\r\n" + headers + "\r\n").answer(false);
    }

    private static String request(String path, String body) {
        return RawClient.head(path, key, body.getBytes(StandardCharsets.UTF_8).length) + body;
    }
}
