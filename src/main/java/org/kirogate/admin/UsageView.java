package org.kirogate.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.page.UsageCharts;
import org.kirogate.page.UsageChoices;
import org.kirogate.page.UsageFigures;
import org.kirogate.page.chart.Chart;
import org.kirogate.page.chart.Figure;
import org.kirogate.usage.SpeedReport;
import org.kirogate.usage.Speeds;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageMeasure;
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
    /** An item; its time to first token in seconds. */
    public record Row(String style, UsageNames.Name name, UsageFigures figures, String median, String p95) {}

    public UsageView {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(chart, "chart");
        rows = List.copyOf(rows);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(zone, "zone");
    }

    /** The view of a table. */
    static UsageView of(
            UsageAddress address, String about, UsageTable table, List<UsageNames.Name> names, SpeedReport speeds,
            UsageCharts charts) {
        boolean timed = address.by() == UsageBy.MODEL && address.filter().equals(UsageFilter.NONE);
        List<Row> rows = new ArrayList<>();
        double whole = address.measure().of(table.total());
        for (int i = 0; i < table.lines().size(); i++) {
            UsageTable.Line line = table.lines().get(i);
            rows.add(row(UsageCharts.style(i), names.get(i),
                    UsageFigures.of(line.total(), address.measure().of(line.total()) / (whole == 0 ? 1 : whole),
                            charts.language()),
                    timed ? speeds.of(line.item()) : Speeds.NONE));
        }
        Row total = row("", new UsageNames.Name("", "", false, ""), UsageFigures.of(table.total(), 1, charts.language()),
                timed ? speeds.all() : Speeds.NONE);
        return new UsageView(
                address, about, charts.stacked(table, names.stream().map(UsageNames.Name::text).toList()), rows,
                table.more(), total, timed, table.period().zone().getId());
    }

    /** What can be asked. */
    public UsageChoices choices() {
        return new UsageChoices(address);
    }

    /** What can be told apart. */
    public List<String> bys() {
        return List.of(UsageBy.values()).stream().map(UsageBy::label).toList();
    }

    /** Address sorted and drawn by another measure, by its label. */
    public String sorted(String label) {
        return address.show(UsageMeasure.valueOf(label.toUpperCase(Locale.ROOT)));
    }

    private static Row row(String style, UsageNames.Name name, UsageFigures figures, Speeds speeds) {
        return new Row(style, name, figures, Figure.seconds(speeds.median()), Figure.seconds(speeds.p95()));
    }
}
