package org.kirogate.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The HTTP client that all programs share. Thread-safe. */
final class Caller {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Caller(String base) {
        this.base = base;
    }

    /**
     * Asks.
     *
     * @param leaves whether to hang up inside a good answer
     */
    HttpResponse<String> post(String path, String key, String body, boolean leaves)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGEST)
                .header("content-type", "application/json").header("authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return client.send(request, head -> new Received(leaves && head.statusCode() == 200));
    }
}
