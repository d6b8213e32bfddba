package org.kirogate.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.page.chart.Chart;
import org.kirogate.page.chart.Figure;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageMeasure;
import org.kirogate.usage.UsageReport.Sums;
import org.kirogate.usage.UsageTable;

/**
 * What a user's page of usage shows. JSPs call its members.
 *
 * @param address what was asked for
 * @param about   the key whose usage alone it is, empty = every key's
 * @param chart   the bars and their table
 * @param rows    items, the largest first
 * @param more    items that are not among the rows
 * @param total   their sum, everything included
 * @param given   what others' super keys took from the user's public tokens
 * @param taken   what the user's own super keys took from everybody's
 * @param zone    in whose days it counts
 */
public record OwnUsageView(
        UsageAddress address, String about, Chart chart, List<Row> rows, long more, Row total, Chart given, Chart taken,
        String zone) {
    private static final long GOOD = 98;
    private static final long FAIR = 95;

    /** What an item is called: a model, or a key with its prefix. */
    public record Name(String text, String sub, boolean superKey) {}

    /** An item. */
    public record Row(
            String style, Name name, Figure requests, String rate, String rateStyle, Figure input, Figure output,
            Figure credits, String share) {}

    public OwnUsageView {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(chart, "chart");
        rows = List.copyOf(rows);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(taken, "taken");
        Objects.requireNonNull(zone, "zone");
    }

    static OwnUsageView of(
            UsageAddress address, String about, UsageTable own, List<Name> names, UsageTable given, UsageTable taken,
            OwnUsageCharts charts) {
        List<Row> rows = new ArrayList<>();
        double whole = address.measure().of(own.total());
        for (int i = 0; i < own.lines().size(); i++) {
            Sums sums = own.lines().get(i).total();
            double share = whole == 0 ? 0 : address.measure().of(sums) / whole;
            rows.add(row(OwnUsageCharts.style(i), names.get(i), sums, share, charts.language()));
        }
        return new OwnUsageView(
                address, about, charts.stacked(own, names.stream().map(Name::text).toList()), rows, own.more(),
                row("", new Name("", "", false), own.total(), 1, charts.language()), charts.plain(given, "s2", charts.all()),
                charts.plain(taken, "s3", charts.all()), own.period().zone().getId());
    }

    /** Spans that are offered, by length. */
    public List<String> spans() {
        return List.of("24h", "7d", "30d", "90d", "12m");
    }

    /** What can be told apart. */
    public List<String> bys() {
        return about.isEmpty() ? List.of("model", "key") : List.of("model");
    }

    /** What can be drawn. */
    public List<String> measures() {
        return List.of(UsageMeasure.values()).stream().map(UsageMeasure::label).toList();
    }

    /** How the span can be cut. */
    public List<String> steps() {
        return address.span().steps().stream().map(OwnUsageView::label).toList();
    }

    /** How it is cut. */
    public String step() {
        return label(address.step());
    }

    private static String label(Period.Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private static Row row(String style, Name name, Sums sums, double share, String language) {
        long ended = sums.successes() + sums.failures();
        String rateStyle = ended == 0 || sums.successes() * 100 >= ended * GOOD
                ? "" : sums.successes() * 100 >= ended * FAIR ? "low" : "bad";
        return new Row(
                style, name, Figure.of(sums.requests(), language), Figure.percent(sums.successes(), ended), rateStyle,
                Figure.of(sums.inputTokens(), language), Figure.of(sums.outputTokens(), language),
                Figure.of(sums.credits(), language),
                String.format(Locale.ROOT, "%.1f", 100 * share));
    }
}
