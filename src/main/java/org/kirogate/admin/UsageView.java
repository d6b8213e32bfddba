package org.kirogate.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.kirogate.page.chart.Chart;
import org.kirogate.page.chart.Figure;
import org.kirogate.page.chart.Plots;
import org.kirogate.page.chart.Series;
import org.kirogate.page.chart.SlotLabels;
import org.kirogate.usage.Period;
import org.kirogate.usage.SpeedReport;
import org.kirogate.usage.Speeds;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageMeasure;
import org.kirogate.usage.UsageReport.Sums;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageSpan;
import org.kirogate.usage.UsageTable;

/**
 * What the page of usage shows.
 *
 * @param address what was asked for
 * @param about   whose usage alone it is, empty = everybody's
 * @param chart   the bars and their table
 * @param rows    items, the largest first
 * @param more    items that are not among the rows
 * @param total   their sum, everything included
 * @param speeds  whether rows know their time to first token
 */
public record UsageView(
        UsageAddress address, String about, Chart chart, List<Row> rows, long more, Row total, boolean speeds,
        String zone) {
    private static final int CHART_HEIGHT = 232;
    private static final long GOOD = 98;
    private static final long FAIR = 95;

    /** An item. */
    public record Row(
            String style, UsageNames.Name name, Figure requests, String rate, String rateStyle, Figure input,
            Figure output,
            Figure credits, String share, String median, String p95) {}

    public UsageView {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(chart, "chart");
        rows = List.copyOf(rows);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(zone, "zone");
    }

    /** Words the chart needs in the reader's language. */
    record Words(String language, String title, String all, String others, String total) {}

    /** The view of a table. */
    static UsageView of(
            UsageAddress address, String about, UsageTable table, List<UsageNames.Name> names, SpeedReport speeds,
            Words words) {
        boolean timed = address.by() == UsageBy.MODEL && address.filter().equals(UsageFilter.NONE);
        List<Row> rows = new ArrayList<>();
        double whole = address.measure().of(table.total());
        for (int i = 0; i < table.lines().size(); i++) {
            UsageTable.Line line = table.lines().get(i);
            rows.add(row(style(i), names.get(i), line.total(),
                    address.measure().of(line.total()) / (whole == 0 ? 1 : whole),
                    timed ? speeds.of(line.item()) : Speeds.NONE, words.language()));
        }
        Row total = row("", new UsageNames.Name("", "", false, ""), table.total(), 1,
                timed ? speeds.all() : Speeds.NONE,
                words.language());
        return new UsageView(address, about, chart(address, table, names, words), rows, table.more(), total, timed,
                table.period().zone().getId());
    }

    /** Spans that are offered, as the segments show them. */
    public List<String> spans() {
        return List.of(UsageSpan.DAY, UsageSpan.WEEK, UsageSpan.MONTH, UsageSpan.QUARTER, UsageSpan.YEAR).stream()
                .map(UsageSpan::label).toList();
    }

    /** What can be told apart. */
    public List<String> bys() {
        return List.of(UsageBy.values()).stream().map(UsageBy::label).toList();
    }

    /** What can be drawn. */
    public List<String> measures() {
        return List.of(UsageMeasure.values()).stream().map(UsageMeasure::label).toList();
    }

    /** Address sorted and drawn by another measure, by its label. */
    public String sorted(String label) {
        return address.show(UsageMeasure.valueOf(label.toUpperCase(Locale.ROOT)));
    }

    /** How the span can be cut. */
    public List<String> steps() {
        return address.span().steps().stream().map(UsageView::label).toList();
    }

    /** How it is cut. */
    public String step() {
        return label(address.step());
    }

    /** {@code low} or {@code bad} for a success rate that is. */
    static String rateStyle(Sums sums) {
        long ended = sums.successes() + sums.failures();
        if (ended == 0 || sums.successes() * 100 >= ended * GOOD) {
            return "";
        }
        return sums.successes() * 100 >= ended * FAIR ? "low" : "bad";
    }

    private static String label(Period.Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private static String style(int rank) {
        return rank < UsageReports.SERIES ? "s" + (rank + 1) : "s6";
    }

    private static Row row(String style, UsageNames.Name name, Sums sums, double share, Speeds speeds,
            String language) {
        return new Row(style, name, Figure.of(sums.requests(), language),
                Figure.percent(sums.successes(), sums.successes() + sums.failures()), rateStyle(sums),
                Figure.of(sums.inputTokens(), language), Figure.of(sums.outputTokens(), language), credits(sums,
                        language),
                String.format(Locale.ROOT, "%.1f", 100 * share), Figure.seconds(speeds.median()),
                        Figure.seconds(speeds.p95()));
    }

    private static Figure credits(Sums sums, String language) {
        return Figure.of(Math.round(sums.credits() * 100) / 100.0, language);
    }

    private static Chart chart(UsageAddress address, UsageTable table, List<UsageNames.Name> names, Words words) {
        SlotLabels labels = new SlotLabels(table.period().slots(), table.period().zone());
        UsageMeasure measure = address.measure();
        List<Series> series = new ArrayList<>();
        double[] rest = table.slots().stream().mapToDouble(measure::of).toArray();
        for (int i = 0; i < Math.min(UsageReports.SERIES, table.lines().size()); i++) {
            List<Double> values = table.lines().get(i).slots().stream().map(measure::of).toList();
            for (int slot = 0; slot < values.size(); slot++) {
                rest[slot] -= values.get(slot);
            }
            series.add(new Series(style(i), names.get(i).text(), values));
        }
        if (table.lines().size() > UsageReports.SERIES) {
            // What rounding leaves below nothing is nothing.
            series.add(new Series("s6", words.others(),
                    Arrays.stream(rest).mapToObj(value -> Math.max(0, value)).toList()));
        }
        String unit = words.total() + " " + Figure.of(Math.round(measure.of(table.total()) * 100) / 100.0,
                words.language()).text();
        Plots plots = new Plots(labels, words.language());
        List<Chart.Head> heads = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        series.forEach(one -> {
            heads.add(new Chart.Head(one.style(), one.name()));
            columns.add(cells(one.values(), value -> value));
        });
        heads.add(new Chart.Head("", words.all()));
        columns.add(cells(table.slots(), measure::of));
        return Chart.of(labels, List.of(plots.bars(words.title(), unit, CHART_HEIGHT, true, series)), heads, columns);
    }

    private static <T> List<String> cells(List<T> values, Function<T, Double> of) {
        return values.stream().map(of).map(value -> Figure.of(Math.round(value * 100) / 100.0, "").exact()).toList();
    }
}
