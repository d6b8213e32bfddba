package org.kirogate.page.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From numbers to shapes. */
class PlotsTest {
    private static final Instant START = Instant.parse("2026-11-21T16:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void barsStandOnEachOther() {
        Plots plots = new Plots(hours(2), "en");
        Plot plot = plots.bars("t", "u", 100, false,
                List.of(new Series("s1", "a", List.of(5.0, 0.0)), new Series("s2", "b", List.of(5.0, 10.0))));
        assertEquals("M90 100h320V50H90z", plot.shapes().get(0).path());
        assertEquals("M90 50h320V0H90zM590 100h320V0H590z", plot.shapes().get(1).path());
    }

    @Test
    void linesAreRoundNumbersAboveTheLargest() {
        Plots plots = new Plots(hours(1), "en");
        Plot plot = plots.bars("t", "u", 144, false, List.of(new Series("s1", "a", List.of(6480.0))));
        assertEquals(List.of("0", "5k", "10k"), plot.grids().stream().map(Plot.Grid::label).toList());
        assertEquals(List.of("144", "72", "0"), plot.grids().stream().map(Plot.Grid::y).toList());
    }

    @Test
    void nothingAtAllHasAScaleToo() {
        Plot plot = new Plots(hours(24), "zh").bars("t", "u", 44, true,
                List.of(new Series("s1", "a", IntStream.range(0, 24).mapToObj(i -> 0.0).toList())));
        assertTrue(plot.shapes().isEmpty());
        assertEquals(List.of("0", "1"), plot.grids().stream().map(Plot.Grid::label).toList());
    }

    @Test
    void aLineBreaksWhereThereIsNoValue() {
        Plot plot = new Plots(hours(4), "en").line("t", "u", 100, false, new Series("s2", "a", List.of(1.0, 2.0, 0.0,
                2.0)));
        assertEquals("M125 50h0.1L375 0M875 0h0.1", plot.shapes().get(0).path());
    }

    @Test
    void ticksAreTheReadersHoursDaysAndMonths() {
        List<Plot.Tick> day = hours(24).ticks();
        assertEquals(List.of("00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"),
                day.stream().map(Plot.Tick::label).toList());
        assertEquals(4, day.stream().filter(Plot.Tick::minor).count());
        assertEquals(List.of("11-22", "11-23", "11-24"), hours(72).ticks().stream().map(Plot.Tick::label).toList());
        SlotLabels months = new SlotLabels(
                List.of(Instant.parse("2026-09-30T16:00:00Z"), Instant.parse("2026-10-31T16:00:00Z")), SHANGHAI);
        assertEquals(List.of("2026-10", "2026-11"), months.ticks().stream().map(Plot.Tick::label).toList());
        assertEquals("11-22 01:00", hours(24).full(1));
    }

    @Test
    void largeNumbersAreShortInBothLanguages() {
        assertEquals(new Figure("79,350", "79,350"), Figure.of(79_350, "zh"));
        assertEquals("1.84亿", Figure.of(184_200_000, "zh").text());
        assertEquals("2140万", Figure.of(21_400_000, "zh").text());
        assertEquals("184.2M", Figure.of(184_200_000, "en").text());
        assertEquals("184,200,000", Figure.of(184_200_000, "en").exact());
    }

    @Test
    void aShareIsNeverRoundedUpToAll() {
        assertEquals("99.99", Figure.percent(999_999, 1_000_000));
        assertEquals("100", Figure.percent(5, 5));
        assertEquals("97.8", Figure.percent(978, 1000));
        assertEquals("–", Figure.percent(0, 0));
    }

    private static SlotLabels hours(int count) {
        return new SlotLabels(
                IntStream.range(0, count).mapToObj(i -> START.plus(i, ChronoUnit.HOURS)).toList(), SHANGHAI);
    }
}
