package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.TokenLease;
import org.kirogate.upstream.UpstreamException;

/**
 * One call's answer that has begun: from here on no other token is tried. Holds a token until it is closed or released;
 * tells the token how it ended. One request, one thread.
 */
final class Round implements Resumable {
    private final ReplyStream upstream;
    private final TokenLease lease;
    private final List<EventStage> stages;
    private final Errand errand;
    private final InstantSource clock;
    private final List<ReplyEvent> first;
    private boolean ended;
    private boolean clientGone;
    private boolean released;
    private boolean metered;
    private boolean settled;
    /** Null until its end has come. */
    private TokenCounts used;

    Round(
            ReplyStream upstream,
            TokenLease lease,
            List<EventStage> stages,
            Errand errand,
            InstantSource clock,
            List<ReplyEvent> first) {
        this.upstream = upstream;
        this.lease = lease;
        this.stages = stages;
        this.errand = errand;
        this.clock = clock;
        this.first = pass(first);
    }

    @Override
    public List<ReplyEvent> first() {
        return first;
    }

    @Override
    public long tokenId() {
        return lease.tokenId();
    }

    @Override
    public List<String> repairs() {
        if (!errand.trace().stoodIn()) {
            return upstream.repairs();
        }
        List<String> repairs = new ArrayList<>(upstream.repairs());
        repairs.add("model served by " + servedModel());
        return repairs;
    }

    /** {@inheritDoc} Throws {@link GatewayException} and nothing else. */
    @Override
    public List<ReplyEvent> poll(Duration timeout) {
        Instant now = clock.instant();
        Duration left = ended ? timeout : patience(timeout, now);
        Instant until = now.plus(left);
        while (true) {
            List<ReplyEvent> events = read(left);
            if (events.isEmpty()) {
                patience(timeout, clock.instant());
                return events;
            }
            List<ReplyEvent> passed = pass(events);
            left = Duration.between(clock.instant(), until);
            if (!passed.isEmpty() || left.isZero() || left.isNegative()) {
                return passed;
            }
        }
    }

    @Override
    public String servedModel() {
        return upstream.servedModel();
    }

    @Override
    public void clientGone() {
        clientGone = true;
    }

    @Override
    public Optional<TokenCounts> readOn(Duration timeout) {
        if (!hasEnded()) {
            poll(timeout);
        }
        return Optional.ofNullable(used);
    }

    /** Whether it has come to its end, and did not fail on the way there. */
    boolean hasEnded() {
        return used != null;
    }

    @Override
    public TokenLease release() {
        released = true;
        settle();
        upstream.close();
        return lease;
    }

    /** What it runs on; stays this answer's own. */
    TokenLease lease() {
        return lease;
    }

    @Override
    public void close() {
        try {
            upstream.close();
        } finally {
            settle();
            if (!released) {
                lease.close();
            }
        }
    }

    /** What was left before its end, here or by the service, has cost something all the same. */
    private void settle() {
        if (!settled && !metered) {
            lease.spentUnmetered();
        }
        settled = true;
    }

    /** How long to wait; ends the answer when its time is over. */
    private Duration patience(Duration timeout, Instant now) {
        try {
            return errand.within(timeout, now);
        } catch (GatewayException late) {
            ended = true;
            upstream.close();
            throw late;
        }
    }

    private List<ReplyEvent> read(Duration timeout) {
        if (ended) {
            throw new GatewayException(Fault.INTERNAL, errand.request().requestId(),
                    new IllegalStateException("the answer has ended"));
        }
        try {
            return upstream.poll(timeout);
        } catch (UpstreamException e) {
            ended = true;
            errand.trace().failed(e.failure(), clock.instant());
            if (!clientGone) {
                lease.failed(e.failure());
            }
            throw FaultOf.of(e, errand.request().chat().model());
        } catch (GatewayException e) {
            ended = true;
            throw e;
        } catch (RuntimeException e) {
            ended = true;
            throw new GatewayException(Fault.INTERNAL, errand.request().requestId(), e);
        }
    }

    private List<ReplyEvent> pass(List<ReplyEvent> events) {
        List<ReplyEvent> passed = events;
        for (EventStage stage : stages) {
            passed = stage.pass(passed);
        }
        if (!passed.isEmpty() && passed.get(passed.size() - 1) instanceof ReplyEvent.Finished end) {
            ended = true;
            used = end.counts();
            metered = end.counts().credits() > 0;
            lease.spent(end.counts().credits());
            if (!clientGone) {
                lease.succeeded();
            }
            if (end.reason() == StopReason.STOP_SEQUENCE || end.reason() == StopReason.MAX_TOKENS) {
                // Cut here, or the upstream did: nothing more of it is wanted, and the account need not go on writing.
                upstream.close();
            }
        }
        return List.copyOf(passed);
    }
}
