package org.kirogate.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;

/**
 * A person's own tokens as their page shows them. Thread-safe; throws {@link org.kirogate.db.DbException} when the
 * database can't be reached.
 */
public final class OwnTokens {
    private static final OwnFigures NONE = new OwnFigures(Map.of(), 0, Instant.EPOCH, 0);

    /** Most tokens that are changed or removed at once. */
    public static final int MOST = 500;

    private final OwnTokenDao dao;
    private final TokenDao tokens;
    private final TokenChanges changes;
    private final TokenPool pool;
    private final InstantSource clock;

    /**
     * Lists of the tokens that this pool is made of.
     *
     * @param publicPoolClosed whether nothing can be made public at present
     */
    public OwnTokens(Db db, TokenPool pool, BooleanSupplier publicPoolClosed, InstantSource clock) {
        this.dao = new OwnTokenDao(db);
        this.tokens = new TokenDao(db);
        this.changes = new TokenChanges(new TokenWordDao(db), pool, publicPoolClosed, clock);
        this.pool = Objects.requireNonNull(pool, "pool");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Part of a list, sorted by {@code created_at}, {@code name}, {@code state} or {@code left}; else newest first. */
    public Page<TokenView> page(OwnTokenAsk which, PageAsk ask) {
        Page<TokenView> page = dao.page(which, ask, clock.instant());
        return Page.of(ask, page.items().stream().map(this::upToDate).toList(), page.total());
    }

    /** Ids of all that such a list shows, at most so many. */
    public List<Long> ids(OwnTokenAsk which, String search, int limit) {
        return dao.ids(which, new PageAsk(1, 1, search, "", false), clock.instant(), limit);
    }

    /** Ids of all of a person's tokens, from memory. */
    public List<Long> owned(long userId) {
        return pool.ownedBy(userId);
    }

    /** All of them together. */
    public OwnFigures figures(long userId) {
        return dao.figures(userId, clock.instant()).stream().reduce(NONE, OwnFigures::plus);
    }

    /** Requests that a token serves at this moment on this node. */
    public int inFlight(long tokenId) {
        return pool.shelf().find(tokenId).map(PooledToken::inFlight).orElse(0);
    }

    /**
     * Changes what is set for several of a person's tokens; one that is gone is passed over.
     *
     * @param ids    at most {@value #MOST}
     * @param noting notes each, in its own transaction
     * @return the ids of those that were not so already
     * @throws GatewayException INVALID_REQUEST about {@code ids}; FORBIDDEN when one can't be made public or switched
     *     on: those before it stay changed
     */
    public List<Long> change(
            long userId, List<Long> ids, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        return changes.changeEach(refs(userId, ids), change, noting);
    }

    /**
     * Removes several of a person's tokens and their credentials for good; one that is gone is passed over.
     *
     * @return how many there were
     * @throws GatewayException INVALID_REQUEST about {@code ids}
     */
    public int delete(long userId, List<Long> ids, Noting<TokenView> noting) {
        int deleted = 0;
        try {
            for (TokenRef ref : refs(userId, ids)) {
                if (tokens.delete(ref, noting)) {
                    pool.standings().forget(ref.tokenId());
                    deleted++;
                }
            }
        } finally {
            pool.reload();
        }
        return deleted;
    }

    private static List<TokenRef> refs(long userId, List<Long> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw GatewayException.invalid("ids", "ids: Input should have 1 to " + MOST + " numbers");
        }
        return ids.stream().distinct().map(id -> TokenRef.own(userId, id)).toList();
    }

    private TokenView upToDate(TokenView row) {
        return pool.shelf().find(row.id()).map(token -> row.with(token.allowance().known(row.quota()))).orElse(row);
    }
}
