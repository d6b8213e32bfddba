package org.kirogate.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.kirogate.secret.Redaction;
import org.kirogate.usage.UsageRecord;

/** The one line a request leaves in the service log, and the counts behind {@code /metrics}. Thread-safe. */
public final class RequestLog {
    private static final String NAME = "org.kirogate.requests";
    /**
     * The JDK's own logger, not a {@code System.Logger}: only here can the record be told where it comes from. Otherwise each
     * line walks the thread's stack to find out, which a profile showed as a tenth of a request's processor time.
     */
    private static final Logger LOG = Logger.getLogger(NAME);

    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final LongAdder inputTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();

    /** Notes the end of a request. */
    void ended(UsageRecord record, UsageDraft draft) {
        outcomes.computeIfAbsent(record.route().dialect() + " " + record.outcome().label(), name -> new LongAdder())
                .increment();
        inputTokens.add(record.counts().input());
        outputTokens.add(record.counts().output());
        if (LOG.isLoggable(Level.INFO)) {
            LogRecord entry = new LogRecord(Level.INFO, line(record, draft));
            entry.setLoggerName(NAME);
            entry.setSourceClassName(NAME);
            entry.setSourceMethodName("ended");
            LOG.log(entry);
        }
    }

    /** Requests by dialect and outcome since the start. */
    Map<String, Long> outcomes() {
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    long inputTokens() {
        return inputTokens.sum();
    }

    long outputTokens() {
        return outputTokens.sum();
    }

    /** Four digits behind the point; by hand, since a formatter costs more than the rest of the line. */
    private static String credits(double credits) {
        long parts = Math.round(credits * 10_000);
        String behind = Long.toString(parts % 10_000 + 10_000).substring(1);
        return parts / 10_000 + "." + behind;
    }

    private static String line(UsageRecord record, UsageDraft draft) {
        StringBuilder line = new StringBuilder(200);
        line.append(record.requestId());
        draft.caller().ifPresent(caller -> line.append(caller.superKey() ? " super key=" : " key=")
                .append(caller.keyId())
                .append(" \"").append(Redaction.launder(caller.keyName())).append('"')
                .append(" user=").append(caller.userId()));
        line.append(" token=").append(record.route().tokenId())
                .append(" model=").append(Redaction.launder(record.route().modelAsked()))
                .append(record.route().streaming() ? " stream" : " whole")
                .append(" outcome=").append(record.outcome().label())
                .append(" status=").append(record.status());
        if (!record.errorClass().isEmpty()) {
            line.append(" error=").append(record.errorClass());
        }
        return line.append(" in=").append(record.counts().input())
                .append(" out=").append(record.counts().output())
                .append(" credits=").append(credits(record.counts().credits()))
                .append(" ms=").append(record.durationMs())
                .append(" attempts=").append(record.route().attempts())
                .toString();
    }
}
