package org.kirogate.token;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Changes of state on their way to the database: in force in memory at once, written off the request's path. Only the
 * last state of a token waits, so no more wait than there are tokens. Thread-safe.
 */
final class Standings {
    private static final System.Logger LOG = System.getLogger(Standings.class.getName());

    private final TokenStore store;
    private final InstantSource clock;
    private final Runnable healed;
    private final ReentrantLock flushing = new ReentrantLock();
    private final Map<Long, TokenStanding> waiting = new ConcurrentHashMap<>();

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
        change(token, standing, current -> current.usable(clock.instant())
                || standing.state().compareTo(current.state()) > 0
                || (standing.state() == current.state() && standing.until().isAfter(current.until())));
    }

    /** Puts a better state in force, unless a person switched the token off. */
    void heal(PooledToken token, TokenStanding standing) {
        change(token, standing, current -> current.state() != TokenState.DISABLED && !current.equals(standing));
        // Outside the token's monitor, since those who wait are served by this thread.
        healed.run();
    }

    private void change(PooledToken token, TokenStanding standing, Predicate<TokenStanding> allowed) {
        synchronized (token) {
            if (allowed.test(token.standing())) {
                waiting.put(token.id(), standing);
                token.standing(standing);
                LOG.log(standing.state() == TokenState.ACTIVE ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
                        "token {0} is {1}: {2}", Long.toString(token.id()), standing.state().label(),
                        standing.reason());
            }
        }
    }

    /** Takes over what the row says, unless what a request made of the state since the last flush is newer. */
    void adopt(PooledToken token, TokenStanding stored) {
        synchronized (token) {
            if (stored.state() == TokenState.DISABLED || !waiting.containsKey(token.id())) {
                token.standing(stored);
            }
        }
    }

    /** A person's word replaces what waits. */
    void forget(long tokenId) {
        waiting.remove(tokenId);
    }

    /**
     * Writes what waits; blocks.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached: then it all waits on
     */
    void flush() {
        flushing.lock();
        try {
            Map<Long, TokenStanding> batch = Map.copyOf(waiting);
            if (batch.isEmpty()) {
                return;
            }
            store.saveStandings(batch, clock.instant());
            // What changed again meanwhile is another value, and stays for the next time.
            batch.forEach(waiting::remove);
        } finally {
            flushing.unlock();
        }
    }
}
