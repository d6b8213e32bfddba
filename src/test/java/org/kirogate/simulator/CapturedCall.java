package org.kirogate.simulator;

import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;

import static java.util.Objects.requireNonNull;

/**
 * A call as it came, for tests to look at.
 *
 * @param index      of the call among those of its operation
 * @param operation  wire name, such as {@code GenerateAssistantResponse}
 * @param dialect    {@code runtime}, {@code runtime-cw} or {@code q-legacy}
 * @param headers    names in lower case; the bearer is redacted
 * @param query      decoded parameters
 * @param body       empty when it was not JSON; a form's fields for a form
 * @param credential the account's name, empty when unknown
 * @param outcome    {@code scripted: NAME}, {@code steered}, {@code account}, {@code refused: CHECK detail} or
 *                   {@code unmatched}
 */
public record CapturedCall(int index, String operation, String dialect, String method, String path,
                           Map<String, String> headers, Map<String, String> query, JsonObject body, String credential,
                           String outcome) {

    private static final String REDACTED = "[redacted]";

    public CapturedCall {
        requireNonNull(operation, "operation");
        requireNonNull(body, "body");
        requireNonNull(outcome, "outcome");
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    static CapturedCall of(Call call, String outcome) {
        Map<String, String> headers = new TreeMap<>(call.request().headers());
        headers.computeIfPresent("authorization", (name, value) -> REDACTED);
        return new CapturedCall(call.index(), call.operation().wireName(), call.dialect().wireName(),
                call.request().method(), call.request().path(), headers, call.request().query(), call.body(),
                call.credential(), outcome);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("index", index);
        json.addProperty("operation", operation);
        json.addProperty("dialect", dialect);
        json.addProperty("method", method);
        json.addProperty("path", path);
        JsonObject headerJson = new JsonObject();
        new TreeMap<>(headers).forEach(headerJson::addProperty);
        json.add("headers", headerJson);
        json.add("body", body);
        json.addProperty("credential", credential);
        json.addProperty("outcome", outcome);
        return json;
    }
}
