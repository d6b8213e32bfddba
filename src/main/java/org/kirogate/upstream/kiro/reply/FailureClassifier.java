package org.kirogate.upstream.kiro.reply;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.http.HttpFailure;

/**
 * What a refusal of the Kiro service means: the table of Kiro protocol, section 5.3, rows 2 to 16, from top to bottom.
 * Codes (the exception's type, the reason) are looked at before phrases, the exception's type before the HTTP status:
 * the same quota comes as 402, 400 and 429, and a missing permission as 403 and 400. Pure functions.
 */
public final class FailureClassifier {
    /** No wait is longer than the longest quota period. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(31);
    private static final int ANSWERED = 200;

    /** Section 5.2: the status that belongs to an exception, whatever status it came with. */
    private static final Map<String, Integer> STATUS_OF_TYPE = Map.ofEntries(
            Map.entry("ValidationException", 400),
            Map.entry("ContentLengthExceededException", 400),
            Map.entry("UnauthorizedException", 401),
            Map.entry("ExpiredTokenException", 401),
            Map.entry("UnrecognizedClientException", 401),
            Map.entry("ServiceQuotaExceededException", 402),
            Map.entry("AccessDeniedException", 403),
            Map.entry("ThrottlingException", 429),
            Map.entry("InternalServerException", 500),
            Map.entry("ServiceUnavailableException", 503));

    /** Section 4.2: the members of the stream's exception union and the shapes that they stand for. */
    private static final Map<String, String> SHAPE_OF_MEMBER = Map.of(
            "error", "InternalServerException",
            "internalServerError", "InternalServerException",
            "throttlingError", "ThrottlingException",
            "validationError", "ValidationException",
            "serviceUnavailableError", "ServiceUnavailableException",
            "accessDeniedError", "AccessDeniedException",
            "serviceQuotaExceededError", "ServiceQuotaExceededException",
            "contentLengthExceededError", "ContentLengthExceededException");

    private static final Set<String> TOO_LARGE =
            Set.of("CONTENT_LENGTH_EXCEEDS_THRESHOLD", "CONVERSATION_LIMIT_EXCEEDED");
    private static final Set<String> QUOTA = Set.of("OVERAGE_REQUEST_LIMIT_EXCEEDED", "USAGE_LIMIT_REACHED");
    private static final Set<String> CAPACITY = Set.of("INSUFFICIENT_MODEL_CAPACITY", "MODEL_TEMPORARILY_UNAVAILABLE");

    private FailureClassifier() {}

    /**
     * Classifies an answer whose HTTP status is not 200.
     *
     * @param status  the HTTP status
     * @param headers looks up an answer header by its lower-case name
     * @param body    the body, or as much of it as was read; may be empty
     */
    public static UpstreamFailure classify(int status, Function<String, Optional<String>> headers, byte[] body) {
        ErrorBody error = ErrorBody.read(body).orType(headers.apply("x-amzn-errortype").orElse(""));
        String requestId = headers.apply("x-amzn-requestid").orElse("");
        return new UpstreamFailure(kind(status, error), status, shortCode(error), wait(error, headers), requestId);
    }

    /**
     * Classifies an exception frame inside an answer.
     *
     * @param exceptionType the frame's {@code :exception-type}, {@code :event-type} or {@code :error-code}, in either
     *                      spelling
     * @param message       the frame's {@code :error-message}, or empty
     * @param payload       the frame's payload, may be empty
     * @param requestId     the answer's id, or empty
     */
    public static UpstreamFailure classifyException(
            String exceptionType, String message, byte[] payload, String requestId) {
        String shape = SHAPE_OF_MEMBER.getOrDefault(exceptionType, exceptionType);
        ErrorBody error = ErrorBody.read(payload).orType(shape).orMessage(message);
        int status = STATUS_OF_TYPE.getOrDefault(error.type(), 500);
        Duration wait = bounded(Duration.ofMillis(error.retryMillis()));
        return new UpstreamFailure(kind(status, error), ANSWERED, shortCode(error), wait, requestId);
    }

