package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class ErrorsTest {
    private final Dialect anthropic = new AnthropicDialect();
    private final Dialect openAi = new OpenAiDialect();

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, invalid_request_error", "UNSUPPORTED, 400, invalid_request_error",
        "CONTEXT_TOO_LARGE, 400, invalid_request_error", "UNAUTHENTICATED, 401, authentication_error",
        "FORBIDDEN, 403, permission_error", "NOT_FOUND, 404, not_found_error",
        "MODEL_NOT_FOUND, 404, not_found_error", "TOO_LARGE, 413, request_too_large",
        "UNSUPPORTED_ENCODING, 415, invalid_request_error",
        "RATE_LIMITED, 429, rate_limit_error", "QUOTA_EXHAUSTED, 429, rate_limit_error",
        "INTERNAL, 500, api_error", "UPSTREAM_FAILED, 502, api_error", "POOL_EMPTY, 503, api_error",
        "OVERLOADED, 529, overloaded_error", "UPSTREAM_TIMEOUT, 504, timeout_error"
    })
    void anthropicNamesEachFault(Fault fault, int status, String type) {
        RenderedError error = anthropic.error(new GatewayException(fault, "No."), "req_7");
        JsonObject body = body(error);
        assertEquals(status, error.status());
        assertEquals("error", body.get("type").getAsString());
        assertEquals(type, body.getAsJsonObject("error").get("type").getAsString());
        assertEquals("req_7", body.get("request_id").getAsString());
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, invalid_request_error, invalid_value",
        "UNSUPPORTED, 400, invalid_request_error, unsupported_value",
        "CONTEXT_TOO_LARGE, 400, invalid_request_error, context_length_exceeded",
        "UNAUTHENTICATED, 401, invalid_request_error, invalid_api_key",
        "MODEL_NOT_FOUND, 404, invalid_request_error, model_not_found",
        "UNSUPPORTED_ENCODING, 415, invalid_request_error, unsupported_encoding",
        "RATE_LIMITED, 429, rate_limit_exceeded, rate_limit_exceeded",
        "QUOTA_EXHAUSTED, 429, insufficient_quota, insufficient_quota",
        "POOL_EMPTY, 503, server_error, no_account_available",
        "OVERLOADED, 503, server_error, overloaded",
        "UPSTREAM_TIMEOUT, 504, server_error, upstream_timeout"
    })
    void openAiNamesEachFault(Fault fault, int status, String type, String code) {
        RenderedError error = openAi.error(new GatewayException(fault, "No."), "req_7");
        JsonObject object = body(error).getAsJsonObject("error");
        assertEquals(status, error.status());
        assertEquals(Set.of("message", "type", "param", "code"), object.keySet());
        assertEquals(type, object.get("type").getAsString());
        assertEquals(code, object.get("code").getAsString());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void detailRepeatsTheMessage(Fault fault) {
        for (Dialect dialect : List.of(openAi, anthropic)) {
            JsonObject body = body(dialect.error(new GatewayException(fault, "暂无可用的公共 Token"), "req_7"));
            String message = body.getAsJsonObject("error").get("message").getAsString();
            assertEquals(message, body.get("detail").getAsString());
            assertTrue(message.endsWith("暂无可用的公共 Token"));
        }
    }

    @Test
    void aThreadIsRefusedWithTheCodeThatSendsTheWholeConversation() {
        JsonObject request = JsonParser.parseString(
                        "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{"
                                + "\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\",\"content\":\"x\"}]}],"
                                + "\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"msg_1\"}}")
                .getAsJsonObject();
        GatewayException refused =
                assertThrows(GatewayException.class, () -> anthropic.readRequest(request, RequestHints.NONE));
        RenderedError error = anthropic.error(refused, "req_7");
        assertEquals(400, error.status());
        JsonObject details = body(error).getAsJsonObject("error").getAsJsonObject("details");
        assertEquals("thread_unsupported_request", details.get("error_code").getAsString());
    }

    @Test
    void otherRefusalsHaveNoDetails() {
        RenderedError error = anthropic.error(GatewayException.unsupported("n", "No."), "req_7");
        assertFalse(body(error).getAsJsonObject("error").has("details"));
    }

    @Test
    void openAiNamesTheField() {
        JsonObject error = body(openAi.error(GatewayException.invalid("messages[2].content", "No."), "r"))
                .getAsJsonObject("error");
        assertEquals("messages[2].content", error.get("param").getAsString());
        JsonObject without =
                body(openAi.error(new GatewayException(Fault.INTERNAL, "No."), "r")).getAsJsonObject("error");
        assertTrue(without.get("param").isJsonNull());
    }

    @Test
    void contextOverflowHasTheWordsThatMakeClientsCompact() {
        GatewayException bare = new GatewayException(Fault.CONTEXT_TOO_LARGE, "210000 tokens > 200000 maximum");
        GatewayException worded =
                new GatewayException(Fault.CONTEXT_TOO_LARGE, "prompt is too long: 210000 tokens > 200000 maximum");
        for (GatewayException failure : List.of(bare, worded)) {
            assertEquals(
                    "prompt is too long: 210000 tokens > 200000 maximum",
                    body(anthropic.error(failure, "r")).get("detail").getAsString());
        }
    }

    @Test
    void badKeyIsNotRetried() {
        GatewayException failure = new GatewayException(Fault.UNAUTHENTICATED, "No.");
        for (Dialect dialect : List.of(openAi, anthropic)) {
            assertEquals("false", headers(dialect, failure).get("x-should-retry"));
        }
    }

    @Test
    void finalAnswerIsNotRetried() {
        GatewayException failure = new GatewayException(Fault.UPSTREAM_FAILED, "No.").noRetry();
        assertEquals("false", headers(openAi, failure).get("x-should-retry"));
        assertFalse(headers(openAi, new GatewayException(Fault.UPSTREAM_FAILED, "No.")).containsKey("x-should-retry"));
    }

    @Test
    void retryAfterIsWholeSecondsRoundedUpAndAtLeastOne() {
        GatewayException failure = new GatewayException(Fault.RATE_LIMITED, "No.");
        assertEquals("1", headers(openAi, failure.retryAfter(Duration.ZERO)).get("retry-after"));
        assertEquals("1", headers(openAi, failure.retryAfter(Duration.ofMillis(20))).get("retry-after"));
        assertEquals("3", headers(openAi, failure.retryAfter(Duration.ofMillis(2001))).get("retry-after"));
        assertEquals("7", headers(openAi, failure.retryAfter(Duration.ofSeconds(7))).get("retry-after"));
    }

    @Test
    void emptyPoolAndLimitsAlwaysSayWhenToComeBack() {
        for (Fault fault : List.of(Fault.POOL_EMPTY, Fault.RATE_LIMITED)) {
            int seconds = Integer.parseInt(headers(anthropic, new GatewayException(fault, "No.")).get("retry-after"));
            assertTrue(seconds > 0 && seconds <= 20);
        }
    }

    private static Map<String, String> headers(Dialect dialect, GatewayException failure) {
        return dialect.error(failure, "req_7").headers();
    }

    private static JsonObject body(RenderedError error) {
        return JsonParser.parseString(new String(error.body(), StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
