package org.kirogate.page.chart;

import java.util.List;
import java.util.Objects;

/**
 * A small line without axes, 88 by 28 pixels, and the ground under it.
 *
 * @param line  path of the line
 * @param under path of the ground
 * @param idle  whether nothing happened
 */
public record Spark(String line, String under, boolean idle) {
    private static final int WIDTH = 88;
    private static final int HEIGHT = 28;
    private static final int EDGE = 2;

    public Spark {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(under, "under");
    }

    /** The line of values, from nothing to the largest; an empty list is an idle one. */
    public static Spark of(List<? extends Number> values) {
        double most = values.stream().mapToDouble(Number::doubleValue).max().orElse(0);
        if (most <= 0 || values.size() < 2) {
            String flat = "M0 " + (HEIGHT - EDGE) + "H" + WIDTH;
            return new Spark(flat, "", true);
        }
        StringBuilder line = new StringBuilder("M");
        for (int i = 0; i < values.size(); i++) {
            double x = (double) i * WIDTH / (values.size() - 1);
            double y = HEIGHT - EDGE - values.get(i).doubleValue() * (HEIGHT - 2 * EDGE) / most;
            line.append(i == 0 ? "" : "L").append(Plots.number(x)).append(' ').append(Plots.number(y));
        }
        return new Spark(line.toString(), line + "V" + HEIGHT + "H0z", false);
    }
}
