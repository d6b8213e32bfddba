package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lets a token, or one model of it, alone for a while after failures: closed, then open until a time, then exactly one
 * request finds out whether it works again, whose success closes it and whose failure opens it for longer. What ends
 * later than it should have, because it began before the breaker opened, neither closes nor prolongs it. Thread-safe,
 * memory only; one volatile read while closed.
 */
final class Breaker {
    /** What a request was let in with; the pass of the probing request is a single one. */
    static final class Pass {
        private final int opening;
        private final boolean early;

        private Pass(int opening, boolean early) {
            this.opening = opening;
            this.early = early;
        }
    }

    /** Where it is. */
    enum State {
        /** Lets every request in. */
        CLOSED,
        /** Lets none in until a time. */
        RESTING,
        /** Lets the next one in, to find out. */
        READY,
        /** One is finding out. */
        PROBING
    }

    /**
     * It has opened, or stays open for longer.
     *
     * @param until  when the next request is let in
     * @param inARow how often for this reason without a success between, from 1
     */
    record Trip(Instant until, int inARow) {}

    /** The pass of a request that came before there was a breaker. */
    static final Pass FIRST = new Pass(0, false);

    /** When no token can serve, one that rests by our own guess is tried again no sooner than this after a failure. */
    private static final Duration EARLIEST = Duration.ofSeconds(5);
    /** How long a probe is thought to take. */
    private static final Duration PROBE_TIME = Duration.ofSeconds(1);
    /** A time that the service says prolongs a rest only when it differs by more than what calls of one burst do. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

    private final BreakerRule rule;
    private final OutcomeWindow outcomes;
    private final int[] inARow = new int[CoolDown.values().length];
    /** What requests are let in with; null while open. */
    private volatile Pass closed = FIRST;
    /** How often it opened, or was looked after: tells what began before that. */
    private int opening;
    /** Whether it has opened since the last good end. */
    private boolean troubled;
    /** Who is finding out; null = nobody. */
    private Pass probe;
    private Instant until = Instant.EPOCH;
    private Instant earlyFrom = Instant.EPOCH;

    Breaker(BreakerRule rule) {
        this.rule = rule;
        this.outcomes = new OutcomeWindow(rule.window());
    }

    /** Where it is; with {@code early}, a rest of our own guess counts as over a few seconds after it began. */
    State state(Instant now, boolean early) {
        return closed != null ? State.CLOSED : open(now, early);
    }

    /** Lets a request in, or null. One that is let in leaves with {@link #leave}, whatever becomes of it. */
    Pass enter(Instant now, boolean early) {
        Pass pass = closed;
        return pass != null ? pass : probe(now, early);
    }

    /** The request ended; gives the probe back if it had it and told nothing. */
    synchronized void leave(Pass pass) {
        if (probe == pass) {
            probe = null;
        }
    }

    /**
     * The service began to answer: that closes it, but only a good end makes it forget how often it opened. True when
     * it closed now.
     */
    boolean answering(Pass pass) {
        return closed == null && answered(pass);
    }

    private synchronized boolean answered(Pass pass) {
        if (closed != null || probe != pass) {
            return false;
        }
        close();
        return true;
    }

    /** The request ended well. True when that ended what its opening began. */
    synchronized boolean succeeded(Pass pass, Instant now) {
        if (late(pass) || (closed == null && probe != pass)) {
            return false;
        }
        outcomes.add(now, false);
        if (!troubled) {
            return false;
        }
        forget();
        if (closed == null) {
            close();
        }
        return true;
    }

