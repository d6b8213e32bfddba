package org.kirogate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.chat.TokenTexts.ClaudeCount;
import org.kirogate.chat.TokenTexts.Sample;

/** The estimate against real counts, by kind of text: of a tokenizer that runs here, and of Claude's as recorded. */
class TokenAccuracyTest {
    /** What the estimate promises, as a share of the count. */
    private static final double TOLERANCE = 0.10;

    private static final Encoding O200K =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    static Stream<Sample> heldOut() {
        List<Sample> texts = TokenTexts.half("heldout");
        return Stream.concat(texts.stream(), Stream.of(
                TokenTexts.sources(true), TokenTexts.wire(true), TokenTexts.schema(), TokenTexts.mixed(texts)));
    }

    static Stream<Sample> tuning() {
        return Stream.concat(TokenTexts.half("tuning").stream(), Stream.of(
                TokenTexts.sources(false), TokenTexts.wire(false)));
    }

    static Stream<ClaudeCount> claude() {
        return TokenTexts.claudeCounts().stream();
    }

    @ParameterizedTest
    @MethodSource("heldOut")
    void heldOutTextsAreWithinTenPercentOfATokenizer(Sample sample) {
        near(O200K.countTokensOrdinary(sample.text()), Tokenizer.O200K.count(sample.text()), sample);
    }

    @ParameterizedTest
    @MethodSource("tuning")
    void tuningTextsAreNotBetterByMuch(Sample sample) {
        near(O200K.countTokensOrdinary(sample.text()), Tokenizer.O200K.count(sample.text()), sample);
    }

    @ParameterizedTest
    @MethodSource("claude")
    void newerClaudesAreWithinTenPercentOfTheirRecordedCounts(ClaudeCount count) {
        near(count.newer(), TokenEstimate.ofText(count.sample().text(), "claude-sonnet-5"), count.sample());
    }

    @ParameterizedTest
    @MethodSource("claude")
    void olderClaudesAreWithinTenPercentOfTheirRecordedCounts(ClaudeCount count) {
        near(count.older(), TokenEstimate.ofText(count.sample().text(), "claude-sonnet-4.5"), count.sample());
    }

    @Test
    void everyKindIsMeasuredOverThousandsOfTokens() {
        for (String kind : List.of("english", "chinese", "code", "json")) {
            int tokens = Stream.concat(TokenTexts.half("tuning").stream(), TokenTexts.half("heldout").stream())
                    .filter(sample -> sample.name().contains(kind))
                    .mapToInt(sample -> O200K.countTokensOrdinary(sample.text()))
                    .sum();
            assertTrue(tokens > 3000, kind + ": " + tokens);
        }
    }

    @Test
    void theModelDecidesWhoseTokensAreCounted() {
        String text = TokenTexts.half("heldout").get(0).text();
        assertEquals(Tokenizer.CLAUDE_NEWER.count(text), TokenEstimate.ofText(text, "claude-opus-5-5"));
        assertEquals(Tokenizer.CLAUDE_NEWER.count(text), TokenEstimate.ofText(text, "anthropic/claude-opus-4.7"));
        assertEquals(Tokenizer.CLAUDE_NEWER.count(text), TokenEstimate.ofText(text, "claude-fable-5"));
        assertEquals(Tokenizer.CLAUDE_NEWER.count(text), TokenEstimate.ofText(text, "auto"));
        assertEquals(Tokenizer.CLAUDE_OLDER.count(text), TokenEstimate.ofText(text, "claude-haiku-4-5-20251001"));
        assertEquals(Tokenizer.CLAUDE_OLDER.count(text), TokenEstimate.ofText(text, "claude-opus-4-6[1m]"));
        assertEquals(Tokenizer.CLAUDE_OLDER.count(text), TokenEstimate.ofText(text, "claude-instant-1.2"));
        assertEquals(Tokenizer.O200K.count(text), TokenEstimate.ofText(text, "gpt-5.6-sol"));
    }

    private static void near(int count, int estimate, Sample sample) {
        assertTrue(Math.abs(estimate - count) <= TOLERANCE * count,
                sample.name() + ": estimated " + estimate + ", counted " + count);
    }
}
