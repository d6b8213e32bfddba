package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.access.Caller;
import org.kirogate.chat.TokenCounts;
import org.kirogate.support.SteppedClock;
import org.kirogate.usage.UsageRecord;
import org.kirogate.web.metrics.RequestFigures;

class RequestLogTest {
    private static final Logger LOGGER = Logger.getLogger("org.kirogate.requests");

    private final List<String> lines = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final RequestLog log =
            new RequestLog("chat_completions", new RequestFigures(), new SteppedClock(), "openai");

    @BeforeEach
    void listen() {
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(listener);
    }

    @Test
    void g59TheServiceLogNamesASuperKeysTokenAndResult() {
        log.ended(record("claude-sonnet-4-5", new TokenCounts(12, 34, 0, 0, 0.01234, TokenCounts.Source.REPORTED)), draft());
        assertEquals(1, lines.size());
        String line = lines.get(0);
        assertEquals("request=req_1 route=chat_completions dialect=openai key=5 key_prefix=sk-super-abcd"
                + " key_name=\"team key\" super=true user=7 token=9 model=claude-sonnet-4-5 served=claude-sonnet-4.5"
                + " stream=true outcome=ok status=200 in=12 out=34 cache_read=0 cache_write=0 counted=reported"
                + " credits=0.0123 ms=20 first_ms=10 queue_ms=0 attempts=2", line);
    }

    @Test
    void foreignTextCannotForgeALine() {
        log.ended(record("model\r\nreq_2 outcome=ok", TokenCounts.ZERO), draft());
        assertFalse(lines.get(0).contains("\n"), lines.get(0));
        assertTrue(lines.get(0).contains(" model=\"model  req_2 outcome=ok\" "), lines.get(0));
    }

    private static UsageDraft draft() {
        UsageDraft draft = new UsageDraft("req_1", Instant.EPOCH, "openai", "curl", "192.0.2.1", false);
        draft.caller(new Caller(5, "team key", "sk-super-abcd", 7, true, false));
        return draft;
    }

    private static UsageRecord record(String model, TokenCounts counts) {
        return new UsageRecord(
                "req_1",
                Instant.EPOCH,
                new UsageRecord.Who(5, 7, true, "curl", "192.0.2.1"),
                new UsageRecord.Route("openai", model, "claude-sonnet-4.5", true, 9, 2),
                UsageRecord.Outcome.OK,
                200,
                "",
                counts,
                10,
                20,
                "");
    }
}
