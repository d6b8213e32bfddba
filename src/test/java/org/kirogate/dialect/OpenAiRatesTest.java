package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.dialect.responses.ResponsesDialect;

class OpenAiRatesTest {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.250Z");

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT-5S, 0s", "PT0.02S, 20ms", "PT1S, 1s", "PT1.5S, 1.5s", "PT6M, 6m0s", "PT6M3.25S, 6m3.25s",
        "PT26H3M, 26h3m0s", "PT59M59.999S, 59m59.999s"})
    void durationsAreWrittenAsGoDoes(Duration duration, String text) {
        assertEquals(text, OpenAiRates.go(duration));
    }

    @Test
    void eachDialectHasHeadersOfItsOwn() {
        List<RateFigure> figures = List.of(
                new RateFigure(RateFigure.Unit.REQUESTS, 60, 59, NOW.plusSeconds(60)),
                new RateFigure(RateFigure.Unit.TOKENS, 1_000, 0, Instant.EPOCH));
        Map<String, String> openAi = Map.of("x-ratelimit-limit-requests", "60", "x-ratelimit-remaining-requests", "59",
                "x-ratelimit-reset-requests", "1m0s", "x-ratelimit-limit-tokens", "1000",
                "x-ratelimit-remaining-tokens", "0");
        assertEquals(openAi, new OpenAiDialect().rateHeaders(figures, NOW));
        assertEquals(openAi, new ResponsesDialect().rateHeaders(figures, NOW));
        assertEquals(Map.of("anthropic-ratelimit-requests-limit", "60", "anthropic-ratelimit-requests-remaining", "59",
                "anthropic-ratelimit-requests-reset", "2030-01-02T03:05:06Z", "anthropic-ratelimit-tokens-limit", "1000",
                "anthropic-ratelimit-tokens-remaining", "0"), new AnthropicDialect().rateHeaders(figures, NOW));
    }
}
