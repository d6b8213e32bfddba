package org.kirogate.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.chart.Chart;
import org.kirogate.page.chart.Figure;
import org.kirogate.page.chart.Plots;
import org.kirogate.page.chart.Series;
import org.kirogate.page.chart.SlotLabels;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageMeasure;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageTable;

/**
 * Draws tables of usage. One measure, one set of words.
 *
 * @param language of the numbers
 * @param title    what is drawn, and per what
 * @param all      head of the column of everything
 * @param others   name of the items that are drawn together
 * @param total    before the total
 */
public record UsageCharts(
        UsageMeasure measure, String language, String title, String all, String others, String total) {
    private static final int TALL = 232;
    private static final int LOW = 132;

    public UsageCharts {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(language, "language");
    }

    /** Charts of what an address asks for, in the reader's words. */
    public static UsageCharts of(Pages pages, HttpServletRequest request, UsageAddress address) {
        String measure = switch (address.measure()) {
            case REQUESTS -> pages.word(request, "usage.show.requests");
            case CREDITS -> pages.word(request, "usage.show.credits");
            case INPUT -> pages.word(request, "usage.show.input");
            case OUTPUT -> pages.word(request, "usage.show.output");
        };
        return new UsageCharts(
                address.measure(), pages.language(request),
                pages.word(request, "usage.chart.title", measure, per(pages, request, address.step())),
                pages.word(request, "usage.all"), pages.word(request, "usage.others"),
                pages.word(request, "usage.total"));
    }

    /** How long a slot is, in words. */
    public static String per(Pages pages, HttpServletRequest request, Period.Step step) {
        return switch (step) {
            case HOUR -> pages.word(request, "usage.per.hour");
            case DAY -> pages.word(request, "usage.per.day");
            case MONTH -> pages.word(request, "usage.per.month");
        };
    }

    /** The colour of an item by its rank. */
    public static String style(int rank) {
        return rank < UsageReports.SERIES ? "s" + (rank + 1) : "s6";
    }

    /** The largest items on one another, and the rest above them. */
    public Chart stacked(UsageTable table, List<String> names) {
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
    public Chart plain(UsageTable table, String style, String name) {
        return chart(table, LOW, List.of(new Series(style, name, table.slots().stream().map(measure::of).toList())));
    }

    private Chart chart(UsageTable table, int height, List<Series> series) {
        SlotLabels labels = new SlotLabels(table.period().slots(), table.period().zone());
        String unit = total + " " + Figure.of(measure.of(table.total()), language).text();
        List<Chart.Head> heads = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        series.forEach(one -> {
            heads.add(new Chart.Head(one.style(), one.name()));
            columns.add(one.values().stream().map(UsageCharts::exact).toList());
        });
        if (series.size() > 1) {
            heads.add(new Chart.Head("", all));
            columns.add(table.slots().stream().map(measure::of).map(UsageCharts::exact).toList());
        }
        Plots plots = new Plots(labels, language);
        return Chart.of(labels, List.of(plots.bars(title, unit, height, true, series)), heads, columns);
    }

    private static String exact(double value) {
        return Figure.of(value, "").exact();
    }
}
