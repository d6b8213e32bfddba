package org.kirogate.token.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ModelPattern;

class ShareTermsTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static ShareTerms terms(int percent, double reserve) {
        return new ShareTerms(percent, reserve, List.of(), UTC, List.of());
    }

    @Test
    void theShareIsAPartOfTheLimit() {
        assertFalse(terms(40, 0).shareSpent(50, 19.99));
        assertTrue(terms(40, 0).shareSpent(50, 20));
        assertFalse(terms(100, 0).shareSpent(50, 1000), "all of it is no limit");
        assertTrue(terms(0, 0).shareSpent(50, 0));
    }

    @Test
    void theReserveIsReachedWhenNoMoreIsLeft() {
        assertFalse(terms(100, 10).reserveReached(10.01));
        assertTrue(terms(100, 10).reserveReached(10));
        assertFalse(terms(100, 0).reserveReached(0), "what is spent is no matter of a reserve of nothing");
    }

    @Test
    void whatSuperKeysMayStillUseIsTheSmallerOfBoth() {
        assertEquals(30, terms(100, 0).left(30, 50, 20));
        assertEquals(20, terms(100, 10).left(30, 50, 20));
        assertEquals(5, terms(50, 10).left(30, 50, 20));
        assertEquals(1, terms(50, 29).left(30, 50, 20));
        assertEquals(0, terms(10, 0).left(30, 50, 20));
        assertEquals(0, terms(100, 40).left(30, 50, 20));
    }

    @Test
    void termsThatBindNobodyAreOneObject() {
        assertSame(ShareTerms.OPEN, terms(100, 0).orOpen());
        assertEquals(99, terms(99, 0).orOpen().percent());
        assertEquals(1, terms(100, 1).orOpen().reserve());
        ShareTerms oneModel = new ShareTerms(100, 0, List.of(), UTC, List.of(new ModelPattern("x")));
        assertSame(oneModel, oneModel.orOpen());
    }

    @Test
    void withoutModelsEveryModelIsServedAndOtherwiseThoseThatMatch() {
        assertTrue(ShareTerms.OPEN.serves("anything"));
        ShareTerms some = new ShareTerms(
                100, 0, List.of(), UTC, List.of(new ModelPattern("*haiku*"), new ModelPattern("auto")));
        assertTrue(some.serves("claude-haiku-4.5"));
        assertTrue(some.serves("auto"));
        assertFalse(some.serves("claude-opus-4.6"));
    }

    @Test
    void whatTheTableCantHoldIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> terms(101, 0));
        assertThrows(IllegalArgumentException.class, () -> terms(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> terms(100, -0.5));
        assertThrows(IllegalArgumentException.class, () -> terms(100, Double.NaN));
        List<DailyHours> hours = Collections.nCopies(ShareTerms.MAX_HOURS + 1, new DailyHours(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ShareTerms(100, 0, hours, UTC, List.of()));
        List<ModelPattern> models = Collections.nCopies(11, new ModelPattern("x".repeat(100)));
        assertThrows(IllegalArgumentException.class, () -> new ShareTerms(100, 0, List.of(), UTC, models));
        assertEquals(909, ShareTerms.length(models.subList(0, 9).stream().toList()) + 1);
    }
}
