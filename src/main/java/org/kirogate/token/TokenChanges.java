package org.kirogate.token;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** How people change what is set for a token: all at once or nothing. Thread-safe. */
final class TokenChanges {
    /** What a change led from and to. */
    record Done(TokenSettings before, TokenSettings after) {
        boolean changed() {
            return !before.equals(after);
        }

        boolean switched() {
            return before.power() != after.power();
        }
    }

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
    boolean change(TokenRef ref, long version, UnaryOperator<TokenSettings> change) {
        Optional<Done> done = settled(ref, version, change);
        if (done.filter(Done::changed).isPresent()) {
            pool.reload();
        }
        return done.isPresent();
    }

    /** Changes several, whatever version they are at; the ids of those that were not so already. */
    List<Long> changeAll(Collection<Long> ids, UnaryOperator<TokenSettings> change) {
        return changeEach(ids.stream().map(TokenRef::any).toList(), change);
    }

    /** The same in the name of whoever the references are about; one that is gone, or another's, is passed over. */
    List<Long> changeEach(List<TokenRef> refs, UnaryOperator<TokenSettings> change) {
        List<Long> changed = new ArrayList<>();
        try {
            for (TokenRef ref : refs) {
                settled(ref, Tokens.ANY_VERSION, change).filter(Done::changed)
                        .ifPresent(done -> changed.add(ref.tokenId()));
            }
        } finally {
            // Also those before one that failed hold at once.
            pool.reload();
        }
        return changed;
    }

    private Optional<Done> settled(TokenRef ref, long version, UnaryOperator<TokenSettings> change) {
        Optional<Done> done = pool.standings().overrule(ref.tokenId(), () -> stored(ref, version, change),
                stored -> stored.filter(Done::switched).isPresent());
        if (done.filter(Done::switched).isPresent()) {
            pool.shelf().find(ref.tokenId()).ifPresent(PooledToken::forgive);
        }
        return done;
    }

    private Optional<Done> stored(TokenRef ref, long version, UnaryOperator<TokenSettings> change) {
        return dao.change(ref, view -> {
            if (version != Tokens.ANY_VERSION && version != view.version()) {
                throw new GatewayException(Fault.CONFLICT, "The token changed meanwhile: it is at version "
                        + view.version() + ", not " + version + ". Read it again and repeat the change.")
                        .about("version");
            }
            return checked(change.apply(TokenSettings.of(view)), view);
        }, clock.instant());
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
