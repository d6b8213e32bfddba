package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.token.TokenCandidate;

class PerTokenTest {
    private final PerToken<Object> perToken = new PerToken<>(Object::new);

    private static TokenCandidate token(long id) {
        return new TokenCandidate(id, 1, 0, 8, 0, 1, Instant.EPOCH, Instant.EPOCH, 1, -1, -1, Instant.EPOCH);
    }

    @Test
    void remembersATokenByItsId() {
        Object first = perToken.of(token(1));
        assertSame(first, perToken.of(token(1)));
        assertNotSame(first, perToken.of(token(2)));
    }

    @Test
    void tokensThatAreElsewhereForAWhileAreRemembered() {
        Object first = perToken.of(token(1));
        perToken.of(token(2));
        perToken.forgetAllBut(List.of(token(2)));
        assertSame(first, perToken.of(token(1)));
    }

    @Test
    void doesNotGrowWithEveryTokenThatEverWas() {
        Object stays = perToken.of(token(0));
        for (long id = 1; id <= 50_000; id++) {
            perToken.of(token(id));
            perToken.forgetAllBut(List.of(token(0), token(id)));
            assertTrue(perToken.size() <= 10_002);
        }
        assertSame(stays, perToken.of(token(0)));
    }
}
