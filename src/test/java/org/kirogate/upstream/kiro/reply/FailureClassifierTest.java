package org.kirogate.upstream.kiro.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.http.HttpFailure;
import org.kirogate.upstream.http.HttpFailures;

class FailureClassifierTest {

    /** Row of section 5.3, status, exception, reason, message, what it is. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2, 400, ValidationException, CONTENT_LENGTH_EXCEEDS_THRESHOLD, -, CONTEXT_TOO_LARGE",
        "2, 402, ServiceQuotaExceededException, CONVERSATION_LIMIT_EXCEEDED, -, CONTEXT_TOO_LARGE",
        "2, 400, -, -, Input is too long for requested model., CONTEXT_TOO_LARGE",
        "2, 400, ValidationException, -, prompt is too long: 210000 tokens, CONTEXT_TOO_LARGE",
        "2, 429, -, -, the input is too long to wait for, RATE_LIMITED",
        "3, 402, -, -, -, QUOTA",
        "3, 402, ThrottlingException, -, suspicious activity, QUOTA",
        "3, 400, ServiceQuotaExceededException, -, -, QUOTA",
        "3, 400, ServiceQuotaExceededException, OVERAGE_REQUEST_LIMIT_EXCEEDED, -, QUOTA",
        "3, 429, ThrottlingException, DAILY_REQUEST_COUNT, -, QUOTA",
        "3, 429, ThrottlingException, HOURLY_REQUEST_COUNT, -, QUOTA",
        "3, 429, -, WEEKLY_REQUEST_COUNT, -, QUOTA",
        "3, 403, -, USAGE_LIMIT_REACHED, -, QUOTA",
        "4, 403, AccessDeniedException, TEMPORARILY_SUSPENDED, -, SUSPENDED",
        "4, 400, AccessDeniedException, -, Your account is suspended., SUSPENDED",
        "4, 403, -, -, This user was banned, SUSPENDED",
        "4, 403, -, -, Your account has been disabled., SUSPENDED",
        "4, 423, -, -, -, SUSPENDED",
        "4, 400, ValidationException, -, suspend the tool, BAD_REQUEST",
        "5, 429, -, -, Due to Suspicious Activity we limit you, ACCOUNT_LIMITED",
        "5, 400, ThrottlingException, -, suspicious activity, ACCOUNT_LIMITED",
        "6, 429, ThrottlingException, INSUFFICIENT_MODEL_CAPACITY, -, CAPACITY",
        "6, 503, -, MODEL_TEMPORARILY_UNAVAILABLE, -, CAPACITY",
        "6, 500, -, -, We are under High Load, CAPACITY",
        "6, 429, -, -, high traffic, CAPACITY",
        "7, 429, -, -, -, RATE_LIMITED",
        "7, 429, ThrottlingException, SERVICE_REQUEST_RATE_EXCEEDED, -, RATE_LIMITED",
        "7, 400, ThrottlingException, -, -, RATE_LIMITED",
        "8, 400, ValidationException, THINKING_SIGNATURE_INVALID, -, THINKING_SIGNATURE",
        "8, 400, -, -, Invalid `signature` in `thinking` block, THINKING_SIGNATURE",
        "9, 400, -, -, profileArn is required for this request., PROFILE",
        "10, 400, ValidationException, INVALID_MODEL_ID, -, MODEL",
        "10, 400, -, -, Invalid model. Please select another, MODEL",
        "11, 400, ValidationException, TOOL_SCHEMA_INVALID, -, BAD_TOOLS",
        "11, 400, -, -, Invalid tool use format., BAD_TOOLS",
        "12, 400, -, -, anything else, BAD_REQUEST",
        "12, 400, ValidationException, INVALID_CONVERSATION_ID, -, BAD_REQUEST",
        "12, 500, -, TOOL_USE_RESULT_MISMATCH, -, BAD_REQUEST",
        "12, 500, -, -, Expected toolResult blocks at messages.2, BAD_REQUEST",
        "12, 413, -, -, -, BAD_REQUEST",
        "13, 401, -, -, -, TOKEN",
        "13, 403, AccessDeniedException, -, The bearer token included in the request is invalid., TOKEN",
        "13, 400, AccessDeniedException, -, The bearer token included in the request is invalid., TOKEN",
        "13, 400, -, -, The bearer token included in the request is invalid., TOKEN",
        "13, 403, -, -, Invalid token, TOKEN",
        "13, 403, -, -, The security token has expired, TOKEN",
        "13, 400, ExpiredTokenException, -, -, TOKEN",
        "14, 403, -, -, Your subscription does not support this application, ENTITLEMENT",
        "15, 403, -, -, User is not authorized to make this call., FORBIDDEN",
        "15, 403, AccessDeniedException, FEATURE_NOT_SUPPORTED, -, FORBIDDEN",
        "15, 400, AccessDeniedException, -, -, FORBIDDEN",
        "16, 408, -, -, -, TRANSIENT",
        "16, 500, InternalServerException, -, -, TRANSIENT",
        "16, 503, ServiceUnavailableException, -, -, TRANSIENT",
        "16, 524, -, -, -, TIMEOUT",
        "-, 404, UnknownOperationException, -, -, BAD_REQUEST",
        "-, 302, -, -, -, BROKEN",
    })
    void aRefusalIsWhatTheTableSays(String row, int status, String type, String reason, String message, Kind kind) {
        String body = "{\"__type\":" + json(type == null ? null : "com.amazon.kiro.runtimeservice#" + type)
                + ",\"reason\":" + json(reason) + ",\"message\":" + json(message) + "}";
        assertEquals(kind, classify(status, Map.of(), body).kind(), "row " + row);
    }

    private static String json(String text) {
        return text == null ? "null" : WireFrames.quoted(text);
    }

    @ParameterizedTest
    @CsvSource({"403, TRANSIENT", "404, TRANSIENT", "503, TRANSIENT", "429, RATE_LIMITED", "401, TOKEN",
            "400, BAD_REQUEST"})
    void thePageOfAnEdgeSaysNothingAboutTheAccount(int status, Kind kind) {
        String page = "<html><body>Request blocked. The owner has banned your address. Account disabled."
                + " Input is too long. Your token expired. Generated by cloudfront</body></html>";
        assertEquals(kind, classify(status, Map.of("content-type", "text/html"), page).kind());
    }

    @Test
    void theTypeMayComeInAHeader() {
        UpstreamFailure failure =
                classify(400, Map.of("x-amzn-errortype", "ThrottlingException:http://internal/x"), "");
        assertEquals(Kind.RATE_LIMITED, failure.kind());
        assertEquals("ThrottlingException", failure.reason());
    }

    @Test
    void theFailureCarriesStatusCodeAndRequestIdButNoText() {
        UpstreamFailure failure = classify(
                403,
                Map.of("x-amzn-requestid", "id-1"),
                "{\"message\":\"account d-123 is suspended\",\"reason\":\"TEMPORARILY_SUSPENDED\"}");
        assertEquals(new UpstreamFailure(Kind.SUSPENDED, 403, "TEMPORARILY_SUSPENDED", Duration.ZERO, "id-1"), failure);
        assertEquals("", classify(400, Map.of(), "{\"reason\":\"not a code, a sentence\"}").reason());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "300000, 7, 300000",
        "-, 7, 7000",
        "-, ' 120 ', 120000",
        "-, 'Thu, 01 Jan 2026 00:01:30 GMT', 90000",
        "-, 'Wed, 31 Dec 2025 23:00:00 GMT', 0",
        "-, soon, 0",
        "-, -5, 0",
        "-, 99999999999999999999, 0",
        "-, 9999999999, 2678400000",
        "-1, -, 0",
        "0, 3, 3000",
        "1e300, 3, 3000",
        "'\"5\"', 3, 3000",
    })
    void theServicesOwnWaitIsTakenAndBounded(String bodyMillis, String header, long millis) {
        Map<String, String> headers = header == null
                ? Map.of()
                : Map.of("retry-after", header, "date", "Thu, 01 Jan 2026 00:00:00 GMT");
        String body = bodyMillis == null ? "{}" : "{\"retryAfterMilliseconds\":" + bodyMillis + "}";
        assertEquals(Duration.ofMillis(millis), classify(429, headers, body).retryAfter());
    }

    @Test
    void aDateWithoutTheAnswersOwnDateIsNoWait() {
        Map<String, String> headers = Map.of("retry-after", "Thu, 01 Jan 2026 00:01:30 GMT");
        assertEquals(Duration.ZERO, classify(503, headers, "").retryAfter());
    }

    @Test
    void strangeBodiesAreClassifiedByStatus() {
        for (String body : new String[] {"", "[]", "null", "\"text\"", "{", "[".repeat(5000), "{\"message\":{}}",
                "\u0000"}) {
            assertEquals(Kind.TRANSIENT, classify(500, Map.of(), body).kind());
            assertEquals(Kind.BAD_REQUEST, classify(400, Map.of(), body).kind());
        }
        byte[] noUtf8 = {(byte) 0xff, (byte) 0xfe};
        assertEquals(Kind.TRANSIENT, FailureClassifier.classify(502, name -> Optional.empty(), noUtf8).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "error, TRANSIENT", "InternalServerException, TRANSIENT", "serviceUnavailableError, TRANSIENT",
        "ServiceUnavailableException, TRANSIENT", "throttlingError, RATE_LIMITED", "ThrottlingException, RATE_LIMITED",
        "validationError, BAD_REQUEST", "ValidationException, BAD_REQUEST",
        "ContentLengthExceededException, CONTEXT_TOO_LARGE", "accessDeniedError, FORBIDDEN", "brandNewError, TRANSIENT"
    })
    void exceptionFramesAreUnderstoodInBothSpellings(String type, Kind kind) {
        UpstreamFailure failure = FailureClassifier.classifyException(type, "", new byte[0], "id-1");
        assertEquals(kind, failure.kind());
        assertEquals("id-1", failure.requestId());
        assertEquals(kind != Kind.TRANSIENT || !type.equals("brandNewError"), FailureClassifier.isException(type));
    }

    @Test
    void anExceptionFramesReasonDecidesBeforeItsType() {
        byte[] payload = "{\"reason\":\"INSUFFICIENT_MODEL_CAPACITY\",\"retryAfterMilliseconds\":5}".getBytes(UTF_8);
        UpstreamFailure failure = FailureClassifier.classifyException("throttlingError", "", payload, "");
        assertEquals(new UpstreamFailure(Kind.CAPACITY, 200, "INSUFFICIENT_MODEL_CAPACITY", Duration.ofMillis(5), ""),
                failure);
    }

    @Test
    void connectionsFailAsTheirKindSays() {
        for (HttpFailure.Kind kind : HttpFailure.Kind.values()) {
            Kind expected = switch (kind) {
                case CONNECT, TLS, RESET -> Kind.TRANSIENT;
                case TIMEOUT -> Kind.TIMEOUT;
                case PROTOCOL -> Kind.BROKEN;
            };
            UpstreamFailure failure = FailureClassifier.classifyNetwork(HttpFailures.of(kind));
            assertEquals(expected, failure.kind());
            assertEquals(0, failure.status());
            assertTrue(failure.reason().startsWith("http_"));
            assertFalse(failure.reason().contains("test"));
        }
    }

    private static UpstreamFailure classify(int status, Map<String, String> headers, String body) {
        return FailureClassifier.classify(status, name -> Optional.ofNullable(headers.get(name)), body.getBytes(UTF_8));
    }
}
