package org.kirogate.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.chart.Chart;
import org.kirogate.page.chart.Figure;
import org.kirogate.page.chart.Plots;
import org.kirogate.page.chart.Series;
import org.kirogate.page.chart.SlotLabels;
import org.kirogate.usage.UsageMeasure;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageTable;

/**
 * Draws a user's usage. One measure, one set of words.
 *
 * @param language of the numbers
 * @param title    what is drawn, and per what
 * @param all      head of the column of everything
 * @param others   name of the items that are drawn together
 * @param total    before the total
 */
record OwnUsageCharts(UsageMeasure measure, String language, String title, String all, String others, String total) {
    private static final int TALL = 232;
    private static final int LOW = 132;

    OwnUsageCharts {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(language, "language");
    }

    /** The colour of an item by its rank. */
    static String style(int rank) {
        return rank < UsageReports.SERIES ? "s" + (rank + 1) : "s6";
    }

    /** The largest items on one another, and the rest above them. */
    Chart stacked(UsageTable table, List<String> names) {
        List<Series> series = new ArrayList<>();
        double[] rest = table.slots().stream().mapToDouble(measure::of).toArray();
        for (int i = 0; i < Math.min(UsageReports.SERIES, table.lines().size()); i++) {
            List<Double> values = table.lines().get(i).slots().stream().map(measure::of).toList();
            for (int slot = 0; slot < values.size(); slot++) {
                rest[slot] -= values.get(slot);
            }
            series.add(new Series(style(i), names.get(i), values));
        }
        if (table.lines().size() > UsageReports.SERIES) {
            // What rounding leaves below nothing is nothing.
            series.add(new Series("s6", others, Arrays.stream(rest).mapToObj(value -> Math.max(0, value)).toList()));
        }
        return chart(table, TALL, series);
    }

    /** Everything as one. */
    Chart plain(UsageTable table, String style, String name) {
        return chart(table, LOW, List.of(new Series(style, name, table.slots().stream().map(measure::of).toList())));
    }

    private Chart chart(UsageTable table, int height, List<Series> series) {
        SlotLabels labels = new SlotLabels(table.period().slots(), table.period().zone());
        String unit = total + " " + Figure.of(measure.of(table.total()), language).text();
        List<Chart.Head> heads = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        series.forEach(one -> {
            heads.add(new Chart.Head(one.style(), one.name()));
            columns.add(one.values().stream().map(OwnUsageCharts::exact).toList());
        });
        if (series.size() > 1) {
            heads.add(new Chart.Head("", all));
            columns.add(table.slots().stream().map(measure::of).map(OwnUsageCharts::exact).toList());
        }
        Plots plots = new Plots(labels, language);
        return Chart.of(labels, List.of(plots.bars(title, unit, height, true, series)), heads, columns);
    }

    private static String exact(double value) {
        return Figure.of(value, "").exact();
    }
}
