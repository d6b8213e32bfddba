package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Moves what super keys used of tokens to the table, as sums to be added, so that several nodes may do so at once; and
 * reads the sums of all nodes, so that each knows within {@link #LOOK} (and the second until it is written) what the
 * others' super keys used. Off the requests' path. Thread-safe.
 */
final class ShareLedger {
    /** How often the sums of all nodes are read while any token is shared in part. */
    static final Duration LOOK = Duration.ofSeconds(30);

    private final TokenStore store;
    private final TokenShelf shelf;
    private final String provider;
    private final InstantSource clock;
    private final ReentrantLock moving = new ReentrantLock();
    private Instant lookAgainAt = Instant.EPOCH;

    ShareLedger(TokenStore store, TokenShelf shelf, String provider, InstantSource clock) {
        this.store = store;
        this.shelf = shelf;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Writes what waits, and reads when it is time to; blocks.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached: then it all waits on. When the connection
     *     broke in the moment of the commit it may be added twice, to the owner's favour.
     */
    void flush() {
        moving.lock();
        try {
            write();
            read();
        } finally {
            moving.unlock();
        }
    }

    private void write() {
        List<SharedUse.Sum> sums = new ArrayList<>();
        // By ascending id, so that two nodes that write at once wait for each other and never both give way.
        for (PooledToken token : shelf.all()) {
            token.allowance().shared().take(token.id()).ifPresent(sums::add);
        }
        if (sums.isEmpty()) {
            return;
        }
        try {
            store.addShared(sums);
        } catch (RuntimeException e) {
            for (SharedUse.Sum sum : sums) {
                shelf.find(sum.tokenId()).ifPresent(token -> token.allowance().shared().giveBack(sum));
            }
            throw e;
        }
    }

    private void read() {
        Instant now = clock.instant();
        if (now.isBefore(lookAgainAt) || shelf.all().stream().noneMatch(ShareLedger::inPart)) {
            return;
        }
        for (SharedUse.Sum sum : store.shared(provider)) {
            shelf.find(sum.tokenId())
                    .ifPresent(token -> token.allowance().shared().read(sum.credits(), sum.until()));
        }
        lookAgainAt = now.plus(LOOK);
    }

    private static boolean inPart(PooledToken token) {
        return token.row().view().isPublic() && token.row().view().rules().terms().percent() < 100;
    }
}
