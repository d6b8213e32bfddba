package org.kirogate.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A browser without script that keeps cookies and follows nothing by itself. One thread. */
final class Browser {
    private final Function<String, URI> address;
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    Browser(Function<String, URI> address) {
        this.address = address;
        headers.put("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    /** The same with a header on every request from now on. */
    Browser with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(address.apply(path)).GET());
    }

    Answer send(String method, String path) {
        return send(HttpRequest.newBuilder(address.apply(path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends a form: names and values in turn. */
    Answer post(String path, String... form) {
        // A name may come several times, as ticked boxes do.
        String body = IntStream.range(0, form.length / 2)
                .mapToObj(i -> form[2 * i] + "=" + URLEncoder.encode(form[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address.apply(path))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    private Answer send(HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader("cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        try {
            Answer answer = new Answer(client.send(request.build(), BodyHandlers.ofString()));
            answer.cookies().forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";")[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
