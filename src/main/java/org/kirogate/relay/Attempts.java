package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.TokenAsk;
import org.kirogate.token.TokenLease;
import org.kirogate.token.Waiting;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/** The tries of one call, from the first token to an answer that has begun or a verdict. One request, one thread. */
final class Attempts {
    /** A token that failed passingly may be well again by then. */
    private static final Duration WAIT_FOR_ANOTHER = Duration.ofSeconds(5);

    private final Relay.Means means;
    private final Errand errand;
    private final ChatRequest chat;
    private final Stages stages;
    private final RelayTrace trace;
    private final TokenAsk.Turn turn;
    /** Told to the upstream as the same for all attempts. */
    private final String invocationId;
    private final int callsBefore;
    private final Tries tries = new Tries();
    private final List<UpstreamException> failures = new ArrayList<>();
    /** Made before the next token is taken, while none is held. */
    private Duration pauseDue = Duration.ZERO;
    /** Until when further attempts may begin: counted from the first token, since a wait for it is no failure. */
    private Instant budgetEnd = Instant.MAX;

    /** {@code chat} is what the upstream is asked, {@code stages} work on its answer. */
    Attempts(Relay.Means means, Errand errand, ChatRequest chat, Stages stages) {
        this.means = means;
        this.errand = errand;
        this.chat = chat;
        this.stages = stages;
        this.trace = errand.trace();
        trace.notes().round();
        this.turn = Conversation.turn(errand.request().chat());
        this.callsBefore = trace.attempts();
        this.invocationId = new UUID(means.random().nextLong(), means.random().nextLong()).toString();
    }

    /** Begins with a token that another call of the request has left; closes it unless it answers. */
    Round run(TokenLease kept) {
        if (!kept.again()) {
            kept.close();
            return run();
        }
        tookToken(kept);
        return serve(kept).orElseGet(this::run);
    }

