package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.chat.StopReason;
import org.kirogate.upstream.kiro.reply.StopDecision.Ending;

class StopDecisionTest {
    private static final boolean[] BOTH = {false, true};

    @ParameterizedTest
    @EnumSource(ServiceStop.class)
    void everyCombinationFollowsTheTable(ServiceStop service) {
        for (int bits = 0; bits < 32; bits++) {
            for (double percent : new double[] {0, 99.9, 100, 130}) {
                Ending ending = new Ending(bit(bits, 0), bit(bits, 1), bit(bits, 2), bit(bits, 3), bit(bits, 4),
                        service, percent);
                assertEquals(byTable(ending), StopDecision.decide(ending), ending.toString());
            }
        }
    }

    private static boolean bit(int bits, int index) {
        return BOTH[bits >> index & 1];
    }

    /** The table of section 4.5, one line a row. */
    private static StopReason byTable(Ending e) {
        ServiceStop s = e.service();
        return e.toolCalled() && e.complete() ? StopReason.TOOL_USE
                : s == ServiceStop.MAX_TOKENS ? StopReason.MAX_TOKENS
                : s == ServiceStop.CONTEXT_WINDOW_EXCEEDED || e.windowPercent() >= 100
                        ? StopReason.CONTEXT_WINDOW_EXCEEDED
                : s == ServiceStop.CONTENT_FILTERED ? StopReason.REFUSAL
                : s == ServiceStop.PAUSE_TURN ? StopReason.PAUSE_TURN
                : s == ServiceStop.MALFORMED || e.toolLost() ? StopReason.MAX_TOKENS
                : !e.complete() ? StopReason.MAX_TOKENS
                : e.reasoning() && !e.text() && !e.toolCalled() ? StopReason.MAX_TOKENS
                : StopReason.END_TURN;
    }

    @ParameterizedTest
    @CsvSource({
        "'', NONE", "END_TURN, END_TURN", "end_turn, END_TURN", "TOOL_USE, TOOL_USE", "MAX_TOKENS, MAX_TOKENS",
        "MODEL_CONTEXT_WINDOW_EXCEEDED, CONTEXT_WINDOW_EXCEEDED", "CONTENT_FILTERED, CONTENT_FILTERED",
        "GUARDRAIL_INTERVENED, CONTENT_FILTERED", "PAUSE_TURN, PAUSE_TURN", "MALFORMED_TOOL_USE, MALFORMED",
        "MALFORMED_MODEL_OUTPUT, MALFORMED", "STOP_SEQUENCE, OTHER", "UNKNOWN, OTHER", "SOMETHING_NEW, OTHER"
    })
    void wordsOfTheServiceAreUnderstoodInAnyCase(String word, ServiceStop stop) {
        assertEquals(stop, ServiceStop.of(word));
    }

    @Test
    void onlySomeEndingsExplainAnEmptyAnswer() {
        for (ServiceStop stop : ServiceStop.values()) {
            boolean says = switch (stop) {
                case MAX_TOKENS, CONTEXT_WINDOW_EXCEEDED, CONTENT_FILTERED, PAUSE_TURN -> true;
                case NONE, END_TURN, TOOL_USE, MALFORMED, OTHER -> false;
            };
            assertEquals(says, StopDecision.saysWhy(new Ending(false, false, false, true, false, stop, 0)));
            assertEquals(true, StopDecision.saysWhy(new Ending(false, false, false, true, false, stop, 100)));
        }
    }
}
