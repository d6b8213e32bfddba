package org.kirogate.page.chart;

import java.util.List;
import java.util.Objects;

/**
 * One measure over a time axis, ready to be written as SVG: {@value #WIDTH} units wide whatever the page, as high as
 * it says in pixels.
 *
 * @param title  what it shows
 * @param unit   in what, or per what
 * @param height pixels
 * @param grids  lines across with their values, lowest first
 * @param shapes one a series
 * @param ticks  labels of the time axis; none where a plot below has them
 */
public record Plot(String title, String unit, int height, List<Grid> grids, List<Shape> shapes, List<Tick> ticks) {
    /** Units from left to right. */
    public static final int WIDTH = 1000;

    /** A line across at {@code y} pixels from the top. */
    public record Grid(String y, String label) {}

    /** A filled path, or a line. */
    public record Shape(String style, String path, boolean line) {}

    /** A label at {@code x} per cent from the left; narrow screens leave out the minor ones. */
    public record Tick(String x, String label, boolean minor) {}

    public Plot {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(unit, "unit");
        grids = List.copyOf(grids);
        shapes = List.copyOf(shapes);
        ticks = List.copyOf(ticks);
    }
}
