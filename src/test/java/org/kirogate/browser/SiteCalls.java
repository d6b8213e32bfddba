package org.kirogate.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;

/** The program's interfaces, called beside the browser. One thread. */
final class SiteCalls {
    private static final long POLL_NANOS = 50_000_000;
    private static final int POLLS = 400;

    private final String address;
    private final String adminToken;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String csrf = "";

    SiteCalls(String address, String adminToken) {
        this.address = address;
        this.adminToken = adminToken;
    }

    /** From now on {@link #asUser} calls are this user's. */
    void signIn(String name, String password) {
        JsonObject ask = new JsonObject();
        ask.addProperty("name", name);
        ask.addProperty("password", password);
        csrf = asUser("POST", "/user/api/login", ask).get("csrf_token").getAsString();
    }

    JsonObject asUser(String method, String path, JsonObject body) {
        return json(send(request(path).header("X-CSRF-Token", csrf).method(method, BodyPublishers.ofString(body.toString()))));
    }

    JsonObject asAdministrator(String method, String path, JsonObject body) {
        return json(send(request(path).header("Authorization", "Bearer " + adminToken)
                .method(method, BodyPublishers.ofString(body.toString()))));
    }

    /** A chat request with a key; answers its request id once the answer has come whole. */
    String ask(String key, String words) {
        return askFrom("127.0.0.1", key, words);
    }

    /** The same from an address, as a proxy tells it. */
    String askFrom(String address, String key, String words) {
        HttpResponse<String> answer = send(chat(key, words, false).header("X-Forwarded-For", address));
        json(answer);
        return answer.headers().firstValue("x-request-id").orElseThrow();
    }

    /** A chat request whose client leaves once the answer has begun; answers its request id. */
    String leave(String key, String words) {
        try {
            HttpResponse<InputStream> answer = client.send(chat(key, words, true).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                body.read();
            }
            return answer.headers().firstValue("x-request-id").orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder chat(String key, String words, boolean stream) {
        String body = "{\"model\":\"claude-sonnet-4-5\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + words + "\"}]}";
        return request("/v1/chat/completions").header("Authorization", "Bearer " + key).POST(BodyPublishers.ofString(body));
    }

    /** Waits until the administrator's interface knows that path: requests are written after their answers. */
    void await(String path) {
        for (int i = 0; i < POLLS; i++) {
            if (send(request(path).header("Authorization", "Bearer " + adminToken).GET()).statusCode() == 200) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new AssertionError(path + " never answered 200");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonObject json(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
