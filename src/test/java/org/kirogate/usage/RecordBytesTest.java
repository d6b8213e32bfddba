package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;

/** A record comes back from its bytes as it was. */
class RecordBytesTest {
    private static final UsageRecord.Who WHO = new UsageRecord.Who(7, 5, true, "curl", "2001:db8::1");

    @Test
    void aRecordOfEachOutcomeAndSourceComesBack() {
        for (UsageRecord.Outcome outcome : UsageRecord.Outcome.values()) {
            for (UsageRecord.CreditSource source : UsageRecord.CreditSource.values()) {
                for (TokenCounts.Source counted : TokenCounts.Source.values()) {
                    UsageRecord record = record(outcome, source, counted, "{\"asked\":\"模型\"}".repeat(250));
                    assertEquals(record, RecordBytes.record("req_1", ByteBuffer.wrap(RecordBytes.of(record))));
                }
            }
        }
    }

    @Test
    void aStartComesBackAndTellsAKilledRequest() {
        UsageStart start = new UsageStart("req_1", Instant.ofEpochMilli(1_795_000_000_123L), WHO, "anthropic");
        UsageStart back = RecordBytes.start("req_1", ByteBuffer.wrap(RecordBytes.of(start)));
        assertEquals(start, back);
        UsageRecord killed = back.killed();
        assertEquals(UsageRecord.Outcome.KILLED, killed.outcome());
        assertEquals(List.of(false, false), List.of(killed.succeeded(), killed.failed()));
        assertEquals(UsageRecord.CreditSource.NONE, killed.creditSource());
    }

    @Test
    void bytesThatEndTooEarlyOrAreOfALaterVersionAreRefused() {
        byte[] bytes = RecordBytes.of(
                record(UsageRecord.Outcome.OK, UsageRecord.CreditSource.METERED, TokenCounts.Source.REPORTED, "{}"));
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
            assertThrows(IllegalArgumentException.class, () -> RecordBytes.record("req_1", cut));
        }
        bytes[0]++;
        assertThrows(IllegalArgumentException.class, () -> RecordBytes.record("req_1", ByteBuffer.wrap(bytes)));
    }

    @Test
    void aRecordHoldsNothingThatItsTableDoesNot() {
        UsageRecord.Who who = new UsageRecord.Who(
                1, 1, false, "c".repeat(40), "fe80:0000:0000:0000:0000:0000:0000:0001%enp0s31f6");
        assertEquals(32, who.client().length());
        assertEquals(45, who.address().length());
        UsageRecord.Route route = new UsageRecord.Route(
                "openai", "m".repeat(300), "", true, 1, 20, Collections.nCopies(20, 9L));
        assertEquals(128, route.modelAsked().length());
        assertEquals(16, route.tried().size());
        UsageRecord endless = new UsageRecord("req_1", Instant.EPOCH, who, route, UsageRecord.Outcome.OK, 200, "",
                new TokenCounts(1, 2, 3, 4, Double.POSITIVE_INFINITY, TokenCounts.Source.REPORTED), 1, 2, "");
        assertEquals(0, endless.credits());
        assertEquals(8, endless.inputTokens());
    }

    private static UsageRecord record(
            UsageRecord.Outcome outcome, UsageRecord.CreditSource source, TokenCounts.Source counted, String receipt) {
        return new UsageRecord("req_1", Instant.ofEpochMilli(1_795_000_000_123L), WHO,
                new UsageRecord.Route("openai", "claude-sonnet-4-5", "模型", true, 9, 3, List.of(4L, Long.MAX_VALUE, 9L)),
                outcome, 529, "overloaded", new TokenCounts(1, 2, 3, 4, 0.123456789, counted), source, 17,
                Integer.MAX_VALUE, 40, receipt);
    }
}
