package org.kirogate.token;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** How people change what is set for a token: all at once or nothing. Thread-safe. */
final class TokenChanges {
    private final TokenWordDao dao;
    private final TokenPool pool;
    private final BooleanSupplier publicPoolClosed;
    private final InstantSource clock;

    TokenChanges(TokenWordDao dao, TokenPool pool, BooleanSupplier publicPoolClosed, InstantSource clock) {
        this.dao = dao;
        this.pool = pool;
        this.publicPoolClosed = publicPoolClosed;
        this.clock = clock;
    }

    /** See {@link Tokens#change}; false when there is no such token. */
    boolean change(TokenRef ref, long version, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        Optional<TokenChange> done = settled(ref, version, change, noting);
        if (done.filter(TokenChange::changed).isPresent()) {
            pool.reload();
        }
        return done.isPresent();
    }

    /** Changes several, whatever version they are at; the ids of those that were not so already. */
    List<Long> changeAll(Collection<Long> ids, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        return changeEach(ids.stream().map(TokenRef::any).toList(), change, noting);
    }

    /** The same in the name of whoever the references are about; one that is gone, or another's, is passed over. */
    List<Long> changeEach(List<TokenRef> refs, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        List<Long> changed = new ArrayList<>();
        try {
            for (TokenRef ref : refs) {
                settled(ref, Tokens.ANY_VERSION, change, noting).filter(TokenChange::changed)
                        .ifPresent(done -> changed.add(ref.tokenId()));
            }
        } finally {
            // Also those before one that failed hold at once.
            pool.reload();
        }
        return changed;
    }

    private Optional<TokenChange> settled(
            TokenRef ref, long version, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        Optional<TokenChange> done = pool.standings().overrule(
                ref.tokenId(), () -> stored(ref, version, change, noting),
                stored -> stored.filter(TokenChange::switched).isPresent());
        if (done.filter(TokenChange::switched).isPresent()) {
            pool.shelf().find(ref.tokenId()).ifPresent(PooledToken::forgive);
        }
        return done;
    }

    private Optional<TokenChange> stored(
            TokenRef ref, long version, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        return dao.change(ref, view -> {
            if (version != Tokens.ANY_VERSION && version != view.version()) {
                throw new GatewayException(Fault.CONFLICT, "The token changed meanwhile: it is at version "
                        + view.version() + ", not " + version + ". Read it again and repeat the change.")
                        .about("version");
            }
            return checked(change.apply(TokenSettings.of(view)), view);
        }, noting, clock.instant());
    }

    private TokenSettings checked(TokenSettings after, TokenView before) {
        if (after.isPublic() && !before.isPublic()) {
            requireSharing(publicPoolClosed);
        }
        return after.name().equals(before.name()) ? after : after.named(checkedName(after.name()));
    }

    static void requireSharing(BooleanSupplier publicPoolClosed) {
        if (publicPoolClosed.getAsBoolean()) {
            throw new GatewayException(Fault.FORBIDDEN, "The site is in self-use mode: no token can be made public.")
                    .about("is_public");
        }
    }

    static String checkedName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > Tokens.MAX_NAME) {
            throw GatewayException.invalid("name", "name: Input should have 1 to " + Tokens.MAX_NAME + " characters");
        }
        return stripped;
    }
}