    /** The request failed in a way of which one is no reason to rest. Tells whether it opened. */
    synchronized Optional<Trip> faulted(Pass pass, Instant now, RandomGenerator random) {
        if (late(pass)) {
            return Optional.empty();
        }
        if (closed != null) {
            outcomes.add(now, true);
            return outcomes.bad(now, rule.failures())
                    ? Optional.of(opened(CoolDown.FAULTS, Duration.ZERO, now, random)) : Optional.empty();
        }
        if (probe != pass) {
            return Optional.empty();
        }
        if (pass.early) {
            probe = null;
            earlyFrom = later(earlyFrom, now.plus(EARLIEST));
            until = later(until, earlyFrom);
            return Optional.empty();
        }
        return Optional.of(opened(CoolDown.FAULTS, Duration.ZERO, now, random));
    }

    /**
     * The request failed in a way that wants rest at once.
     *
     * @param said what the service said how long, zero = nothing
     * @return empty when it rests long enough already
     */
    synchronized Optional<Trip> tripped(
            CoolDown coolDown, Duration said, Pass pass, Instant now, RandomGenerator random) {
        boolean resting = closed == null && probe != pass && now.isBefore(until);
        if (!resting && !late(pass)) {
            return Optional.of(opened(coolDown, said, now, random));
        }
        boolean ofTheSameBurst = inARow[coolDown.ordinal()] > 0;
        int times = Math.max(1, inARow[coolDown.ordinal()]);
        Instant end = now.plus(coolDown.rest(times, said, random));
        boolean told = !said.isZero() && end.isAfter(until.plus(WORTH_TELLING));
        if (ofTheSameBurst ? !told : !end.isAfter(until)) {
            return Optional.empty();
        }
        inARow[coolDown.ordinal()] = times;
        return Optional.of(opened(end, end, times));
    }

    /** It is to rest, as another node found or this one before it was started anew. */
    synchronized void adopt(Instant end) {
        if (end.isAfter(until)) {
            opened(end, end, 1);
        }
    }

    /** Somebody looked after it: closes it, and all that was is forgotten. */
    synchronized void reset() {
        forget();
        opening++;
        close();
    }

    /** When it may be tried at the earliest, if nobody else can serve; {@code now} when it may. */
    synchronized Instant freeAt(Instant now) {
        if (closed != null) {
            return now;
        }
        return probe != null ? now.plus(PROBE_TIME) : later(now, earlyFrom.isBefore(until) ? earlyFrom : until);
    }

    /** When its last rest ends or ended, {@link Instant#EPOCH} = it had none. */
    synchronized Instant until() {
        return until;
    }

    /** What a request would have that came now, when it says something about the token. */
    synchronized Pass present() {
        Pass pass = closed;
        return pass != null ? pass : new Pass(opening, false);
    }

    /** Whether the request began before it opened the last time. */
    synchronized boolean late(Pass pass) {
        return pass.opening != opening;
    }

    private synchronized State open(Instant now, boolean early) {
        if (closed != null) {
            return State.CLOSED;
        }
        if (probe != null) {
            return State.PROBING;
        }
        boolean over = !now.isBefore(until) || (early && !now.isBefore(earlyFrom));
        return over ? State.READY : State.RESTING;
    }

    private synchronized Pass probe(Instant now, boolean early) {
        return switch (open(now, early)) {
            case CLOSED -> closed;
            case RESTING, PROBING -> null;
            case READY -> {
                probe = new Pass(opening, now.isBefore(until));
                yield probe;
            }
        };
    }

    private Trip opened(CoolDown coolDown, Duration said, Instant now, RandomGenerator random) {
        int times = ++inARow[coolDown.ordinal()];
        Instant end = now.plus(coolDown.rest(times, said, random));
        boolean guess = coolDown.guess() && said.isZero();
        return opened(end, guess ? now.plus(EARLIEST) : end, times);
    }

    private Trip opened(Instant end, Instant firm, int times) {
        closed = null;
        troubled = true;
        probe = null;
        opening++;
        until = end;
        earlyFrom = firm;
        outcomes.clear();
        return new Trip(end, times);
    }

    private void forget() {
        Arrays.fill(inARow, 0);
        troubled = false;
    }

    private void close() {
        probe = null;
        outcomes.clear();
        closed = new Pass(opening, false);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
