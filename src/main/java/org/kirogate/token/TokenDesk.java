package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.queue.Guest;
import org.kirogate.token.queue.Outcome;
import org.kirogate.token.queue.WaitQueue;

/**
 * Where requests get their tokens: at once, in their turn when all are busy, or not at all. While nobody waits it
 * costs no lock. Thread-safe.
 */
final class TokenDesk {
    /**
     * What no event tells is seen this late: hours that begin, a person in good standing again, a pool that has run
     * dry.
     */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** Between two looks at least. */
    private static final Duration BREATH = Duration.ofMillis(10);

    private final Selector selector;
    private final Refusals refusals;
    private final QueueRules rules;
    private final InstantSource clock;
    private final LeaseTimes times = new LeaseTimes();
    private final QueueTally tally = new QueueTally();
    private final WaitQueue<TokenAsk, Selector.Taken> queue;

    TokenDesk(Selector selector, Refusals refusals, QueueRules rules, InstantSource clock) {
        this.selector = selector;
        this.refusals = refusals;
        this.rules = rules;
        this.clock = clock;
        this.queue = new WaitQueue<>(rules.size(), clock, rules.parking());
    }

    /** A request in the queue. */
    private final class Queuer implements Guest<TokenAsk, Selector.Taken> {
        private final TokenAsk ask;
        private final TokenAsk lane;

        Queuer(TokenAsk ask) {
            this.ask = ask;
            this.lane = laneOf(ask);
        }

        @Override
        public TokenAsk lane() {
            return lane;
        }

        @Override
        public long party() {
            return ask.party();
        }

        @Override
        public Outcome<Selector.Taken> attempt(Duration waited) {
            Instant now = clock.instant();
            Selector.Taken taken = selector.take(ask, waited, now);
            if (taken.lease() != null) {
                return new Outcome.Granted<>(taken);
            }
            Outlook outlook = outlook(taken, ask, now);
            if (!outlook.busy()) {
                return new Outcome.Hopeless<>();
            }
            Instant notBefore = outlook.atAnyTime() ? Instant.EPOCH : now.plus(outlook.nearest());
            return new Outcome.Busy<>(now.plus(pause(outlook.nearest())), notBefore);
        }

        private static Duration pause(Duration nearest) {
            if (nearest.compareTo(LOOK_AGAIN) > 0) {
                return LOOK_AGAIN;
            }
            return nearest.compareTo(BREATH) < 0 ? BREATH : nearest;
        }

        @Override
        public void giveBack(Selector.Taken unwanted) {
            unwanted.lease().close();
        }
    }

    /** {@link TokenPool#acquire}. */
    TokenLease acquire(TokenAsk ask, Waiting waiting) {
        Instant now = clock.instant();
        if (queue.size() == 0) {
            Selector.Taken taken = selector.take(ask, Duration.ZERO, now);
            if (taken.lease() != null) {
                waiting.seen().accept(taken.selection());
                return taken.lease();
            }
            if (!outlook(taken, ask, now).isWorthWaiting(until(waiting, now), now)) {
                waiting.seen().accept(taken.selection());
                throw refusal(taken, ask, now);
            }
        }
        return queued(ask, waiting, now);
    }

    /** Gives a place back to those that wait, or to nobody. */
    void released(PooledToken token, Place place, Instant takenAt) {
        times.ended(Duration.between(takenAt, clock.instant()));
        if (queue.size() == 0) {
            token.release(place);
            if (queue.size() > 0) { // somebody came meanwhile and may not have seen it
                queue.changed(lane -> selector.mayServe(token, lane));
            }
            return;
        }
        queue.changed(lane -> selector.mayServe(token, lane), () -> token.release(place));
    }

    /** Tokens, their states or their owners have changed: whoever waits is looked for anew. */
    void changed() {
        if (queue.size() > 0) {
            queue.changed(lane -> true);
        }
    }

    /** {@link TokenPool#toldBusy}. */
    void toldBusy() {
        tally.refused();
    }

    QueueFigures figures() {
        return tally.figures(queue.size());
    }

    private TokenLease queued(TokenAsk ask, Waiting waiting, Instant since) {
        Optional<Selector.Taken> got = Optional.empty();
        Selector.Taken end;
        try {
            got = queue.await(new Queuer(ask), until(waiting, since), waiting.ping(), waiting.silence());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(Fault.UNAVAILABLE, "The gateway is shutting down.", e);
        } finally {
            end = ended(got, ask, Duration.between(since, clock.instant()));
            waiting.seen().accept(end.selection());
        }
        if (end.lease() == null) {
            throw refusal(end, ask, clock.instant());
        }
        return end.lease();
    }

    private Instant until(Waiting waiting, Instant now) {
        Instant latest = now.plus(rules.longestWait());
        return waiting.deadline().isBefore(latest) ? waiting.deadline() : latest;
    }

    private Selector.Taken ended(Optional<Selector.Taken> got, TokenAsk ask, Duration waited) {
        if (got.isPresent() || waited.toMillis() > 0) { // else it was refused at once
            tally.waited(waited);
        }
        return got.orElseGet(() -> selector.none(ask, waited, clock.instant()));
    }

    private GatewayException refusal(Selector.Taken none, TokenAsk ask, Instant now) {
        Outlook outlook = outlook(none, ask, now);
        if (!outlook.busy()) {
            return refusals.empty(none.look().reach(), ask, now);
        }
        return refusals.busy(none.selection().waited(), queue.isFull(), expected(outlook, ask));
    }

    /** Until the first known time or, by how long requests took lately, until one that holds a token ends. */
    private Duration expected(Outlook outlook, TokenAsk ask) {
        if (!outlook.atAnyTime()) {
            return outlook.nearest();
        }
        Optional<Duration> place = times.untilFree(outlook.inFlight(), queue.size(laneOf(ask)));
        return place.filter(time -> time.compareTo(outlook.nearest()) < 0).orElse(outlook.nearest());
    }

    private Outlook outlook(Selector.Taken taken, TokenAsk ask, Instant now) {
        return Outlook.of(taken.look(), selector, ask, rules.longestWait(), now);
    }

    /** Requests that the same tokens can serve are in one lane, whoever's they are. */
    private static TokenAsk laneOf(TokenAsk ask) {
        return new TokenAsk(ask.scope(), ask.modelId(), ask.exclude());
    }
}
