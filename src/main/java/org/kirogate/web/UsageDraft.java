package org.kirogate.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kirogate.access.Caller;
import org.kirogate.access.limit.Permit;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.TokenCounts;
import org.kirogate.fault.GatewayException;
import org.kirogate.relay.ReadOn;
import org.kirogate.relay.ReceiptEnd;
import org.kirogate.relay.RelayTrace;
import org.kirogate.usage.UsageRecord;
import org.kirogate.usage.UsageStart;

/** Gathers what the usage record of one request will say, as its life goes on. One request, one thread at a time. */
final class UsageDraft {
    private final String requestId;
    private final Instant at;
    private final String dialect;
    private final String client;
    private final String address;
    private final boolean keepsReceipts;
    private final RelayTrace trace = new RelayTrace();
    private Caller caller;
    /** Null until the request was let in. */
    private Permit permit;
    private String model = "";
    private List<String> repairs = List.of();
    private boolean streaming;
    private TokenCounts counts = TokenCounts.ZERO;
    /** What holds as long as no figures came. */
    private TokenCounts estimate = TokenCounts.ZERO;
    private boolean counted;
    private boolean settled;
    private UsageRecord.Outcome outcome = UsageRecord.Outcome.FAILED;
    private int status = 500;
    private String errorClass = "";
    private int firstTokenMs;

    /** A draft of a request; {@code keepsReceipts} if any request's receipt is stored. */
    UsageDraft(
            String requestId, Instant at, String dialect, String client, String address, boolean keepsReceipts) {
        this.requestId = requestId;
        this.at = at;
        this.dialect = dialect;
        this.client = client;
        this.address = address;
        this.keepsReceipts = keepsReceipts;
    }

    String requestId() {
        return requestId;
    }

    Instant at() {
        return at;
    }

    String dialect() {
        return dialect;
    }

    /** Whether a stream was asked for; false until the request is understood. */
    boolean streaming() {
        return streaming;
    }

    RelayTrace trace() {
        return trace;
    }

    void caller(Caller known) {
        this.caller = known;
    }

    /** Leave to go on, which {@link #settle} gives back. */
    void admitted(Permit given) {
        this.permit = given;
    }

    void asked(ChatRequest chat) {
        this.model = chat.model();
        this.streaming = chat.stream();
    }

    /** What the dialect changed in the request. */
    void repaired(List<String> changes) {
        this.repairs = List.copyOf(changes);
    }

    /** Whether the caller may be told the receipt's name, and there will be one. */
    boolean namesReceipt() {
        return keepsReceipts && caller != null && caller.receipts() && trace.begun();
    }

    void firstToken(Instant now) {
        this.firstTokenMs = millis(Duration.between(at, now));
    }

    /** Takes the figures when the end is among the events. */
    void seen(List<ReplyEvent> events) {
        if (!events.isEmpty() && events.get(events.size() - 1) instanceof ReplyEvent.Finished finished) {
            ended(finished.counts());
        }
    }

    void ended(TokenCounts figures) {
        this.counts = figures;
        this.counted = true;
        // Before the last bytes leave: a client that waits for them may ask again at once, and must not meet itself.
        settle();
    }

    void answered() {
        this.outcome = UsageRecord.Outcome.OK;
        this.status = 200;
    }

    /** Whether the end of the answer came, so that nothing more is to be learned. */
    boolean isCounted() {
        return counted;
    }

    /** The client left; {@code about} is what was used by then as far as can be told without figures. */
    void clientGone(TokenCounts about) {
        this.outcome = UsageRecord.Outcome.CLIENT_GONE;
        this.status = 499;
        this.estimate = about;
    }

    /** The client had left, and what its answer used was learned all the same. */
    ReadOn settled(TokenCounts figures) {
        ended(figures);
        this.settled = true;
        return figures.credits() > 0 ? ReadOn.SETTLED : ReadOn.UNPRICED;
    }

    /** What came of reading on after the client had left. */
    void readOn(ReadOn how, Duration took) {
        trace.readOn(how, took);
    }

    void refused(GatewayException failure, int sentStatus) {
        this.status = sentStatus;
        this.errorClass = failure.fault().name().toLowerCase(Locale.ROOT);
        this.outcome = switch (failure.fault()) {
            case INVALID_REQUEST, UNSUPPORTED, CONTEXT_TOO_LARGE, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND,
                    MODEL_NOT_FOUND, METHOD_NOT_ALLOWED, CONFLICT, TOO_LARGE, UNSUPPORTED_ENCODING, RATE_LIMITED,
                    QUOTA_EXHAUSTED, POOL_EMPTY, UNAVAILABLE -> UsageRecord.Outcome.REFUSED;
            case INTERNAL, UPSTREAM_FAILED, OVERLOADED -> UsageRecord.Outcome.FAILED;
            case UPSTREAM_TIMEOUT -> UsageRecord.Outcome.TIMED_OUT;
        };
    }

    /** What is known as soon as the caller is. */
    UsageStart start() {
        return new UsageStart(requestId, at, who(), dialect);
    }

    /**
     * Counts what was used against the limits and gives back what was only reserved, whatever came of the request; once.
     */
    void settle() {
        if (permit == null) {
            return;
        }
        TokenCounts used = used();
        long tokens = used.input() + used.cacheRead() + used.cacheWrite() + used.output();
        if (!counted && creditSource(used) == UsageRecord.CreditSource.ESTIMATED) {
            permit.settleUnpriced(tokens, used.credits());
        } else {
            permit.settle(tokens, used.credits());
        }
    }

    /** The record, once the caller is known; a request of nobody is nobody's usage. */
    Optional<UsageRecord> record(Instant now) {
        if (caller == null) {
            return Optional.empty();
        }
        TokenCounts used = used();
        return Optional.of(new UsageRecord(
                requestId,
                at,
                who(),
                new UsageRecord.Route(
                        dialect,
                        model,
                        trace.servedModel(),
                        streaming,
                        trace.lastTokenId(),
                        trace.attempts(),
                        trace.tokenIds()),
                outcome,
                status,
                errorClass,
                used,
                creditSource(used),
                millis(trace.queued()),
                firstTokenMs,
                millis(Duration.between(at, now)),
                receipt(now)));
    }

    private TokenCounts used() {
        if (counts.equals(TokenCounts.ZERO)) {
            return trace.spent().equals(TokenCounts.ZERO) ? estimate : trace.spent();
        }
        return counts;
    }

    private UsageRecord.Who who() {
        return new UsageRecord.Who(caller.keyId(), caller.userId(), caller.superKey(), client, address);
    }

    /** An answer that began was paid for, even if it was not listened to until its price, or all of it, was told. */
    private UsageRecord.CreditSource creditSource(TokenCounts used) {
        if (counts.credits() > 0) {
            return settled ? UsageRecord.CreditSource.SETTLED : UsageRecord.CreditSource.METERED;
        }
        return used.equals(TokenCounts.ZERO) && trace.firstEventAt().equals(Instant.EPOCH)
                ? UsageRecord.CreditSource.NONE
                : UsageRecord.CreditSource.ESTIMATED;
    }

    private String receipt(Instant now) {
        return keepsReceipts ? trace.receipt(new ReceiptEnd(model, repairs, outcome.label(), errorClass, now)) : "";
    }

    Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    private static int millis(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, time.toMillis());
    }
}
