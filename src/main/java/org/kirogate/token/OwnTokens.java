package org.kirogate.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.db.Db;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;

/**
 * A person's own tokens as their page shows them. Thread-safe; throws {@link org.kirogate.db.DbException} when the
 * database can't be reached.
 */
public final class OwnTokens {
    private static final OwnFigures NONE = new OwnFigures(Map.of(), 0, Instant.EPOCH, 0, 0, 0);

    private final OwnTokenDao dao;
    private final TokenPool pool;
    private final InstantSource clock;

    /** Lists of the tokens that this pool is made of. */
    public OwnTokens(Db db, TokenPool pool, InstantSource clock) {
        this.dao = new OwnTokenDao(db);
        this.pool = Objects.requireNonNull(pool, "pool");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A part of a list, sorted by {@code created_at}, {@code name}, {@code state} or {@code left}; newest first else. */
    public Page<TokenView> page(OwnTokenAsk which, PageAsk ask) {
        Page<TokenView> page = dao.page(which, ask, clock.instant());
        return Page.of(ask, page.items().stream().map(this::upToDate).toList(), page.total());
    }

    /** Ids of all that such a list shows, at most so many. */
    public List<Long> ids(OwnTokenAsk which, String search, int limit) {
        return dao.ids(which, new PageAsk(1, 1, search, "", false), clock.instant(), limit);
    }

    /** All of them together. */
    public OwnFigures figures(long userId) {
        return dao.figures(userId, clock.instant()).stream().reduce(NONE, OwnFigures::plus);
    }

    /** Requests that a token serves at this moment on this node. */
    public int inFlight(long tokenId) {
        return pool.shelf().find(tokenId).map(PooledToken::inFlight).orElse(0);
    }

    private TokenView upToDate(TokenView row) {
        return pool.shelf().find(row.id()).map(token -> row.with(token.allowance().known(row.quota()))).orElse(row);
    }
}
