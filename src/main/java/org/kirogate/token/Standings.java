package org.kirogate.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Changes of state on their way to the database: in force in memory at once, written off the request's path with every
 * step on the way, for the token's history. Thread-safe.
 */
final class Standings {
    private static final System.Logger LOG = System.getLogger(Standings.class.getName());
    /** Steps of a token that wait: older ones would not be kept anyway. */
    private static final int MAX_WAITING = HealthDao.KEPT;

    /** Losses that nobody asked for; further ones are in the tokens' histories alone. */
    private static final int MAX_LOSSES = 1000;

    private final TokenStore store;
    private final InstantSource clock;
    private final Runnable healed;
    private final ReentrantLock flushing = new ReentrantLock();
    /** By token id, in the order they came; lists that are never changed. */
    private final Map<Long, List<HealthEvent>> waiting = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<TokenLoss> losses = new LinkedBlockingQueue<>(MAX_LOSSES);
    /** Counts the readings of the table that began. */
    private final AtomicLong readings = new AtomicLong();
    /** By token id, the last reading that had begun when its state was written: that one may not have seen it. */
    private final Map<Long, Long> written = new ConcurrentHashMap<>();

    /** {@code healed} is run after a token's state got better: requests may wait for it. */
    Standings(TokenStore store, InstantSource clock, Runnable healed) {
        this.store = store;
        this.clock = clock;
        this.healed = healed;
    }

    /**
     * Puts a state in force unless a worse or longer one is: failures that end late must not lift what came after them.
     */
    void worsen(PooledToken token, TokenStanding standing) {
        change(token, standing, standing.reason(), current -> current.usable(clock.instant())
                || standing.state().compareTo(current.state()) > 0
                || (standing.state() == current.state() && standing.until().isAfter(current.until())));
    }

    /**
     * Puts a better state in force, unless a person switched the token off or it is no longer in the state {@code from}
     * that was looked at: what came over it meanwhile holds.
     */
    void heal(PooledToken token, TokenStanding from, TokenStanding standing) {
        synchronized (token) {
            TokenState before = from.state();
            String why = standing.state() == TokenState.ACTIVE ? whyActive(before) : standing.reason();
            boolean better = change(token, standing, why, current -> current.equals(from)
                    && before != TokenState.DISABLED && !from.equals(standing));
            if (better && standing.state() == TokenState.ACTIVE && !before.endsByTime()) {
                token.forgive();
            }
        }
        // Outside the token's monitor, since those who wait are served by this thread.
        healed.run();
    }

    /** A request went well: what would have ended by time has ended. */
    void recovered(PooledToken token) {
        if (token.standing().state() == TokenState.ACTIVE) {
            return;
        }
        Instant now = clock.instant();
        change(token, TokenStanding.ACTIVE, "serves again after its rest", current -> current.state().endsByTime()
                && token.breakers().closed(now)
                && (current.usable(now) || current.state() == TokenState.COOLING));
    }

    private static String whyActive(TokenState before) {
        return switch (before) {
            case ACTIVE -> "";
            case COOLING -> "its rest has ended";
            case EXHAUSTED -> "its quota has come back";
            case INVALID, SUSPENDED -> "the account passed a check";
            case DISABLED -> "switched on";
        };
    }

    private boolean change(
            PooledToken token, TokenStanding standing, String why, Predicate<TokenStanding> allowed) {
        synchronized (token) {
            if (!allowed.test(token.standing())) {
                return false;
            }
            HealthEvent step = new HealthEvent(clock.instant(), standing.state(), why, standing.until());
            waiting.merge(token.id(), List.of(step), Standings::joined);
            if (standing.state().lost() && !token.standing().state().lost()) {
                losses.offer(new TokenLoss(token.id(), standing.state(), why));
            }
            token.standing(standing);
            LOG.log(standing.state() == TokenState.ACTIVE ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
                    "token {0} is {1}: {2}", Long.toString(token.id()), standing.state().label(), why);
            return true;
        }
    }

    /** The losses since this was last asked, each told once. */
    List<TokenLoss> losses() {
        List<TokenLoss> fresh = new ArrayList<>();
        losses.drainTo(fresh);
        return fresh;
    }

    private static List<HealthEvent> joined(List<HealthEvent> before, List<HealthEvent> after) {
        List<HealthEvent> all = new ArrayList<>(before);
        all.addAll(after);
        return List.copyOf(all.subList(Math.max(0, all.size() - MAX_WAITING), all.size()));
    }

    /** Rows are about to be read; returns the number of this reading. */
    long reading() {
        return readings.incrementAndGet();
    }

    /**
     * Takes over what the row says, unless what a request made of the state is newer: it waits to be written, or was
     * written after the {@code reading} began. A token that rested here and is active in its row was looked after by
     * somebody.
     */
    void adopt(PooledToken token, TokenStanding stored, long reading) {
        synchronized (token) {
            if (stored.state() != TokenState.DISABLED && newer(token.id(), reading)) {
                return;
            }
            boolean lookedAfter =
                    stored.state() == TokenState.ACTIVE && !token.standing().usable(clock.instant());
            token.standing(stored);
            if (lookedAfter) {
                token.forgive();
            }
            if (stored.state() == TokenState.COOLING) {
                token.breakers().adopt(stored.until());
            }
        }
    }

    private boolean newer(long tokenId, long reading) {
        // In this order: what is written is noted before it waits no longer.
        if (waiting.containsKey(tokenId)) {
            return true;
        }
        Long unseenBy = written.get(tokenId);
        if (unseenBy == null || unseenBy >= reading) {
            return unseenBy != null;
        }
        written.remove(tokenId, unseenBy);
        return false;
    }

    /** The token is gone. */
    void forget(long tokenId) {
        waiting.remove(tokenId);
        written.remove(tokenId);
    }

    /**
     * Writes what waits, has a person's word written after it, and lets nothing older come after that; blocks.
     *
     * @param act  writes the word
     * @param said whether what {@code act} returned is a word on the state: then nothing that waits comes after it
     * @return what {@code act} returned
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    <T> T overrule(long tokenId, Supplier<T> act, Predicate<T> said) {
        flushing.lock();
        try {
            write();
            T done = act.get();
            if (said.test(done)) {
                waiting.remove(tokenId);
            }
            return done;
        } finally {
            flushing.unlock();
        }
    }

    /**
     * Writes what waits; blocks.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached: then it all waits on
     */
    void flush() {
        flushing.lock();
        try {
            write();
        } finally {
            flushing.unlock();
        }
    }

    private void write() {
        Map<Long, List<HealthEvent>> batch = Map.copyOf(waiting);
        if (batch.isEmpty()) {
            return;
        }
        store.saveStandings(batch, clock.instant());
        long begun = readings.get();
        batch.keySet().forEach(id -> written.put(id, begun));
        // What came meanwhile stays for the next time.
        batch.forEach((id, stored) -> waiting.computeIfPresent(id, (same, steps) -> after(stored, steps)));
    }

    /** The steps behind the last that was written; null when there are none. */
    private static List<HealthEvent> after(List<HealthEvent> stored, List<HealthEvent> steps) {
        HealthEvent last = stored.get(stored.size() - 1);
        for (int i = steps.size() - 1; i >= 0; i--) {
            // By identity: the same state may come again at the same instant.
            if (steps.get(i) == last) {
                return i == steps.size() - 1 ? null : steps.subList(i + 1, steps.size());
            }
        }
        return steps;
    }
}
