package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.Waiting;
import org.kirogate.upstream.UpstreamFailure;

/**
 * What all calls for one request have in common.
 *
 * @param request  what the caller asks
 * @param modelId  the upstream's id of the model
 * @param trace    filled on the way
 * @param listener told each time that a ping is due while the caller is not polling
 * @param deadline when the answer is ended even if it still goes on
 */
record Errand(RelayRequest request, String modelId, RelayTrace trace, Listener listener, Instant deadline) {
    Errand {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(trace, "trace");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(deadline, "deadline");
    }

    /** Whether the answer has to end. */
    boolean isOver(Instant now) {
        return !now.isBefore(deadline);
    }

    /**
     * That long, or what is left until the end.
     *
     * @throws GatewayException UPSTREAM_TIMEOUT when nothing is left
     */
    Duration within(Duration wanted, Instant now) {
        if (isOver(now)) {
            throw late(now);
        }
        Duration left = Duration.between(now, deadline);
        return left.compareTo(wanted) < 0 ? left : wanted;
    }

    /** How it waits for a token: not past {@code until}, nor past its own end. */
    Waiting waiting(Duration ping, Instant until) {
        return new Waiting(until.isBefore(deadline) ? until : deadline, ping, () -> listener.silence(false),
                trace::looked);
    }

    /** How it asks for a second token while it holds one: requests that wait for one another would all wait. */
    Waiting notWaiting() {
        return Waiting.none(trace::looked);
    }

    /** What the caller is told when the answer has to end. The token is not to blame. */
    GatewayException late(Instant now) {
        trace.failed(UpstreamFailure.of(UpstreamFailure.Kind.TIMEOUT, "answer_timeout"), now);
        return new GatewayException(Fault.UPSTREAM_TIMEOUT,
                "The answer took longer than this gateway allows for one answer, so it was ended.");
    }
}
