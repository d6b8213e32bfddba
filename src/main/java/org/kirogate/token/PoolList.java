package org.kirogate.token;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;

/**
 * Everybody's tokens as an administrator looks at them: searched, narrowed and sorted by the database, with what this
 * node knows beyond it. Thread-safe; all methods throw {@link org.kirogate.db.DbException} when the database can't be
 * reached.
 */
public final class PoolList {
    /** Most tokens changed at once. */
    public static final int MOST_CHANGES = 500;

    private final PoolListDao dao;
    private final TokenPool pool;
    private final TokenChanges changes;
    private final InstantSource clock;

    /** The list of a pool. */
    public PoolList(Db db, TokenPool pool, InstantSource clock) {
        this.dao = new PoolListDao(db);
        this.changes = new TokenChanges(new TokenWordDao(db), pool, () -> pool.closedToSuperKeys().closed(), clock);
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * A part of the list, sorted by {@code id} (usual), {@code name}, {@code state}, {@code quota}, {@code success},
     * {@code requests} or {@code last_used}.
     *
     * @throws GatewayException INVALID_REQUEST about {@code sort}
     */
    public Page<TokenView> page(PoolFilter filter, PageAsk ask) {
        PageAsk sorted = sorted(ask);
        PoolListDao.Closed closed = pool.closedToSuperKeys();
        return Page.of(ask, dao.rows(filter, sorted, closed, clock.instant()).stream().map(this::upToDate).toList(),
                dao.count(filter, sorted, closed, clock.instant()));
    }

    /** How many tokens each part of the pool holds. */
    public PoolCounts counts() {
        return dao.counts(pool.closedToSuperKeys(), clock.instant());
    }

    /** How busy a token is on this node. */
    public TokenLoad load(long tokenId) {
        return pool.shelf().find(tokenId).map(PooledToken::load).orElse(TokenLoad.NONE);
    }

    /**
     * Changes what is set for several tokens, one after the other, as {@link Tokens#change} does for an administrator;
     * one that is gone is passed over.
     *
     * @param ids    at most {@value #MOST_CHANGES}
     * @param noting notes each, in its own transaction
     * @return the ids of those that were not so already
     * @throws GatewayException INVALID_REQUEST about {@code ids} when there are more; what {@code change} throws: those
     *     before it stay changed
     */
    public List<Long> change(
            Collection<Long> ids, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        if (ids.size() > MOST_CHANGES) {
            throw GatewayException.invalid("ids", "ids: Input should have at most " + MOST_CHANGES + " numbers");
        }
        return changes.changeAll(ids, change, noting);
    }

    private static PageAsk sorted(PageAsk ask) {
        if (ask.sort().isEmpty()) {
            return new PageAsk(ask.page(), ask.pageSize(), ask.search(), "id", false);
        }
        if (!PoolListDao.SORTS.containsKey(ask.sort())) {
            List<String> names = PoolListDao.SORTS.keySet().stream().sorted().toList();
            throw GatewayException.invalid("sort", "sort: Input should be one of " + String.join(", ", names));
        }
        return ask;
    }

    private TokenView upToDate(TokenView row) {
        return pool.shelf().find(row.id()).map(token -> row.with(token.allowance().known(row.quota()))).orElse(row);
    }
}
