package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.kirogate.access.Caller;
import org.kirogate.usage.UsageRecord;
import org.kirogate.usage.UsageRecord.Outcome;
import org.kirogate.web.metrics.RequestFigures;

/**
 * The one line that a request of one operation leaves in the service log, at its end, and its figures behind
 * {@code /metrics}. Thread-safe.
 */
public final class RequestLog {
    private static final String NAME = "org.kirogate.requests";
    /**
     * The JDK's own logger, not a {@code System.Logger}: only here can the record be told where it comes from. Otherwise each
     * line walks the thread's stack to find out, which a profile showed as a tenth of a request's processor time.
     */
    private static final Logger LOG = Logger.getLogger(NAME);

    private final String route;
    private final Map<String, RequestFigures.Operation> operations = new ConcurrentHashMap<>();
    private final Function<String, RequestFigures.Operation> made;
    private final InstantSource clock;

    /** The log of an operation, whose figures are kept among {@code figures} for each dialect it answers in. */
    public RequestLog(String route, RequestFigures figures, InstantSource clock, String... dialects) {
        this.route = Objects.requireNonNull(route, "route");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.made = dialect -> figures.operation(route, dialect);
        for (String dialect : dialects) {
            operations.put(dialect, made.apply(dialect));
        }
    }

    /** The time by this log's clock. */
    Instant now() {
        return clock.instant();
    }

    /** A request is understood and goes on its way. */
    void asked(UsageDraft draft) {
        if (draft.streaming()) {
            operation(draft.dialect()).streamBegan();
        }
    }

    /** A request is over, however it ended; {@link #asked} may have been told before or not. */
    void over(UsageDraft draft) {
        if (draft.streaming()) {
            operation(draft.dialect()).streamEnded();
        }
    }

    /** Notes the end of a request that has a record. */
    void ended(UsageRecord record, UsageDraft draft) {
        operation(record.route().dialect()).ended(record.outcome(), record.durationMs(), record.firstTokenMs(),
                record.counts(), record.route().attempts(), draft.trace().failures());
        if (LOG.isLoggable(Level.INFO)) {
            write(line(record, draft));
        }
    }

    /** Notes the end of any other request: one that is answered without the pool's accounts, or one of nobody. */
    void answered(HttpServletRequest request, String dialect, int status, Instant began) {
        Outcome outcome = outcome(status);
        int millis = (int) Duration.between(began, clock.instant()).toMillis();
        operation(dialect).ended(outcome, millis);
        if (LOG.isLoggable(Level.INFO)) {
            LogLine line = new LogLine().own("request", RequestIds.of(request)).own("route", route)
                    .own("dialect", dialect);
            caller(line, Doorkeeper.known(request));
            write(line.own("outcome", outcome.label()).own("status", status).own("ms", millis));
        }
    }

    private RequestFigures.Operation operation(String dialect) {
        return operations.computeIfAbsent(dialect, made);
    }

    private static Outcome outcome(int status) {
        if (status < 400) {
            return Outcome.OK;
        }
        if (status == 504) {
            return Outcome.TIMED_OUT;
        }
        return status == 500 || status == 502 ? Outcome.FAILED : Outcome.REFUSED;
    }

    private LogLine line(UsageRecord record, UsageDraft draft) {
        LogLine line = new LogLine().own("request", record.requestId()).own("route", route)
                .own("dialect", record.route().dialect());
        caller(line, draft.caller());
        line.own("token", record.route().tokenId())
                .foreign("model", record.route().modelAsked())
                .foreign("served", record.route().modelServed())
                .own("stream", record.route().streaming())
                .own("outcome", record.outcome().label())
                .own("status", record.status());
        if (!record.errorClass().isEmpty()) {
            line.own("error", record.errorClass());
        }
        return line.own("in", record.counts().input())
                .own("out", record.counts().output())
                .own("cache_read", record.counts().cacheRead())
                .own("cache_write", record.counts().cacheWrite())
                .own("counted", record.counted())
                .credits(record.counts().credits())
                .own("ms", record.durationMs())
                .own("first_ms", record.firstTokenMs())
                .own("queue_ms", record.queueMs())
                .own("attempts", record.route().attempts());
    }

    private static void caller(LogLine line, Optional<Caller> caller) {
        caller.ifPresent(known -> line.own("key", known.keyId())
                .foreign("key_prefix", known.keyPrefix())
                .foreign("key_name", known.keyName())
                .own("super", known.superKey())
                .own("user", known.userId()));
    }

    private static void write(LogLine line) {
        LogRecord entry = new LogRecord(Level.INFO, line.toString());
        entry.setLoggerName(NAME);
        entry.setSourceClassName(NAME);
        entry.setSourceMethodName("ended");
        LOG.log(entry);
    }
}
