package org.kirogate.token;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

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
                return shelf.all().stream()
                        .filter(token -> token.row().view().isPublic() && ownerActive.test(token.ownerId()))
                        .toList();
            }
        });
    }
}
