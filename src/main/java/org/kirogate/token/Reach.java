package org.kirogate.token;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** Which tokens a scope reaches, usable or not. Thread-safe, answers from memory. */
final class Reach {
    private final TokenShelf shelf;
    private final LongPredicate ownerActive;
    private final BooleanSupplier publicPoolClosed;

    Reach(TokenShelf shelf, LongPredicate ownerActive, BooleanSupplier publicPoolClosed) {
        this.shelf = shelf;
        this.ownerActive = ownerActive;
        this.publicPoolClosed = publicPoolClosed;
    }

    /** By ascending id. */
    List<PooledToken> of(TokenScope scope) {
        return scope.accept(new TokenScope.Visitor<>() {
            @Override
            public List<PooledToken> own(TokenScope.OwnTokens own) {
                return ownerActive.test(own.userId()) ? shelf.ownedBy(own.userId()) : List.of();
            }

            @Override
            public List<PooledToken> everyPublic(TokenScope.PublicTokens everyPublic) {
                if (publicPoolClosed.getAsBoolean()) {
                    return List.of();
                }
                return inGoodStanding(shelf.everyPublic());
            }
        });
    }

    /** Whether super keys reach nothing at present. */
    boolean closed() {
        return publicPoolClosed.getAsBoolean();
    }

    /** People with public tokens who are not in good standing, each once. */
    Set<Long> idleOwners() {
        return shelf.everyPublic().stream().map(PooledToken::ownerId).filter(owner -> !ownerActive.test(owner))
                .collect(Collectors.toSet());
    }

    /** Whether a scope is about a token, its owner's standing aside. */
    static boolean includes(TokenScope scope, PooledToken token) {
        return scope.accept(new TokenScope.Visitor<>() {
            @Override
            public Boolean own(TokenScope.OwnTokens own) {
                return token.ownerId() == own.userId();
            }

            @Override
            public Boolean everyPublic(TokenScope.PublicTokens everyPublic) {
                return token.row().view().isPublic();
            }
        });
    }

    /**
     * The list itself when all may serve, which is so nearly always: owners are asked for each request, lists are not
     * made.
     */
    private List<PooledToken> inGoodStanding(List<PooledToken> tokens) {
        for (PooledToken token : tokens) {
            if (!serves(token)) {
                return tokens.stream().filter(this::serves).toList();
            }
        }
        return tokens;
    }

    /** Looked at anew, since a token may have become private after the list was made. */
    private boolean serves(PooledToken token) {
        return token.row().view().isPublic() && ownerActive.test(token.ownerId());
    }
}
