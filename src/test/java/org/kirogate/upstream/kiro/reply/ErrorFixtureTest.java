package org.kirogate.upstream.kiro.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Every fixture of a refusal is classified as it says. */
class ErrorFixtureTest {
    private static final Map<String, Kind> CLASSES = Map.ofEntries(
            Map.entry("context_too_large", Kind.CONTEXT_TOO_LARGE),
            Map.entry("bad_request", Kind.BAD_REQUEST),
            Map.entry("model_unavailable", Kind.MODEL),
            Map.entry("thinking_signature", Kind.THINKING_SIGNATURE),
            Map.entry("profile_arn_required", Kind.PROFILE),
            Map.entry("capacity", Kind.CAPACITY),
            Map.entry("rate_limited", Kind.RATE_LIMITED),
            Map.entry("account_limited", Kind.ACCOUNT_LIMITED),
            Map.entry("quota", Kind.QUOTA),
            Map.entry("token_invalid", Kind.TOKEN),
            Map.entry("suspended", Kind.SUSPENDED),
            Map.entry("forbidden", Kind.FORBIDDEN),
            Map.entry("upstream_transient", Kind.TRANSIENT));

    static List<StreamFixture> fixtures() {
        return StreamFixture.names()
                .filter(name -> name.compareTo("40") >= 0 && name.compareTo("80") < 0)
                .map(StreamFixture::load)
                .toList();
    }

    @Test
    void thereAreAllTwentyThree() {
        assertEquals(23, fixtures().size());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void itsClassIsFound(StreamFixture fixture) {
        JsonObject response = fixture.response();
        JsonElement body = response.get("body");
        String text = body.isJsonPrimitive() ? body.getAsString() : body.toString();
        UpstreamFailure failure = FailureClassifier.classify(
                response.get("status").getAsInt(),
                name -> Optional.ofNullable(response.getAsJsonObject("headers").get(name))
                        .map(JsonElement::getAsString),
                text.getBytes(UTF_8));
        JsonObject error = fixture.expect().getAsJsonObject("error");
        String named = error.get("class").getAsString();
        assertNotNull(CLASSES.get(named), named);
        assertEquals(CLASSES.get(named), failure.kind());
        assertEquals("00000000-0000-4000-8000-000000000001", failure.requestId());
        // How long an account that is under suspicion rests is the pool's business: the service does not say.
        boolean said = error.has("cooldownMs") && failure.kind() != Kind.ACCOUNT_LIMITED;
        assertEquals(said ? error.get("cooldownMs").getAsLong() : 0, failure.retryAfter().toMillis());
    }
}
