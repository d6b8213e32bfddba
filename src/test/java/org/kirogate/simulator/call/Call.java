package org.kirogate.simulator.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.kirogate.simulator.http.WireRequest;

import static java.util.Objects.requireNonNull;

/**
 * One call on the service, read but not yet judged.
 *
 * @param index      how many calls of this operation came before it since the start or the last reset
 * @param body       the JSON document, or the form's fields, or an empty object when the body is neither
 * @param bodyIsJson whether the body was one JSON object
 * @param credential the account's name; empty when bearer or refresh token belong to nobody
 */
public record Call(Operation operation, Dialect dialect, int index, WireRequest request, JsonObject body,
                   boolean bodyIsJson, String credential) {

    public Call {
        requireNonNull(operation, "operation");
        requireNonNull(dialect, "dialect");
        requireNonNull(request, "request");
        requireNonNull(body, "body");
        requireNonNull(credential, "credential");
    }

    /** The token behind {@code Authorization: Bearer}, empty without one. */
    public String bearer() {
        String header = request.header("authorization");
        return header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : "";
    }

    /** The conversation state, empty when there is none. */
    public JsonObject conversation() {
        return SimJson.member(body, "conversationState");
    }

    /** The entries before the current message. */
    public JsonArray history() {
        return SimJson.array(conversation(), "history");
    }

    /** The current user message, empty when there is none. */
    public JsonObject userInput() {
        return SimJson.member(SimJson.member(conversation(), "currentMessage"), "userInputMessage");
    }

    /** The context of the current user message: tools and tool results. */
    public JsonObject context() {
        return SimJson.member(userInput(), "userInputMessageContext");
    }

    /** The model asked for, empty when none was named. */
    public String modelId() {
        return SimJson.string(userInput(), "modelId");
    }

    /** The mode from the body or, on REST dialects, the header; empty when not given. */
    public String agentMode() {
        String inBody = SimJson.string(body, "agentMode");
        return inBody.isEmpty() ? request.header("x-amzn-kiro-agent-mode") : inBody;
    }

    /** The profile ARN from the body, the header or the query; empty when not given. */
    public String profileArn() {
        String inBody = SimJson.string(body, "profileArn");
        if (!inBody.isEmpty()) {
            return inBody;
        }
        String inHeader = request.header("x-amzn-kiro-profile-arn");
        return inHeader.isEmpty() ? request.query().getOrDefault("profileArn", "") : inHeader;
    }

    /** Names the call for a person: operation, dialect, index and sender. */
    public String describe() {
        String sender = credential.isEmpty() ? "an unknown credential" : "credential " + credential;
        return operation.wireName() + " #" + index + " (" + dialect.wireName() + ", " + request.method() + " "
                + request.path() + ", " + sender + ")";
    }
}
