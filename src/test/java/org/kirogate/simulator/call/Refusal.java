package org.kirogate.simulator.call;

import java.util.Map;

import com.google.gson.JsonObject;

import static java.util.Objects.requireNonNull;

/**
 * How the service says no (Kiro protocol, sections 5.1 and 5.2; status and texts as the error fixtures show).
 *
 * @param type          exception name without its name space; empty: the body has no {@code __type}
 * @param reason        empty: the body has no {@code reason}
 * @param retryAfterMs  0: not said
 * @param detail        for the person who debugs, never sent as part of the body
 */
public record Refusal(int status, String type, String message, String reason, long retryAfterMs, String detail) {

    public Refusal {
        requireNonNull(type, "type");
        requireNonNull(message, "message");
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
    }

    private static Refusal validation(String message, String reason, String detail) {
        return new Refusal(400, "ValidationException", message, reason, 0, detail);
    }

    /** Fixture 41. */
    public static Refusal improperlyFormed(String detail) {
        return validation("Improperly formed request.", "REQUEST_BODY_INVALID", detail);
    }

    /** Fixture 44. */
    public static Refusal toolMismatch(String detail) {
        return validation("tool use and tool result blocks do not match", "TOOL_USE_RESULT_MISMATCH", detail);
    }

    /** A schema or a description the service cannot take (section 3.6). */
    public static Refusal toolSchema(String detail) {
        return validation("Invalid tool schema.", "TOOL_SCHEMA_INVALID", detail);
    }

    /** A name or an id outside the allowed letters (section 3.6). */
    public static Refusal toolFormat(String detail) {
        return validation("Invalid tool use format.", "REQUEST_BODY_INVALID", detail);
    }

    /** Fixture 40. */
    public static Refusal tooLong(String detail) {
        return validation("Input is too long.", "CONTENT_LENGTH_EXCEEDS_THRESHOLD", detail);
    }

    /** Fixture 43. */
    public static Refusal invalidModel(String detail) {
        return validation("Invalid model. Please select a different model to continue.", "INVALID_MODEL_ID", detail);
    }

    /** Fixture 45. */
    public static Refusal invalidSignature(String detail) {
        return validation("Invalid signature in thinking block", "THINKING_SIGNATURE_INVALID", detail);
    }

    /** Fixture 46. */
    public static Refusal profileRequired() {
        return validation("profileArn is required for this request.", "", "no profileArn");
    }

    private static Refusal denied(String message, String reason, String detail) {
        return new Refusal(403, "AccessDeniedException", message, reason, 0, detail);
    }

    /** No bearer at all. */
    public static Refusal bearerMissing() {
        return denied("The request has no bearer token.", "", "no Authorization: Bearer header");
    }

    /** Fixture 60. */
    public static Refusal bearerInvalid(String detail) {
        return denied("The bearer token included in the request is invalid.", "", detail);
    }

    /** What a placeholder ARN gets from the usage API though the token is fine (section 10.2, pitfall 19). */
    public static Refusal invalidToken(String detail) {
        return denied("Invalid token", "", detail);
    }

    /** Fixture 63. */
    public static Refusal notAuthorized(String detail) {
        return denied("User is not authorized to make this call.", "", detail);
    }

    /** Fixture 61. */
    public static Refusal suspended() {
        return denied("Your User ID is temporarily suspended. We detected unusual user activity and locked it as a "
                + "security precaution.", "TEMPORARILY_SUSPENDED", "account suspended");
    }

    /** Fixture 83. */
    public static Refusal noProfilesForBuilderId() {
        return denied("AWS Builder ID is not supported for this operation.", "", "Builder ID");
    }

    /**
     * Fixtures 54, 55 and 57: the same condition under three statuses.
     *
     * @param status 402, 400 or 429
     */
    public static Refusal quota(int status) {
        String type = status == 429 ? "ThrottlingException" : "ServiceQuotaExceededException";
        return new Refusal(status, type, "You have reached the limit.", "MONTHLY_REQUEST_COUNT", 0, "credits used up");
    }

    /** Fixture 52 with the wait in the body as in fixture 51. */
    public static Refusal throttled(long retryAfterMs) {
        return new Refusal(429, "ThrottlingException", "Too many requests, please wait before trying again.",
                "USER_REQUEST_RATE_EXCEEDED", retryAfterMs, "throttled");
    }

    /** Fixture 50. */
    public static Refusal modelCapacity() {
        return new Refusal(429, "ThrottlingException", "I am experiencing high traffic, please try again shortly.",
                "INSUFFICIENT_MODEL_CAPACITY", 0, "no capacity");
    }

    /** Fixture 70. */
    public static Refusal internal() {
        return new Refusal(500, "InternalServerException",
                "Encountered an unexpected error when processing the request, please try again.", "", 0, "internal");
    }

    /** The same refusal under another status, as the AWS-JSON control plane sends it (section 6.3). */
    public Refusal withStatus(int other) {
        return new Refusal(other, type, message, reason, retryAfterMs, detail);
    }

    /** The body in the name space of that dialect. */
    public JsonObject body(Dialect dialect) {
        JsonObject body = new JsonObject();
        if (!type.isEmpty()) {
            body.addProperty("__type", dialect.typePrefix() + type);
        }
        body.addProperty("message", message);
        if (!reason.isEmpty()) {
            body.addProperty("reason", reason);
        }
        if (retryAfterMs > 0) {
            body.addProperty("retryAfterMilliseconds", retryAfterMs);
        }
        return body;
    }

    /** Headers beside the content type. */
    public Map<String, String> headers() {
        return retryAfterMs > 0 ? Map.of("retry-after", Long.toString((retryAfterMs + 999) / 1000)) : Map.of();
    }
}
