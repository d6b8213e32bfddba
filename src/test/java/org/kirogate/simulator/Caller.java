package org.kirogate.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.google.gson.JsonObject;

import org.kirogate.simulator.call.SimJson;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A client of the simulator for its own tests. */
final class Caller {

    static final Map<String, String> RUNTIME = Map.of("content-type", "application/x-amz-json-1.0",
            "x-amz-target", "KiroRuntimeService.GenerateAssistantResponse");

    private final Simulator kiro;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Caller(Simulator kiro) {
        this.kiro = kiro;
    }

    HttpResponse<byte[]> generate(String bearer, Conversation conversation) {
        return post("/", bearer, RUNTIME, conversation.json().toString());
    }

    DecodedStream stream(String bearer, Conversation conversation) {
        HttpResponse<byte[]> response = generate(bearer, conversation);
        assertEquals(200, response.statusCode(), () -> new String(response.body(), StandardCharsets.UTF_8));
        return DecodedStream.of(response.body());
    }

    /** A control plane call by target. */
    HttpResponse<byte[]> target(String operation, String bearer, String body) {
        return post("/", bearer, Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target",
                "KiroControlPlaneBearerService." + operation), body);
    }

    HttpResponse<byte[]> json(String path, String body) {
        return post(path, "", Map.of("content-type", "application/json"), body);
    }

    HttpResponse<byte[]> post(String path, String bearer, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(kiro.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, bearer, headers);
    }

    HttpResponse<byte[]> get(String path, String bearer) {
        return send(HttpRequest.newBuilder(URI.create(kiro.baseUrl() + path)).GET(), bearer, Map.of());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, String bearer, Map<String, String> headers) {
        headers.forEach(request::header);
        if (!bearer.isEmpty()) {
            request.header("authorization", "Bearer " + bearer);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static JsonObject body(HttpResponse<byte[]> response) {
        return SimJson.object(new String(response.body(), StandardCharsets.UTF_8)).orElseThrow();
    }

    static String reason(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + SimJson.string(body(response), "reason");
    }

    static String message(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + SimJson.string(body(response), "message");
    }
}
