package org.kirogate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts.Source;

class TokenCountsTest {
    private static final TokenCounts REPORTED = new TokenCounts(1, 2, 3, 4, 0.5, Source.REPORTED);

    @Test
    void sumsAreKnownAsWellAsTheWorseOfTheTwo() {
        TokenCounts estimated = new TokenCounts(10, 20, 30, 40, 0.25, Source.ESTIMATED);
        assertEquals(new TokenCounts(11, 22, 33, 44, 0.75, Source.ESTIMATED), REPORTED.plus(estimated));
        assertEquals(new TokenCounts(11, 22, 33, 44, 0.75, Source.ESTIMATED), estimated.plus(REPORTED));
    }

    @Test
    void nothingAddedChangesNothing() {
        assertEquals(REPORTED, REPORTED.plus(TokenCounts.ZERO));
        assertEquals(REPORTED, TokenCounts.ZERO.plus(REPORTED));
    }
}
