package org.kirogate.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.UsageCharts;
import org.kirogate.page.UsageChoices;
import org.kirogate.page.UsageFigures;
import org.kirogate.page.chart.Chart;
import org.kirogate.usage.UsageAddress;
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
    /** What an item is called: a model, or a key with its prefix. */
    public record Name(String text, String sub, boolean superKey) {}

    /** An item. */
    public record Row(String style, Name name, UsageFigures figures) {}

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
            UsageCharts charts) {
        List<Row> rows = new ArrayList<>();
        double whole = address.measure().of(own.total());
        for (int i = 0; i < own.lines().size(); i++) {
            Sums sums = own.lines().get(i).total();
            double share = whole == 0 ? 0 : address.measure().of(sums) / whole;
            rows.add(new Row(
                    UsageCharts.style(i), names.get(i), UsageFigures.of(sums, share, charts.language())));
        }
        return new OwnUsageView(
                address, about, charts.stacked(own, names.stream().map(Name::text).toList()), rows, own.more(),
                new Row("", new Name("", "", false), UsageFigures.of(own.total(), 1, charts.language())),
                charts.plain(given, "s2", charts.all()), charts.plain(taken, "s3", charts.all()), own.period().zone().getId());
    }

    /** What can be asked. */
    public UsageChoices choices() {
        return new UsageChoices(address);
    }

    /** What can be told apart. */
    public List<String> bys() {
        return about.isEmpty() ? List.of("model", "key") : List.of("model");
    }
}
