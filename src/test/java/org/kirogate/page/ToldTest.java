package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reasons in the words of pages. */
class ToldTest {

    @Test
    void reasonsOfStatesHaveTheWordsOfThePool() {
        Told told = Told.of("the sign-in has ended: sign in again");
        assertTrue(told.state());
        assertEquals("signIn", told.key());
    }

    @Test
    void figuresOfAReasonAreKept() {
        Told told = Told.of("accounts.json: entry 2 has a refresh token of 63 characters; a whole one has at least 100.");
        assertEquals("shortToken", told.key());
        assertEquals(List.of("63", "100"), told.values());
        assertEquals(List.of("7"), Told.of("This is the same account as number 7.").values());
    }

    @Test
    void aReasonThatNobodyTranslatedIsShownAsItIs() {
        Told told = Told.of("something new");
        assertEquals("", told.key());
        assertEquals("something new", told.text());
        assertTrue(told.said());
    }

    @Test
    void noReasonSaysNothing() {
        assertFalse(Told.of("").said());
    }
}