    /** Classifies a connection that failed before or inside an answer. */
    public static UpstreamFailure classifyNetwork(HttpFailure failure) {
        Kind kind = switch (failure.kind()) {
            case CONNECT, TLS, RESET -> Kind.TRANSIENT;
            case TIMEOUT -> Kind.TIMEOUT;
            case PROTOCOL -> Kind.BROKEN;
        };
        return UpstreamFailure.of(kind, "http_" + failure.kind().name().toLowerCase(Locale.ROOT));
    }

    /** A failure that shows only in the body of a good answer. */
    static UpstreamFailure inAnswer(Kind kind, String reason, String requestId) {
        return new UpstreamFailure(kind, ANSWERED, reason, Duration.ZERO, requestId);
    }

    /** Whether a frame of that {@code :event-type} is an exception in disguise. */
    static boolean isException(String eventType) {
        return SHAPE_OF_MEMBER.containsKey(eventType) || STATUS_OF_TYPE.containsKey(eventType);
    }

    private static Kind kind(int httpStatus, ErrorBody error) {
        int status = STATUS_OF_TYPE.getOrDefault(error.type(), httpStatus);
        String reason = error.reason();
        if (tooLarge(status, error)) { // row 2
            return Kind.CONTEXT_TOO_LARGE;
        }
        if (quota(status, httpStatus, reason)) { // row 3
            return Kind.QUOTA;
        }
        if (suspended(status, error)) { // row 4
            return Kind.SUSPENDED;
        }
        // Row 5. "Due to suspicious activity, we are imposing temporary limits": fixture 53.
        if (status == 429 && error.message().contains("suspicious activity")) {
            return Kind.ACCOUNT_LIMITED;
        }
        if (capacity(status, error)) { // row 6
            return Kind.CAPACITY;
        }
        if (status == 429 || httpStatus == 429) { // row 7
            return Kind.RATE_LIMITED;
        }
        return requestOrAccount(status, httpStatus, error);
    }

    private static boolean tooLarge(int status, ErrorBody error) {
        // "Input is too long.": fixture 40. "prompt is too long": section 5.3, row 2, passed on from the model.
        boolean said = status == 400
                && (error.message().contains("input is too long") || error.message().contains("prompt is too long"));
        return said || TOO_LARGE.contains(error.reason()) || error.type().equals("ContentLengthExceededException");
    }

    private static boolean quota(int status, int httpStatus, String reason) {
        // MONTHLY_, DAILY_ (section 5.2), HOURLY_ and WEEKLY_ (the service's own client).
        return QUOTA.contains(reason) || reason.endsWith("_REQUEST_COUNT") || status == 402 || httpStatus == 402;
    }

    private static boolean suspended(int status, ErrorBody error) {
        String message = error.message();
        // "temporarily is suspended" without a reason: fixture 62. "banned", "account … disabled": section 5.3, row 4.
        int account = message.indexOf("account");
        boolean said = message.contains("suspend")
                || message.contains("banned")
                || account >= 0 && message.indexOf("disabled", account) > account;
        return error.reason().equals("TEMPORARILY_SUSPENDED") || status == 423 || status == 403 && said;
    }

    private static boolean capacity(int status, ErrorBody error) {
        // "I am experiencing high traffic": fixture 50. "high load": section 5.3, row 6.
        boolean said = error.message().contains("high traffic") || error.message().contains("high load");
        return CAPACITY.contains(error.reason()) || said && (status == 429 || status >= 500);
    }

