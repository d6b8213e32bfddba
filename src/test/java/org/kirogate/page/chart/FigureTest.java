package org.kirogate.page.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void whatIsSmallKeepsTwoDigitsThatCount() {
        assertEquals("0.00075", Figure.of(0.000747, "en").text());
        assertEquals("0.083", Figure.of(0.0831, "en").text());
        assertEquals("0.5", Figure.of(0.5, "en").text());
        assertEquals("1", Figure.of(0.9999, "en").text());
        assertEquals("0", Figure.of(0, "en").text());
        assertEquals("0.00025", Figure.axis(0.00025, "en"));
    }

    @Test
    void whatIsLargerHasTwoDigitsBehindThePointOrNone() {
        assertEquals("12.35", Figure.of(12.3451, "en").text());
        assertEquals("1,204", Figure.of(1204.0000001, "en").text());
    }

    @Test
    void fromAMillionOnItIsShortAndKeepsTheExactOne() {
        assertEquals(new Figure("184.2M", "184,200,000"), Figure.of(184_200_000, "en"));
        assertEquals("1.84亿", Figure.of(184_200_000, "zh").text());
    }
}
