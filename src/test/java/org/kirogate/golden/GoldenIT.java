package org.kirogate.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.CapturedCall;
import org.kirogate.simulator.Simulator;
import org.kirogate.simulator.script.TurnJson;

/**
 * The whole program against its golden files. {@code -Dgolden.write=true} writes what happens in place of what is expected:
 * read the difference before it is kept.
 */
class GoldenIT {
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final Map<String, String> PATHS = Map.of(
            "chat", "/v1/chat/completions", "messages", "/v1/messages", "responses", "/v1/responses");

    private static RunningGateway gateway;
    private static Person owner;
    private static String key;
    private static long token;
    private static int tokens;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "60"));
        owner = gateway.person("owner");
        key = owner.key("golden").get("key").getAsString();
        freshToken();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    static Stream<GoldenFile> files() {
        return PATHS.keySet().stream().sorted().flatMap(dialect -> GoldenFile.of(dialect).stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRequestIsServedAsItsFileSays(GoldenFile file) {
        Map<String, String> happened = new LinkedHashMap<>();
        happened.put("request", file.section("request"));
        Simulator simulator = gateway.simulator();
        for (boolean stream : new boolean[] {false, true}) {
            simulator.reset();
            TurnJson.read(JsonParser.parseString(GoldenFile.upstream(file.name())).getAsJsonObject())
                    .forEach(simulator::play);
            String answer = Exchange.answer(path(file), ask(file, stream));
            List<CapturedCall> calls = simulator.calls().stream()
                    .filter(call -> call.operation().equals("GenerateAssistantResponse")
                            || call.operation().equals("InvokeMCP"))
                    .toList();
            assertEquals(List.of(), simulator.unmatched());
            assertEquals(List.of(), simulator.turnsLeft());
            String sent = Exchange.calls(calls);
            assertEquals(happened.getOrDefault("upstream", sent), sent, "a stream asks the upstream for something else");
            happened.put("upstream", sent);
            happened.put(stream ? "stream" : "whole", answer);
            if (file.name().startsWith("error")) {
                freshToken();
            }
        }
        if (WRITE) {
            file.write(happened);
            return;
        }
        happened.forEach((section, text) -> assertEquals(file.section(section), text, section));
        assertEquals(file.sections().keySet(), happened.keySet());
    }

    private static WireAnswer ask(GoldenFile file, boolean stream) {
        try {
            return WireAnswer.post(
                    gateway.port(), path(file), key, Exchange.request(file.section("request"), stream).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(GoldenFile file) {
        return PATHS.get(file.path().getParent().getFileName().toString());
    }

    /** What a failure leaves behind in a token must not be seen by the next file. */
    private static void freshToken() {
        if (token != 0) {
            owner.does("DELETE", "/user/api/tokens/" + token, new JsonObject());
        }
        token = owner.token("golden-" + ++tokens, false);
    }
}
