package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.TokenAsk;
import org.kirogate.token.TokenLease;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/** The tries of one request, from the first token to an answer that has begun or a verdict. One request, one thread. */
final class Attempts {
    private final Relay.Means means;
    private final RelayRequest request;
    private final ChatRequest chat;
    private final String modelId;
    private final RelayTrace trace;
    private final Runnable silence;
    /** Told to the upstream as the same for all attempts. */
    private final String invocationId;
    private final Tries tries = new Tries();
    private final List<UpstreamException> failures = new ArrayList<>();

    /**
     * {@code chat} is the request's with what the model's name adds; {@code modelId} the upstream's id; {@code silence} is told
     * each time that a ping is due before the answer has begun.
     */
    Attempts(
            Relay.Means means,
            RelayRequest request,
            ChatRequest chat,
            String modelId,
            RelayTrace trace,
            Runnable silence) {
        this.means = means;
        this.request = request;
        this.chat = chat;
        this.modelId = modelId;
        this.trace = trace;
        this.silence = silence;
        this.invocationId = new UUID(means.random().nextLong(), means.random().nextLong()).toString();
    }

    RelayedReply run() {
        while (true) {
            Optional<RelayedReply> reply = serve(take());
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private TokenLease take() {
        try {
            TokenLease lease = means.pool().acquire(new TokenAsk(request.scope(), modelId, tries.excluded()));
            trace.tookToken(lease.tokenId());
            tries.tookToken();
            return lease;
        } catch (GatewayException e) {
            if (!failures.isEmpty()) {
                throw verdict();
            }
            throw e.fault() == Fault.MODEL_NOT_FOUND ? FaultOf.modelNotFound(request.chat().model(), e) : e;
        }
    }

    /** Tries with one token; empty when another is to be taken. */
    private Optional<RelayedReply> serve(TokenLease lease) {
        boolean handedOver = false;
        try {
            Credential refused = null;
            while (true) {
                Credential credential = null;
                try {
                    tries.began();
                    credential = refused == null ? lease.credential() : lease.forceRefresh(refused);
                    refused = null;
                    RelayedReply reply = call(lease, credential);
                    handedOver = true;
                    return Optional.of(reply);
                } catch (UpstreamException e) {
                    Next next = after(e, lease);
                    if (next == Next.OTHER_TOKEN) {
                        return Optional.empty();
                    }
                    // A bearer that could not even be had is asked for again, not refused.
                    refused = next == Next.REFRESH ? credential : null;
                }
            }
        } finally {
            if (!handedOver) {
                lease.close();
            }
        }
    }

    private RelayedReply call(TokenLease lease, Credential credential) {
        if (tries.onToken() > 1) {
            lease.again();
        }
        trace.attempted(modelId);
        ReplyStream stream = means.upstream().open(new UpstreamCall(
                chat, lease.model(), credential, lease.accountSalt(), invocationId, trace.attempts(),
                tries.repairs()));
        try {
            List<ReplyEvent> first = firstEvents(stream);
            trace.firstEvent(means.clock().instant(), stream.servedModel());
            return new RelayedReply(stream, lease, stages(), request, trace, means.clock(), first);
        } catch (RuntimeException | Error e) {
            stream.close();
            throw e;
        }
    }

    private List<ReplyEvent> firstEvents(ReplyStream stream) {
        Instant deadline = means.clock().instant().plus(means.config().firstTokenTimeout());
        while (true) {
            Duration left = Duration.between(means.clock().instant(), deadline);
            if (left.isZero() || left.isNegative()) {
                throw new UpstreamException(UpstreamFailure.of(UpstreamFailure.Kind.TIMEOUT, "first_event"));
            }
            Duration step = means.config().pingInterval();
            List<ReplyEvent> events = stream.poll(left.compareTo(step) < 0 ? left : step);
            if (!events.isEmpty()) {
                return events;
            }
            silence.run();
        }
    }

    private List<EventStage> stages() {
        List<EventStage> stages = new ArrayList<>();
        if (!chat.thinking().shown()) {
            stages.add(new ReasoningFilter());
        }
        if (!chat.stops().isEmpty()) {
            stages.add(new StopCutter(chat.stops(), trace::inputEstimate, modelId));
        }
        return stages;
    }

    /** Notes a failure and prepares what follows; throws when nothing does. */
    private Next after(UpstreamException failed, TokenLease lease) {
        UpstreamFailure failure = failed.failure();
        failures.add(failed);
        trace.failed(failure);
        if (failure.kind() == UpstreamFailure.Kind.EMPTY) {
            tries.gotNothing();
        }
        Next next = RetryRule.next(failure, tries);
        Duration pause = next == Next.BACK_OFF ? RetryRule.pause(tries, means.random()) : Duration.ZERO;
        if (!means.clock().instant().plus(pause).isBefore(request.startedAt().plus(means.config().failoverBudget()))) {
            next = Next.GIVE_UP;
        }
        if (counts(failure, next)) {
            lease.failed(failure);
        }
        prepare(next, pause, lease);
        return next;
    }

    /**
     * Whether the failure says something about the token already: not while its bearer, profile or model may still do.
     */
    private static boolean counts(UpstreamFailure failure, Next next) {
        return switch (next) {
            case REFRESH, RESOLVE_PROFILE, DROP_REASONING, STRICT_SCHEMAS -> false;
            case BACK_OFF -> failure.kind() != UpstreamFailure.Kind.CAPACITY;
            case OTHER_TOKEN, GIVE_UP -> true;
        };
    }

    private void prepare(Next next, Duration pause, TokenLease lease) {
        Runnable preparation = switch (next) {
            case BACK_OFF -> () -> sleep(pause);
            case REFRESH -> tries::refreshed;
            case DROP_REASONING, STRICT_SCHEMAS, RESOLVE_PROFILE -> () -> next.repair().ifPresent(tries::repair);
            case OTHER_TOKEN -> () -> tries.exclude(lease.tokenId());
            case GIVE_UP -> () -> {
                throw verdict();
            };
        };
        preparation.run();
    }

    private GatewayException verdict() {
        return Verdict.of(failures, request.chat().model(), request.scope());
    }

    private void sleep(Duration pause) {
        try {
            means.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(Fault.UNAVAILABLE, "The gateway is shutting down.", e);
        }
    }
}
