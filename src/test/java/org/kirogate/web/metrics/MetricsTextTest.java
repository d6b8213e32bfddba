package org.kirogate.web.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.usage.UsageRecord.Outcome;

class MetricsTextTest {
    private final MetricsText text = new MetricsText();

    @Test
    void helpAndLabelsAreEscaped() {
        text.gauge("a", "one \\ two\nthree").sample(1, "l", "q\" b\\ n\n");
        assertEquals("# HELP a one \\\\ two\\nthree\n# TYPE a gauge\na{l=\"q\\\" b\\\\ n\\n\"} 1\n", text.toString());
        assertEquals(1, PrometheusText.read(text.toString()).size());
    }

    @Test
    void aFamilyComesOnce() {
        text.gauge("a", "one", 1);
        assertThrows(IllegalStateException.class, () -> text.counter("a", "one"));
        assertThrows(IllegalArgumentException.class, () -> text.counter("a-b", "one"));
    }

    @Test
    void wholeNumbersHaveNoPointAndFractionsAreKept() {
        text.counter("a_total", "one").sample(3.0, "l", "x").sample(0.5, "l", "y").sample(1e18, "l", "z");
        assertTrue(text.toString().endsWith("{l=\"x\"} 3\na_total{l=\"y\"} 0.5\na_total{l=\"z\"} 1.0E18\n"), text.toString());
        PrometheusText.read(text.toString());
    }

    @Test
    void aTimeEqualToABoundIsWithinIt() {
        Histogram histogram = new Histogram(List.of(10L, 100L));
        List.of(10L, 11L, 100L, 101L).forEach(histogram::note);
        text.histogram("h", "one").buckets(List.of(10L, 100L), histogram.counts(), histogram.sum(), "r", "x");
        String all = text.toString();
        assertTrue(all.contains("h_bucket{r=\"x\",le=\"0.01\"} 1\nh_bucket{r=\"x\",le=\"0.1\"} 3\n"
                + "h_bucket{r=\"x\",le=\"+Inf\"} 4\nh_sum{r=\"x\"} 0.222\nh_count{r=\"x\"} 4\n"), all);
    }

    @Test
    void aRequestMovesItsOwnOperationAndRefusalsNoTimes() {
        RequestFigures figures = new RequestFigures();
        RequestFigures.Operation chat = figures.operation("messages", "anthropic");
        figures.operation("models", "openai").ended(Outcome.OK, 1);
        chat.streamBegan();
        chat.ended(Outcome.OK, 1500, 40, new TokenCounts(10, 20, 3, 4, 0.25, TokenCounts.Source.REPORTED), 2,
                List.of("timeout", "timeout"));
        chat.ended(Outcome.REFUSED, 9);
        chat.ended(Outcome.FAILED, 700);
        figures.write(text);

        Map<String, PrometheusText.Family> families = PrometheusText.read(text.toString());
        String all = text.toString();
        for (String line : List.of(
                "kirogate_requests_total{route=\"messages\",dialect=\"anthropic\",outcome=\"ok\"} 1",
                "kirogate_requests_total{route=\"messages\",dialect=\"anthropic\",outcome=\"refused\"} 1",
                "kirogate_requests_total{route=\"models\",dialect=\"openai\",outcome=\"ok\"} 1",
                "kirogate_request_duration_seconds_count{route=\"messages\",dialect=\"anthropic\"} 2",
                "kirogate_request_duration_seconds_sum{route=\"messages\",dialect=\"anthropic\"} 2.2",
                "kirogate_time_to_first_token_seconds_bucket{route=\"messages\",dialect=\"anthropic\",le=\"0.05\"} 1",
                "kirogate_open_streams 1",
                "kirogate_input_tokens_total 10", "kirogate_output_tokens_total 20",
                "kirogate_cache_read_tokens_total 3", "kirogate_cache_write_tokens_total 4",
                "kirogate_credits_total 0.25", "kirogate_upstream_attempts_total 2",
                "kirogate_upstream_failures_total{class=\"timeout\"} 2")) {
            assertTrue(all.contains(line + "\n"), line + " in " + all);
        }
        assertEquals(1, families.get("kirogate_time_to_first_token_seconds").samples().stream()
                .filter(sample -> sample.name().endsWith("_count")).count());
        assertEquals(2, figures.served(), "models say nothing");
        assertEquals(1, figures.failed());
    }
}
