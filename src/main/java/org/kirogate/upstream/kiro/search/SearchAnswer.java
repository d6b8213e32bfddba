package org.kirogate.upstream.kiro.search;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.SearchHit;
import org.kirogate.json.Json;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.service.Loose;
import org.kirogate.upstream.kiro.service.WholeAnswer;

/**
 * What the service's search tool says (Kiro protocol, section 6.5): JSON-RPC whose result holds, as text, another JSON
 * document. An empty list of results is an answer; what is not understood is a failure. Pure functions.
 */
final class SearchAnswer {
    /** JSON-RPC's code for arguments that the tool does not take. */
    private static final double INVALID_PARAMS = -32602;
    /** Far more than the service sends; the conversation has to hold them all. */
    private static final int MOST_HITS = 25;

    private SearchAnswer() {}

    /** The hits in the service's order. */
    static List<SearchHit> read(WholeAnswer answer) {
        JsonObject body = answer.json().orElseThrow(() -> failure(Kind.BROKEN, "not_json", answer));
        if (has(body, "error")) {
            boolean ours = Loose.number(Loose.object(body, "error"), "code", 0) == INVALID_PARAMS;
            throw failure(ours ? Kind.BAD_REQUEST : Kind.TRANSIENT, "search_error", answer);
        }
        JsonObject result = Loose.object(body, "result");
        if (Loose.text(result, "isError").equals("true")) {
            throw failure(Kind.TRANSIENT, "search_error", answer);
        }
        JsonObject found = found(result, answer);
        if (has(found, "error")) {
            throw failure(Kind.TRANSIENT, "search_error", answer);
        }
        if (!has(found, "results") || !found.get("results").isJsonArray()) {
            throw failure(Kind.BROKEN, "no_results", answer);
        }
        return hits(Loose.objects(found, "results"));
    }

    private static JsonObject found(JsonObject result, WholeAnswer answer) {
        for (JsonObject item : Loose.objects(result, "content")) {
            if (Loose.text(item, "type").equals("text")) {
                return object(Loose.text(item, "text"), answer);
            }
        }
        throw failure(Kind.BROKEN, "no_text", answer);
    }

    private static JsonObject object(String text, WholeAnswer answer) {
        try {
            JsonElement element = Json.parse(text);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new UpstreamException(failed(Kind.BROKEN, "not_json", answer), e);
        }
        throw failure(Kind.BROKEN, "not_an_object", answer);
    }

    private static List<SearchHit> hits(List<JsonObject> results) {
        List<SearchHit> hits = new ArrayList<>();
        for (JsonObject result : results) {
            String url = Loose.text(result, "url");
            if (!url.isEmpty() && hits.size() < MOST_HITS) {
                hits.add(new SearchHit(Loose.text(result, "title"), url, Loose.text(result, "snippet"),
                        Math.max(0, (long) Loose.number(result, "publishedDate", 0))));
            }
        }
        return hits;
    }

    private static boolean has(JsonObject object, String member) {
        return object.has(member) && !object.get(member).isJsonNull();
    }

    private static UpstreamException failure(Kind kind, String reason, WholeAnswer answer) {
        return new UpstreamException(failed(kind, reason, answer));
    }

    private static UpstreamFailure failed(Kind kind, String reason, WholeAnswer answer) {
        return new UpstreamFailure(kind, answer.status(), reason, Duration.ZERO,
                answer.headers().apply("x-amzn-requestid").orElse(""));
    }
}