    Round run() {
        while (true) {
            Optional<Round> reply = serve(take());
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private TokenLease take() {
        if (!pauseDue.isZero()) {
            sleep(pauseDue);
            pauseDue = Duration.ZERO;
        }
        TokenLease lease = elsewhere().orElseGet(this::next);
        trace.tookToken(lease.tokenId());
        tookToken(lease);
        return lease;
    }

    private void tookToken(TokenLease lease) {
        tries.tookToken(lease.tokenId());
        if (budgetEnd.equals(Instant.MAX)) {
            budgetEnd = means.clock().instant().plus(means.config().failoverBudget());
        }
    }

    /** A token that has not failed this request: worth a short wait when all of those are busy, but not a refusal. */
    private Optional<TokenLease> elsewhere() {
        if (!tries.hasPassedOver()) {
            return Optional.empty();
        }
        Instant soon = means.clock().instant().plus(WAIT_FOR_ANOTHER);
        try {
            return Optional.of(means.pool().acquire(
                    ask(tries.shunned()), waiting(soon.isBefore(budgetEnd) ? soon : budgetEnd)));
        } catch (GatewayException e) {
            if (e.fault() == Fault.POOL_EMPTY || e.fault() == Fault.RATE_LIMITED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private TokenLease next() {
        try {
            return means.pool().acquire(ask(tries.excluded()), waiting(budgetEnd));
        } catch (GatewayException e) {
            GatewayException told = nobody(e);
            if (told == e && e.fault() == Fault.RATE_LIMITED) {
                means.pool().toldBusy();
            }
            throw told;
        }
    }

    private Waiting waiting(Instant until) {
        return errand.waiting(means.config().pingInterval(), until);
    }

    private TokenAsk ask(Set<Long> exclude) {
        return new TokenAsk(errand.request().scope(), errand.modelId(), exclude, turn, errand.request().keyId());
    }

    /** What the caller is told when there is no token; that its time is over says it all. */
    private GatewayException nobody(GatewayException refusal) {
        if (refusal.fault() == Fault.UNAVAILABLE) {
            return refusal;
        }
        Instant now = means.clock().instant();
        if (errand.isOver(now)) {
            return errand.late(now);
        }
        if (failures.isEmpty()) {
            return refusal.fault() == Fault.MODEL_NOT_FOUND
                    ? FaultOf.modelNotFound(errand.request().chat().model(), refusal) : refusal;
        }
        if (refusal.fault() == Fault.RATE_LIMITED) {
            // Others could serve and are busy: that is what to tell, not what went wrong with the ones before.
            failures.forEach(refusal::addSuppressed);
            return refusal;
        }
        return verdict();
    }

    /** Tries with one token; empty when another is to be taken. */
    private Optional<Round> serve(TokenLease lease) {
        boolean handedOver = false;
        try {
            Credential refused = null;
            while (mayTry(lease)) {
                Credential credential = null;
                errand.listener().asking();
                try {
                    tries.began();
                    trace.notes().trying(lease.tokenId(), means.clock().instant());
                    credential = refused == null ? lease.credential() : lease.forceRefresh(refused);
                    refused = null;
                    Round reply = call(lease, credential);
                    handedOver = true;
                    return Optional.of(reply);
                } catch (UpstreamException e) {
                    Next next = after(e, lease);
                    if (next == Next.OTHER_TOKEN || next == Next.ELSEWHERE) {
                        return Optional.empty();
                    }
                    // A bearer that could not even be had is asked for again, not refused.
                    refused = next == Next.REFRESH ? credential : null;
                }
            }
            return Optional.empty();
        } finally {
            if (!handedOver) {
                lease.close();
            }
        }
    }

    /** A repeat counts towards the token's requests per minute like any other: at that limit another token serves. */
    private boolean mayTry(TokenLease lease) {
        boolean may = tries.onLease() == 0 || lease.again();
        if (!may) {
            tries.passOver();
        }
        return may;
    }

    private Round call(TokenLease lease, Credential credential) {
        Instant now = means.clock().instant();
        trace.attempted(errand.modelId(), now);
        Patience patience = new Patience(errand.within(means.config().firstTokenTimeout(), now),
                means.config().pingInterval(), () -> errand.listener().silence(true));
        ReplyStream stream = means.upstream().open(new UpstreamCall(
                chat, lease.model(), credential, lease.accountSalt(), invocationId, trace.attempts() - callsBefore,
                tries.repairs(), patience));
        try {
            List<ReplyEvent> first = firstEvents(stream, now.plus(patience.limit()));
            lease.answering();
            trace.firstEvent(means.clock().instant(), stream.servedModel(), stream.repairs());
            return new Round(stream, lease, stages.on(lease.model()), errand, means.clock(), first);
        } catch (RuntimeException | Error e) {
            stream.close();
            throw e;
        }
    }

    /** The head has had its share of the time already. */
    private List<ReplyEvent> firstEvents(ReplyStream stream, Instant deadline) {
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
            if (means.clock().instant().isBefore(deadline)) {
                errand.listener().silence(true);
            }
        }
    }

    /** Notes a failure and prepares what follows; throws when nothing does. */
    private Next after(UpstreamException failed, TokenLease lease) {
        UpstreamFailure failure = failed.failure();
        failures.add(failed);
        Instant now = means.clock().instant();
        trace.failed(failure, now);
        if (errand.isOver(now)) {
            throw errand.late(now);
        }
        tries.failed(failure);
        Next next = RetryRule.next(failure, tries);
        boolean pauses = next == Next.BACK_OFF || next == Next.ELSEWHERE;
        Duration pause = pauses ? RetryRule.pause(tries, means.random()) : Duration.ZERO;
        if (!now.plus(pause).isBefore(budgetEnd)) {
            next = Next.GIVE_UP;
        }
        trace.notes().followedBy(next, next == Next.GIVE_UP ? Duration.ZERO : pause);
        if (counts(failure, next)) {
            lease.failed(failure);
        }
        prepare(next, pause);
        return next;
    }

    /**
     * Whether the failure says something about the token already: not while its bearer, profile or model may still do.
     */
    private static boolean counts(UpstreamFailure failure, Next next) {
        return switch (next) {
            case REFRESH, RESOLVE_PROFILE, DROP_REASONING, STRICT_SCHEMAS -> false;
            // Passing by nature, and about the model: a token is not left alone for it while it may be tried again.
            case BACK_OFF, ELSEWHERE -> failure.kind() != UpstreamFailure.Kind.CAPACITY;
            case OTHER_TOKEN, GIVE_UP -> true;
        };
    }

    private void prepare(Next next, Duration pause) {
        Runnable preparation = switch (next) {
            case BACK_OFF -> () -> sleep(pause);
            case ELSEWHERE -> () -> {
                tries.passOver();
                pauseDue = pause;
            };
            case REFRESH -> tries::refreshed;
            case DROP_REASONING, STRICT_SCHEMAS, RESOLVE_PROFILE -> () -> next.repair().ifPresent(tries::repair);
            case OTHER_TOKEN -> tries::exclude;
            case GIVE_UP -> () -> {
                throw verdict();
            };
        };
        preparation.run();
    }

    private GatewayException verdict() {
        return Verdict.of(failures, errand.request().chat().model(), errand.request().scope());
    }

    private void sleep(Duration pause) {
        try {
            tries.paused();
            means.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(Fault.UNAVAILABLE, "The gateway is shutting down.", e);
        }
    }
}
