package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void wordsStandBareAndSeveralInQuotes() {
        assertEquals("a=1 b=true c=word d=\"two words\" e=\"\"",
                new LogLine().own("a", 1).own("b", true).foreign("c", "word").foreign("d", "two words").foreign("e", "")
                        .toString());
    }

    @Test
    void noForeignValueAddsAPairOrALine() {
        assertEquals("a=\"x\\\" outcome=ok  b=\\\\\"", new LogLine().foreign("a", "x\" outcome=ok\r\nb=\\").toString());
        assertEquals("a=\"x=1\"", new LogLine().foreign("a", "x=1").toString());
        assertEquals("a=\"x\u00a0y\"", new LogLine().foreign("a", "x\u00a0y").toString());
    }

    @Test
    void creditsHaveFourDigits() {
        assertEquals("credits=0.0123 credits=12.0000 credits=0.0000",
                new LogLine().credits(0.01234).credits(12).credits(0).toString());
    }
}
