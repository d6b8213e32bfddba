package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class CsvTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "plain|plain", "a,b|\"a,b\"", "say \"x\"|\"say \"\"x\"\"\"", "=1+1|'=1+1", "@cmd|'@cmd", "-2|'-2", "团队|团队"})
    void aCellIsQuotedWhenItMustBeAndIsNeverAFormula(String value, String cell) {
        assertEquals(cell, Csv.cell(value));
    }

    @Test
    void numbersStayNumbers() {
        assertEquals("-2.5", Csv.cell(-2.5));
    }

    @Test
    void aLineBreakStaysInsideItsCell() {
        assertEquals("\"a\nb\"", Csv.cell("a\nb"));
    }
}
