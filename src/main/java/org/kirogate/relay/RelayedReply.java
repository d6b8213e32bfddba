package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.StopReason;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.TokenLease;
import org.kirogate.upstream.UpstreamException;

/**
 * An answer that has begun: from here on no other token is tried. Holds a token until it is closed; tells the token how
 * it ended. One request, one thread.
 */
public final class RelayedReply implements ReplyStream {
    private final ReplyStream upstream;
    private final TokenLease lease;
    private final List<EventStage> stages;
    private final RelayRequest request;
    private final RelayTrace trace;
    private final InstantSource clock;
    private final List<ReplyEvent> first;
    private boolean ended;
    private boolean clientGone;

    RelayedReply(
            ReplyStream upstream,
            TokenLease lease,
            List<EventStage> stages,
            RelayRequest request,
            RelayTrace trace,
            InstantSource clock,
            List<ReplyEvent> first) {
        this.upstream = upstream;
        this.lease = lease;
        this.stages = List.copyOf(stages);
        this.request = request;
        this.trace = trace;
        this.clock = clock;
        this.first = pass(first);
    }

    /**
     * The events the answer began with; to be read before {@link #poll}. May be empty when all of them were of no
     * interest to the caller. When they end with {@link ReplyEvent.Finished} there is nothing to poll.
     */
    public List<ReplyEvent> first() {
        return first;
    }

    /** The token that answers. */
    public long tokenId() {
        return lease.tokenId();
    }

    /** {@inheritDoc} Throws {@link GatewayException} and nothing else. */
    @Override
    public List<ReplyEvent> poll(Duration timeout) {
        Instant deadline = clock.instant().plus(timeout);
        Duration left = timeout;
        while (true) {
            List<ReplyEvent> events = read(left);
            if (events.isEmpty()) {
                return events;
            }
            List<ReplyEvent> passed = pass(events);
            left = Duration.between(clock.instant(), deadline);
            if (!passed.isEmpty() || left.isZero() || left.isNegative()) {
                return passed;
            }
        }
    }

    @Override
    public String servedModel() {
        return upstream.servedModel();
    }

    /** Whether the model that answers is another than the request named, because no account lists that one. */
    public boolean stoodIn() {
        return trace.stoodIn();
    }

    /** The client went away: what happens to the answer from now on says nothing about the token. */
    public void clientGone() {
        clientGone = true;
    }

    @Override
    public void close() {
        try {
            upstream.close();
        } finally {
            lease.close();
        }
    }

    private List<ReplyEvent> read(Duration timeout) {
        if (ended) {
            throw new GatewayException(Fault.INTERNAL, request.requestId(),
                    new IllegalStateException("the answer has ended"));
        }
        try {
            return upstream.poll(timeout);
        } catch (UpstreamException e) {
            ended = true;
            trace.failed(e.failure());
            if (!clientGone) {
                lease.failed(e.failure());
            }
            throw FaultOf.of(e, request.chat().model());
        } catch (GatewayException e) {
            ended = true;
            throw e;
        } catch (RuntimeException e) {
            ended = true;
            throw new GatewayException(Fault.INTERNAL, request.requestId(), e);
        }
    }

    private List<ReplyEvent> pass(List<ReplyEvent> events) {
        List<ReplyEvent> passed = events;
        for (EventStage stage : stages) {
            passed = stage.pass(passed);
        }
        if (!passed.isEmpty() && passed.get(passed.size() - 1) instanceof ReplyEvent.Finished end) {
            ended = true;
            if (!clientGone) {
                lease.succeeded();
            }
            if (end.reason() == StopReason.STOP_SEQUENCE) {
                // Cut here: nothing more of it is wanted, and the account need not go on writing.
                upstream.close();
            }
        }
        return List.copyOf(passed);
    }
}