    private static Kind requestOrAccount(int status, int httpStatus, ErrorBody error) {
        String message = error.message();
        // Row 8. "Invalid signature in thinking block": fixture 45, for bodies without a reason.
        if (error.reason().equals("THINKING_SIGNATURE_INVALID")
                || status == 400 && message.contains("invalid signature in thinking block")) {
            return Kind.THINKING_SIGNATURE;
        }
        // Row 9. "profileArn is required for this request.": fixture 46.
        if (status == 400 && message.contains("profilearn is required")) {
            return Kind.PROFILE;
        }
        // Row 10. "Invalid model. Please select a different model": fixture 43.
        if (error.reason().equals("INVALID_MODEL_ID") || status == 400 && message.contains("invalid model")) {
            return Kind.MODEL;
        }
        // Row 11. "Invalid tool use format": section 5.3.
        if (error.reason().equals("TOOL_SCHEMA_INVALID")
                || status == 400 && message.contains("invalid tool use format")) {
            return Kind.BAD_TOOLS;
        }
        // Row 13 before row 12: the control plane tells a bad bearer with 400 (section 14).
        if (badBearer(message)) {
            return Kind.TOKEN;
        }
        // Row 12. "Expected toolResult blocks", even with a 5xx: section 5.3.
        if (status == 400 || httpStatus == 413 || error.reason().equals("TOOL_USE_RESULT_MISMATCH")
                || message.contains("expected toolresult blocks")) {
            return Kind.BAD_REQUEST;
        }
        return account(status, httpStatus, error);
    }

    private static boolean badBearer(String message) {
        // "The bearer token included in the request is invalid.": fixture 60.
        return message.contains("bearer token") && message.contains("invalid");
    }

    private static Kind account(int status, int httpStatus, ErrorBody error) {
        if (status == 401 || httpStatus == 401) { // row 13
            return Kind.TOKEN;
        }
        if (status == 403) {
            return forbidden(error);
        }
        if (status == 524) { // row 16: the edge gave up on a service that may still be at work; not to be repeated
            return Kind.TIMEOUT;
        }
        if (status == 408 || status >= 500) { // row 16
            return Kind.TRANSIENT;
        }
        // The table names no other status. What is not JSON comes from an edge and says nothing about the request.
        if (status < 400) {
            return Kind.BROKEN;
        }
        return error.json() ? Kind.BAD_REQUEST : Kind.TRANSIENT;
    }

    private static Kind forbidden(ErrorBody error) {
        String message = error.message();
        // An edge's own page (section 2.6) must not count against the account; section 10.2, pitfall 16.
        if (!error.json() && error.type().isEmpty()) {
            return Kind.TRANSIENT;
        }
        // Row 13. "Invalid token", the answer to a key of another region: section 2.4. "expired": section 5.3.
        if (message.contains("invalid token") || message.contains("expired")) {
            return Kind.TOKEN;
        }
        // Row 14: section 5.3.
        if (message.contains("subscription does not support this application")) {
            return Kind.ENTITLEMENT;
        }
        // Row 15. "User is not authorized to make this call.": fixture 63; and any other lack of permission.
        return Kind.FORBIDDEN;
    }

    private static String shortCode(ErrorBody error) {
        return error.reason().isEmpty() ? error.type() : error.reason();
    }

    private static Duration wait(ErrorBody error, Function<String, Optional<String>> headers) {
        if (error.retryMillis() > 0) {
            return bounded(Duration.ofMillis(error.retryMillis()));
        }
        String header = headers.apply("retry-after").orElse("").strip();
        if (header.isEmpty()) {
            return Duration.ZERO;
        }
        if (header.length() <= 10 && header.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return bounded(Duration.ofSeconds(Long.parseLong(header)));
        }
        // A date is measured from the answer's own date, so that a clock that goes wrong here does no harm.
        return date(header)
                .flatMap(until -> headers.apply("date")
                        .flatMap(FailureClassifier::date)
                        .map(at -> Duration.between(at, until)))
                .map(FailureClassifier::bounded)
                .orElse(Duration.ZERO);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeException e) {
            return Optional.empty(); // not a date: the service said nothing we understand
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
