package org.kirogate.token;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kirogate.chat.ModelInfo;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamFailure;

/**
 * A place on a token, taken for one request. Close it whatever happens: until then it counts as in flight. It may serve
 * several calls one after the other; each tells how it ended. One request, one thread at a time; closing is idempotent.
 */
public final class TokenLease implements AutoCloseable {
    private final PooledToken token;
    private final Place place;
    private final ModelInfo model;
    private final String conversation;
    private final boolean shared;
    private final Instant takenAt;
    private final TokenPool pool;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * {@code place} was taken for it at {@code takenAt}; {@code conversation} is what it serves a turn of, or empty;
     * {@code shared} whether a super key asks.
     */
    TokenLease(
            PooledToken token,
            Place place,
            ModelInfo model,
            String conversation,
            boolean shared,
            Instant takenAt,
            TokenPool pool) {
        this.token = token;
        this.place = place;
        this.model = model;
        this.conversation = conversation;
        this.shared = shared;
        this.takenAt = takenAt;
        this.pool = pool;
    }

    /** The token's id. */
    public long tokenId() {
        return token.id();
    }

    /** Whose token it is. */
    public long ownerId() {
        return token.ownerId();
    }

    /** A stable text of this account that nobody outside can work out. */
    public String accountSalt() {
        return token.salt();
    }

    /** The model that is to answer, as the account describes it. */
    public ModelInfo model() {
        return model;
    }

    /**
     * The credential, renewed first when its bearer ends soon. May block on the auth service.
     *
     * @throws org.kirogate.upstream.UpstreamException when it could not be renewed and no longer holds
     * @throws org.kirogate.db.DbException when a renewed one could not be stored
     */
    public Credential credential() {
        return pool.refresher().fresh(token);
    }

    /**
     * A credential with another bearer than the one that was refused; asks the auth service unless another request did
     * so since.
     *
     * @throws org.kirogate.upstream.UpstreamException when there is none to be had
     * @throws org.kirogate.db.DbException when it could not be stored
     */
    public Credential forceRefresh(Credential refused) {
        return pool.refresher().renewed(token, refused);
    }

    /**
     * Asks for one more call to the account with this lease, which counts towards the token's rate.
     *
     * @return false when the token may be given no more requests in this minute: then another serves
     */
    public boolean again() {
        return pool.again(token);
    }

    /** The call cost so many of the account's credits, as metered by the service; 0 = it did not say. */
    public void spent(double credits) {
        pool.spent(token, credits, shared);
    }

    /**
     * A call whose answer had begun ended before the service said what it cost. Where the owner's terms are reckoned it
     * counts as much as this node's answers of the token cost on average, 0 while none is known; nowhere else.
     */
    public void spentUnmetered() {
        pool.spentUnmetered(token, shared);
    }

    /** The service begins to answer the call: a token that had rested is back for other requests, too. */
    public void answering() {
        pool.answering(token, place);
    }

    /** The call ended well. */
    public void succeeded() {
        pool.succeeded(token, place, conversation);
    }

    /**
     * The call failed: the token's state and record change as the failure says. A passing fault of the service counts
     * against the token when the lease is closed, unless a later call of it ended well.
     */
    public void failed(UpstreamFailure failure) {
        pool.failed(token, place, failure);
    }

    /** Gives the place back. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                pool.left(token, place);
            } finally {
                pool.released(token, place, takenAt);
            }
        }
    }
}
