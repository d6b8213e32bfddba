package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.support.SteppedClock;

class OneTimeFormsTest {
    private final SteppedClock clock = new SteppedClock();
    private final OneTimeForms forms = new OneTimeForms(clock);

    @Test
    void aFormWorksOnce() {
        String mark = forms.issue();
        forms.spend(mark);
        refused(forms, mark);
    }

    @Test
    void everyFormHasItsOwnMark() {
        forms.spend(forms.issue());
        assertDoesNotThrow(() -> forms.spend(forms.issue()));
    }

    @Test
    void aRefusedFormMayBeSentAgain() {
        String mark = forms.issue();
        forms.spend(mark);
        forms.giveBack(mark);
        assertDoesNotThrow(() -> forms.spend(mark));
    }

    @Test
    void aFormFromBeforeTheStartIsRefused() {
        String mark = forms.issue();
        clock.advance(Duration.ofMillis(1));
        refused(new OneTimeForms(clock), mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1-2", "99999999999999999999-00000000-0000-0000-0000-000000000000"})
    void whatIsNoMarkIsRefused(String text) {
        refused(forms, text);
    }

    @Test
    void whatIsForgottenStaysSpent() {
        String first = forms.issue();
        forms.spend(first);
        for (int i = 0; i < 10_000; i++) {
            clock.advance(Duration.ofMillis(1));
            forms.spend(forms.issue());
        }
        refused(forms, first);
        assertDoesNotThrow(() -> forms.spend(forms.issue()));
    }

    private static void refused(OneTimeForms forms, String mark) {
        GatewayException refusal = assertThrows(GatewayException.class, () -> forms.spend(mark));
        assertEquals(Fault.CONFLICT, refusal.fault());
        assertEquals(OneTimeForms.FIELD, refusal.param());
    }
}
