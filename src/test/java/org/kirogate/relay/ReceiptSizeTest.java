package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kirogate.token.ScoringStrategy;
import org.kirogate.token.Selection;
import org.kirogate.token.SkippedTokens;
import org.kirogate.token.Skips;
import org.kirogate.token.TokenScore;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Receipts are small, whatever happened. */
class ReceiptSizeTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final int USUAL = 1024;

    private static ReceiptEnd end(String model, List<String> repairs) {
        return new ReceiptEnd(model, repairs, "ok", "", NOW);
    }

    private static Selection selection(long token, Skips skips) {
        return new Selection(500, 488, skips, scores(token), token, Selection.How.STRATEGY, Selection.Sticky.MISS,
                Duration.ofMillis(12));
    }

    private static List<TokenScore> scores(long token) {
        return LongStream.range(token, token + ScoringStrategy.TOLD)
                .mapToObj(id -> new TokenScore(id, 0.98765, 1, 0.94444, 0.9333))
                .toList();
    }

    private static String write(ReceiptNotes notes) {
        return ReceiptWriter.write(notes, "claude-sonnet-4.5", end("claude-sonnet-4-5", List.of()));
    }

    private static JsonObject read(String receipt) {
        return JsonParser.parseString(receipt).getAsJsonObject();
    }

    @Test
    void fiveHundredTokensPassedOverForEveryReasonFitAKilobyte() {
        ReceiptNotes notes = new ReceiptNotes();
        notes.round();
        notes.picked(selection(10_017, SkippedTokens.ofEveryReason(41, 1)));
        notes.trying(10_017, NOW);
        notes.called(NOW);
        notes.answers(NOW.plusMillis(900), List.of());
        String receipt = write(notes);
        assertTrue(receipt.length() <= USUAL, receipt);
        JsonObject skipped = read(receipt).getAsJsonArray("picks").get(0).getAsJsonObject().getAsJsonObject("skipped");
        assertEquals(12, skipped.size());
        assertEquals(41, skipped.getAsJsonObject("cooling").get("count").getAsInt());
        assertEquals(Skips.MAX_NAMED, skipped.getAsJsonObject("cooling").getAsJsonArray("ids").size());
    }

    @Test
    void nineTriesAmongFiveHundredTokensAreAllTold() {
        RelayFixture relay = new RelayFixture();
        IntStream.rangeClosed(1, 500).forEach(relay::token);
        relay.tokens.upstream.script(Collections.nCopies(9, RelayFixture.fails(Kind.RATE_LIMITED)));
        relay.refused();
        String receipt = relay.trace.receipt(end("claude-sonnet-4-5", List.of()));
        assertTrue(receipt.length() <= 2 * USUAL, receipt);
        JsonArray calls = read(receipt).getAsJsonArray("calls");
        assertEquals(9, calls.size());
        assertEquals("give_up", calls.get(8).getAsJsonObject().get("then").getAsString());
        JsonObject last = read(receipt).getAsJsonArray("picks").get(8).getAsJsonObject();
        assertEquals(8, last.getAsJsonObject("skipped").getAsJsonObject("tried").get("count").getAsInt());
    }

    @Test
    void theLargestReceiptKeepsItsBoundAndItsBeginningAndItsEnd() {
        ReceiptNotes notes = new ReceiptNotes();
        long id = Long.MAX_VALUE - 1000;
        UpstreamFailure failure = new UpstreamFailure(
                Kind.CONTEXT_TOO_LARGE, 503, "x".repeat(48), Duration.ZERO, "");
        for (int round = 0; round < 10; round++) {
            notes.round();
            for (int i = 0; i < 9; i++) {
                notes.picked(selection(id + i, SkippedTokens.ofEveryReason(500, Long.MAX_VALUE - 100_000)));
                notes.trying(id + i, NOW);
                notes.called(NOW.plusSeconds(86_400));
                notes.answers(NOW.plusSeconds(99_999_999), Collections.nCopies(40, "\u4f60".repeat(500)));
                notes.failed(failure, NOW.plusSeconds(99_999_999));
                notes.followedBy(Next.RESOLVE_PROFILE, Duration.ofDays(9));
                notes.searchFailed(id + i, new UpstreamException(failure), Duration.ofDays(999));
            }
        }
        ReceiptEnd end = end("\u4f60\"\\\n\ud83d\ude00".repeat(100), Collections.nCopies(40, "r".repeat(500)));
        String receipt = ReceiptWriter.write(notes, "s".repeat(500), end);
        assertTrue(receipt.length() <= ReceiptWriter.MAX_LENGTH, receipt.length() + " " + receipt);
        assertTrue(receipt.chars().allMatch(c -> c >= ' ' && c < 0x7f), receipt);
        JsonObject told = read(receipt);
        assertEquals(1, rounds(told, 0));
        assertEquals(10, rounds(told, told.getAsJsonArray("calls").size() - 1));
        assertEquals(90, told.getAsJsonArray("calls").size() + told.get("calls_left_out").getAsInt());
        assertEquals(90, told.getAsJsonArray("picks").size() + told.get("picks_left_out").getAsInt());
        assertEquals(90 * 12, told.get("queued_ms").getAsInt());
    }

    private static int rounds(JsonObject told, int call) {
        JsonObject json = told.getAsJsonArray("calls").get(call).getAsJsonObject();
        return json.has("round") ? json.get("round").getAsInt() : 1;
    }

    @Test
    void foreignTextIsWrittenSoThatItIsReadAgain() {
        String model = "a\"b\\c\n\u4f60\u0000\u007f\u2028</script>";
        String receipt = ReceiptWriter.write(new ReceiptNotes(), "", end(model, List.of()));
        assertEquals(model, read(receipt).get("asked").getAsString());
    }
}
