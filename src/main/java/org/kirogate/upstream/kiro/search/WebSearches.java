package org.kirogate.upstream.kiro.search;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.kirogate.chat.SearchHit;
import org.kirogate.json.Json;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.kiro.service.ServiceHeaders;
import org.kirogate.upstream.kiro.service.ServiceLine;
import org.kirogate.upstream.kiro.service.ServiceUrls;
import org.kirogate.upstream.kiro.service.WireDialect;

/**
 * The service's web search, a tool call in JSON-RPC (Kiro protocol, section 6.5). Thread-safe when the generator is.
 */
public final class WebSearches {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final ServiceLine line;
    private final ServiceUrls urls;
    private final ServiceHeaders headers;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Calls go through the line, to these hosts, with these headers; chance makes their ids. */
    public WebSearches(
            ServiceLine line, ServiceUrls urls, ServiceHeaders headers, InstantSource clock, RandomGenerator random) {
        this.line = Objects.requireNonNull(line, "line");
        this.urls = Objects.requireNonNull(urls, "urls");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Searches once.
     *
     * @param profileArn the profile to name, or empty
     * @param region     of the service's data
     * @param patience   for the whole call
     * @throws UpstreamException when the service refuses, fails or says what is not understood
     */
    public List<SearchHit> search(Credential credential, WireDialect dialect, String profileArn, String region,
            String query, Patience patience) {
        Instant end = clock.instant().plus(patience.limit());
        byte[] body = body(dialect, profileArn, query);
        Map<String, String> head = headers(credential, dialect, profileArn);
        try (HttpAnswer answer = line.open(urls.tools(dialect, region), head, body, patience)) {
            Duration left = Duration.between(clock.instant(), end);
            return SearchAnswer.read(line.rest(answer, left.compareTo(SHORTEST) < 0 ? SHORTEST : left));
        }
    }

    /** Where the members of AWS-JSON stand in the body, REST has a header. */
    private Map<String, String> headers(Credential credential, WireDialect dialect, String profileArn) {
        return switch (dialect) {
            case RUNTIME -> headers.awsJson(credential, "KiroRuntimeService.InvokeMCP");
            case RUNTIME_CW -> headers.awsJson(credential, "AmazonCodeWhispererStreamingService.InvokeMCP");
            case Q_LEGACY -> {
                Map<String, String> rest = headers.rest(credential);
                if (!profileArn.isEmpty()) {
                    rest.put("x-amzn-kiro-profile-arn", profileArn);
                }
                yield rest;
            }
        };
    }

    private byte[] body(WireDialect dialect, String profileArn, String query) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("query", query);
        JsonObject params = new JsonObject();
        params.addProperty("name", "web_search");
        params.add("arguments", arguments);
        JsonObject body = new JsonObject();
        body.addProperty("id", "web_search_tooluse_" + letters(22) + "_" + clock.millis() + "_" + letters(8));
        body.addProperty("jsonrpc", "2.0");
        body.addProperty("method", "tools/call");
        body.add("params", params);
        if (dialect.isAwsJson() && !profileArn.isEmpty()) {
            body.addProperty("profileArn", profileArn);
        }
        return Json.GSON.toJson(body).getBytes(StandardCharsets.UTF_8);
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}
