package org.kirogate.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.kirogate.dialect.StreamGrammars;

/** One client of the gateway, with the cookies it was given. Its POSTs offer {@code h2c}, as every JDK client's do. */
public final class Http {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String baseUrl;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** A client of what serves there. */
    public Http(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Sends a request; a body that is not empty is JSON unless the headers say otherwise. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return exchange(request(method, path, body.getBytes(StandardCharsets.UTF_8), headers),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The same with any bytes. */
    public HttpResponse<String> sendBytes(String method, String path, byte[] body, String... headers) {
        return exchange(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request and hands the answer over as it comes. */
    public HttpResponse<InputStream> open(String path, String body, String... headers) {
        return exchange(request("POST", path, body.getBytes(StandardCharsets.UTF_8), headers),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Sends a JSON body from a source, in chunks when its length is not known. */
    public HttpResponse<String> upload(String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(LONGEST).POST(body)
                .header("content-type", "application/json").headers(headers).build();
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A chat request with a key. */
    public HttpResponse<String> chat(String path, String key, JsonObject body) {
        return send("POST", path, body.toString(), "authorization", "Bearer " + key);
    }

    /** A chat request in the smallest form that both dialects take. */
    public static JsonObject ask(String text, boolean stream) {
        JsonArray messages = new JsonArray();
        messages.add(object("role", "user", "content", text));
        JsonObject body = object("model", "claude-sonnet-4-5");
        body.addProperty("max_tokens", 1024);
        body.addProperty("stream", stream);
        body.add("messages", messages);
        return body;
    }

    /** An object of texts: name, value, name, value … */
    public static JsonObject object(String... members) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < members.length; i += 2) {
            object.addProperty(members[i], members[i + 1]);
        }
        return object;
    }

    /** The JSON object of an answer, whatever its status. */
    public static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    /** The JSON object of an answer that must be 200. */
    public static JsonObject ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    /** A header of an answer, empty when it is not there. */
    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpRequest request(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(LONGEST)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            typed |= headers[i].equalsIgnoreCase("content-type");
        }
        if (body.length > 0 && !typed) {
            request.header("content-type", "application/json");
        }
        return request.build();
    }

    /** Every whole stream that a test reads has to keep its grammar. */
    private static void checkGrammar(HttpResponse<?> answer) {
        if (answer.body() instanceof String stream && header(answer, "content-type").startsWith("text/event-stream")) {
            StreamGrammars.check(answer.request().uri().getPath(), stream);
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            HttpResponse<T> answer = client.send(request, handler);
            checkGrammar(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
