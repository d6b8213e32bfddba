package org.kirogate.page.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Draws plots for one time axis. Immutable. */
public final class Plots {
    private static final double BAR_SHARE = 0.64;
    private static final int PIXELS_A_GRID = 56;

    private final SlotLabels labels;
    private final String language;

    /** Plots over these slots, with numbers as a language writes them. */
    public Plots(SlotLabels labels, String language) {
        this.labels = labels;
        this.language = language;
    }

    /**
     * Bars, one series on another.
     *
     * @param axis whether the plot carries the labels of the time axis
     */
    public Plot bars(String title, String unit, int height, boolean axis, List<Series> series) {
        int slots = labels.count();
        double[] base = new double[slots];
        double most = 0;
        for (int i = 0; i < slots; i++) {
            double sum = 0;
            for (Series one : series) {
                sum += one.values().get(i);
            }
            most = Math.max(most, sum);
        }
        Scale scale = Scale.of(most, lines(height));
        List<Plot.Shape> shapes = new ArrayList<>();
        for (Series one : series) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < slots; i++) {
                base[i] = bar(path, i, base[i], one.values().get(i), height, scale);
            }
            if (!path.isEmpty()) {
                shapes.add(new Plot.Shape(one.style(), path.toString(), false));
            }
        }
        return new Plot(title, unit, height, grids(scale, height), shapes, axis ? labels.ticks() : List.of());
    }

    /** One line; slots of value 0 have no point. */
    public Plot line(String title, String unit, int height, boolean axis, Series series) {
        double most = series.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        Scale scale = Scale.of(most, lines(height));
        double width = (double) Plot.WIDTH / labels.count();
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < labels.count(); i++) {
            double value = series.values().get(i);
            if (value > 0) {
                double x = (i + 0.5) * width;
                path.append(open ? 'L' : 'M').append(number(x)).append(' ').append(number(height - value * height / scale.top()));
                // A point alone is drawn too.
                path.append(open ? "" : "h0.1");
            }
            open = value > 0;
        }
        List<Plot.Shape> shapes = List.of(new Plot.Shape(series.style(), path.toString(), true));
        return new Plot(title, unit, height, grids(scale, height), shapes, axis ? labels.ticks() : List.of());
    }

    /** Adds a bar on what stands there already; answers what stands there then. */
    private double bar(StringBuilder path, int slot, double base, double value, int height, Scale scale) {
        if (value <= 0) {
            return base;
        }
        double width = (double) Plot.WIDTH / labels.count();
        double left = (slot + (1 - BAR_SHARE) / 2) * width;
        double pixels = height / scale.top();
        path.append('M').append(number(left)).append(' ').append(number(height - base * pixels))
                .append('h').append(number(width * BAR_SHARE))
                .append('V').append(number(height - (base + value) * pixels))
                .append('H').append(number(left)).append('z');
        return base + value;
    }

    private List<Plot.Grid> grids(Scale scale, int height) {
        List<Plot.Grid> grids = new ArrayList<>();
        for (int i = 0; i <= scale.lines(); i++) {
            double value = i * scale.step();
            grids.add(new Plot.Grid(number(height - value * height / scale.top()), Figure.axis(value, language)));
        }
        return grids;
    }

    private static int lines(int height) {
        return Math.max(1, Math.min(5, height / PIXELS_A_GRID));
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
