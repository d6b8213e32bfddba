package org.kirogate.page.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.usage.UsageRecord;

/** From a stored receipt to the story and the bar that its page shows. */
class ReceiptTest {
    private static final String TWO_TRIES = """
            {"asked":"claude-sonnet-4-5","served":"claude-sonnet-4.5","outcome":"ok","queued_ms":30,
            "picks":[{"token":14,"by":"strategy","sticky":"miss","reached":14,"candidates":5,"queued_ms":30,
            "skipped":{"cooling":{"count":9,"ids":[1,2]}}},
            {"token":31,"by":"strategy","sticky":"none","reached":14,"candidates":4}],
            "calls":[{"token":14,"bearer_ms":10,"ms":204,"result":"rate_limited","status":429,"then":"other_token"},
            {"token":31,"ms":806,"result":"ok"}],"repairs":["ignored top_k"]}""";

    private static UsageRecord record(int firstTokenMs, int durationMs, String receipt) {
        return new UsageRecord("req_1", Instant.EPOCH, new UsageRecord.Who(1, 1, true, "curl", ""),
                new UsageRecord.Route("anthropic", "a", "b", true, 31, 2), UsageRecord.Outcome.OK, 200, "",
                TokenCounts.ZERO, firstTokenMs, durationMs, receipt);
    }

    private static List<ReceiptStep> steps(String receipt) {
        return ReceiptSteps.of(record(1050, 7570, receipt), Receipt.of(receipt));
    }

    @Test
    void looksAndTriesStandInTheOrderTheyHappened() {
        List<ReceiptStep> steps = steps(TWO_TRIES);
        assertEquals(List.of("pick", "call", "pick", "call", "end"), steps.stream().map(ReceiptStep::what).toList());
        assertEquals(List.of("+0 ms", "+30 ms", "+244 ms", "+244 ms", "+7.57 s"),
                steps.stream().map(ReceiptStep::at).toList());
        assertEquals(List.of("", "bad", "", "ok", "ok"), steps.stream().map(ReceiptStep::look).toList());
        assertEquals(9, steps.get(0).pick().skips());
        assertEquals(2, steps.get(3).number());
    }

    @Test
    void anotherTryWithTheSameTokenNeedsNoLook() {
        List<ReceiptStep> steps = steps("""
                {"picks":[{"token":5,"by":"sticky","sticky":"hit","reached":1,"candidates":1}],
                "calls":[{"token":5,"ms":10,"result":"transient","then":"back_off","pause_ms":200},
                {"token":5,"ms":20,"result":"ok"}]}""");
        assertEquals(List.of("pick", "call", "call", "end"), steps.stream().map(ReceiptStep::what).toList());
        assertEquals("+210 ms", steps.get(2).at());
    }

    @Test
    void aLookThatFoundNothingEndsTheStory() {
        List<ReceiptStep> steps = steps("{\"picks\":[{\"by\":\"none\",\"sticky\":\"none\",\"reached\":0,"
                + "\"candidates\":0}],\"calls\":[],\"calls_left_out\":3}");
        assertEquals(List.of("pick", "gap", "end"), steps.stream().map(ReceiptStep::what).toList());
        assertEquals("bad", steps.get(0).look());
    }

    @Test
    void theBarIsFilledByWhatTheTimeWentInto() {
        TimeBar bar = TimeBar.of(record(1050, 7570, TWO_TRIES), Receipt.of(TWO_TRIES));
        assertEquals(List.of("queue", "failed", "first", "answer"),
                bar.pieces().stream().map(TimeBar.Piece::what).toList());
        assertEquals(List.of(30L, 214L, 806L, 6520L), bar.pieces().stream().map(TimeBar.Piece::ms).toList());
        double end = Double.parseDouble(bar.pieces().get(3).x()) + Double.parseDouble(bar.pieces().get(3).width());
        assertTrue(end > 990 && end <= 1000, "ends at " + end);
    }

    @Test
    void readingOnAfterTheClientLeftIsAStepAndAPieceOfItsOwn() {
        String receipt = "{\"outcome\":\"client_gone\",\"read_on\":\"settled\",\"read_on_ms\":1500,"
                + "\"calls\":[{\"token\":5,\"ms\":1000,\"result\":\"ok\"}]}";
        List<ReceiptStep> steps = steps(receipt);
        assertEquals(List.of("call", "end", "read_on"), steps.stream().map(ReceiptStep::what).toList());
        assertEquals(List.of("+0 ms", "+6.07 s", "+7.57 s"), steps.stream().map(ReceiptStep::at).toList());
        assertEquals("ok", steps.get(2).look());
        assertEquals("warn", steps(receipt.replace("settled", "time_over")).get(2).look());
        TimeBar bar = TimeBar.of(record(1000, 7570, receipt), Receipt.of(receipt));
        assertEquals(List.of("first", "answer", "read_on"), bar.pieces().stream().map(TimeBar.Piece::what).toList());
        assertEquals(List.of(1000L, 5070L, 1500L), bar.pieces().stream().map(TimeBar.Piece::ms).toList());
    }

    @Test
    void aClientThatLeftBeforeTheFirstTokenLeavesNoTimeOfAnAnswer() {
        String receipt = "{\"read_on\":\"failed\",\"read_on_ms\":2000,"
                + "\"calls\":[{\"token\":5,\"ms\":2500,\"result\":\"ok\"}]}";
        TimeBar bar = TimeBar.of(record(0, 3000, receipt), Receipt.of(receipt));
        assertEquals(List.of(2500L, 500L), bar.pieces().stream().map(TimeBar.Piece::ms).toList());
    }

    @Test
    void withoutAReceiptTheBarTellsWhatTheRecordSays() {
        TimeBar bar = TimeBar.of(record(1000, 3000, ""), Receipt.of(""));
        assertEquals(List.of("before", "answer"), bar.pieces().stream().map(TimeBar.Piece::what).toList());
        assertEquals(List.of(), TimeBar.of(record(0, 0, ""), Receipt.NONE).pieces());
    }
}
