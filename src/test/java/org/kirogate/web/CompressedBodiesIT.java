package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Request bodies with a {@code Content-Encoding}. */
class CompressedBodiesIT {
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = Leftovers.narrowKey(gateway, owner);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @AfterEach
    void nothingStaysBehind() {
        Leftovers.none(gateway, key);
    }

    @ParameterizedTest
    @EnumSource(value = Operations.class, names = "MODELS", mode = EnumSource.Mode.EXCLUDE)
    void everyCodingThatTheJdkKnowsIsRead(Operations operation) throws IOException {
        byte[] body = operation.body().getBytes(StandardCharsets.UTF_8);
        Http.ok(send(operation, Packing.gzip(body), "gzip"));
        Http.ok(send(operation, Packing.gzip(body), "x-gzip"));
        Http.ok(send(operation, Packing.deflate(body, false), "deflate"));
        Http.ok(send(operation, Packing.deflate(body, true), "Deflate"));
        Http.ok(send(operation, Packing.gzip(Packing.deflate(body, false)), "deflate, gzip"));
        Http.ok(send(operation, body, "identity"));
    }

    @ParameterizedTest
    @EnumSource(value = Operations.class, names = "MODELS", mode = EnumSource.Mode.EXCLUDE)
    void anotherCodingIsA415ThatSaysWhichAreRead(Operations operation) {
        for (String coding : new String[] {"zstd", "br", "gzip, zstd"}) {
            HttpResponse<String> answer = send(operation, new byte[100], coding);
            assertEquals(415, answer.statusCode());
            assertEquals("gzip, deflate", Http.header(answer, "accept-encoding"));
            JsonObject error = Http.json(answer).getAsJsonObject("error");
            assertTrue(error.get("message").getAsString().contains(coding.replace("gzip, ", "")), answer.body());
            assertEquals("invalid_request_error", error.get("type").getAsString());
            assertEquals(operation.anthropic(), Http.json(answer).has("request_id"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Operations.class, names = "MODELS", mode = EnumSource.Mode.EXCLUDE)
    void brokenDataIsA400ThatNamesTheCoding(Operations operation) {
        for (String coding : new String[] {"gzip", "deflate"}) {
            HttpResponse<String> answer =
                    send(operation, operation.body().getBytes(StandardCharsets.UTF_8), coding);
            assertEquals(400, answer.statusCode());
            assertTrue(Http.json(answer).get("detail").getAsString().contains(coding), answer.body());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Operations.class, names = "MODELS", mode = EnumSource.Mode.EXCLUDE)
    void whatSwellsBeyondTheBoundIsTooLarge(Operations operation) throws IOException {
        byte[] bomb = Packing.gzip(new byte[40 << 20]);
        assertTrue(bomb.length < 100_000);
        HttpResponse<String> answer = send(operation, bomb, "gzip");
        assertEquals(413, answer.statusCode(), answer.body());
        assertEquals(413, send(operation, Packing.gzip(bomb), "gzip, gzip").statusCode());
    }

    private static HttpResponse<String> send(Operations operation, byte[] body, String coding) {
        return gateway.http().sendBytes(
                operation.method(), operation.path(), body, "x-api-key", key, "content-encoding", coding);
    }
}
