package org.kirogate.simulator.steered;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TaskTest {

    private static final String TASK = "[[say:one]]\n[[then]] [[say:two]]\n[[then]]\n[[say:three]]";

    private static String said(String... turns) {
        return Task.of(List.of(turns)).marks().answers().get(0).text();
    }

    @Test
    void aTaskIsPlayedOneStepATurn() {
        assertEquals("one", said("hi", TASK));
        assertEquals("two", said("hi", TASK, "no mark"));
        assertEquals("three", said("hi", TASK, "", ""));
    }

    @Test
    void aTaskThatIsOverAsksForNothing() {
        assertTrue(Task.of(List.of(TASK, "", "", "")).marks().none());
    }

    @Test
    void marksOfTheTurnUnderWayWin() {
        assertEquals("mine", said(TASK, "[[say:mine]]"));
    }

    @Test
    void aLaterMarkEndsAnEarlierTask() {
        assertTrue(Task.of(List.of(TASK, "[[say:mine]]", "")).marks().none());
    }

    @Test
    void marksWithoutThenAreForTheirTurnAlone() {
        assertTrue(Task.of(List.of("[[say:one]]", "")).marks().none());
    }
}
