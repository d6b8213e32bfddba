package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenCounts.Source;
import org.kirogate.chat.TokenEstimate;

class UsageFiguresTest {
    private static final String MODEL = "claude-opus-5.5";
    private static final String FULL =
            "{'uncachedInputTokens':900,'outputTokens':4,'cacheReadInputTokens':11000,'cacheWriteInputTokens':1000}";

    private final UsageFigures figures = new UsageFigures(MODEL);

    @Test
    void reportedCountsWinAndCachedInputIsNotAddedTwice() {
        figures.produced("a longer text than four tokens could ever be");
        figures.contextUsage(json("{'contextUsagePercentage':50}"));
        figures.tokenUsage(json(FULL));
        figures.metering(json("{'usage':0.0531}"));
        assertEquals(new TokenCounts(900, 4, 11000, 1000, 0.0531, Source.REPORTED), figures.counts(() -> 77, 1_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"{}", "{'outputTokens':0,'uncachedInputTokens':0}", "{'outputTokens':'many'}", "{'outputTokens':-3}"})
    void emptyFiguresDoNotUndoEarlierOnes(String empty) {
        figures.tokenUsage(json(FULL));
        figures.contextUsage(json("{'contextUsagePercentage':2.5}"));
        figures.metering(json("{'usage':0.5}"));
        figures.tokenUsage(json(empty));
        figures.contextUsage(json("{}"));
        figures.metering(json("{}"));
        assertEquals(new TokenCounts(900, 4, 11000, 1000, 0.5, Source.REPORTED), figures.counts(() -> 77, 0));
        assertEquals(2.5, figures.windowPercent());
    }

    @Test
    void thePercentageCoversTheAnswerToo() {
        figures.produced("OK");
        figures.contextUsage(json("{'contextUsagePercentage':1.2904}"));
        TokenCounts counts = figures.counts(() -> 77, 1_000_000);
        int output = TokenEstimate.ofText("OK", MODEL);
        assertEquals(new TokenCounts(12904 - output, output, 0, 0, 0,
                Source.DERIVED), counts);
    }

    @Test
    void aPercentageSmallerThanTheAnswerLeavesTheEstimateOfTheInput() {
        figures.produced("word ".repeat(100));
        figures.contextUsage(json("{'contextUsagePercentage':0.001}"));
        assertEquals(77, figures.counts(() -> 77, 1000).input());
        assertEquals(Source.ESTIMATED, figures.counts(() -> 77, 1000).source());
    }

    @Test
    void withoutFiguresOrWindowEstimatesMustDo() {
        figures.produced("Hel");
        figures.produced("lo");
        assertEquals(new TokenCounts(77, TokenEstimate.ofText("Hello", MODEL), 0, 0, 0, Source.ESTIMATED),
                figures.counts(() -> 77, 1_000_000));
        figures.contextUsage(json("{'contextUsagePercentage':5}"));
        assertEquals(Source.ESTIMATED, figures.counts(() -> 77, 0).source());
    }

    @Test
    void aLongAnswerIsWeighedInBlocks() {
        for (int i = 0; i < 10_000; i++) {
            figures.produced("word ");
        }
        long whole = TokenEstimate.ofText("word ".repeat(10_000), MODEL);
        assertEquals(whole, figures.counts(() -> 0, 0).output(), whole / 100.0);
    }

    @Test
    void meteringCountsEvenWhenItWasFree() {
        assertFalse(figures.metered());
        figures.metering(json("{'usage':0}"));
        assertTrue(figures.metered());
        assertEquals(0, figures.credits());
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }
}
