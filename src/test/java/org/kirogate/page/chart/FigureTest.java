package org.kirogate.page.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
class FigureTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.00446, 0.0045", "0.0372, 0.037", "0.1, 0.10", "12.345, 12.35", "0.0000001, 0", "1234.5, '1,234.50'"})
    void smallAmountsAreNotNothing(double value, String text) {
        assertEquals(text, Figure.of(Figure.rounded(value), "en").text());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.002, 0.002", "0.0025, 0.0025", "0.5, 0.5", "2.5, 2.5", "1500, 1.5k"})
    void theLinesOfASmallScaleAreToldApart(double value, String text) {
        assertEquals(text, Figure.axis(value, "en"));
    }
}
