package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.kirogate.page.Pages;
import org.kirogate.page.UsageCharts;
import org.kirogate.page.chart.Chart;
import org.kirogate.page.chart.Figure;
import org.kirogate.page.chart.Plot;
import org.kirogate.page.chart.Plots;
import org.kirogate.page.chart.Series;
import org.kirogate.page.chart.SlotLabels;
import org.kirogate.usage.Period;
import org.kirogate.usage.SpeedReport;
import org.kirogate.usage.Speeds;
import org.kirogate.usage.UsageReport.Sums;
import org.kirogate.usage.UsageTable;

/** Requests, failures and time to first token on one time axis. */
final class Traffic {
    private static final int TALL = 144;
    private static final int LOW = 44;

    private Traffic() {}

    static Chart chart(Pages pages, HttpServletRequest request, UsageTable all, SpeedReport speeds) {
        Period period = all.period();
        SlotLabels labels = new SlotLabels(period.slots(), period.zone());
        String language = pages.language(request);
        Plots plots = new Plots(labels, language);
        String requests = pages.word(request, "overview.requests");
        String failures = pages.word(request, "overview.failures");
        String speed = pages.word(request, "overview.speed");
        List<Plot> drawn = List.of(
                plots.bars(requests, UsageCharts.per(pages, request, period.step()), TALL, false,
                        List.of(new Series("s1", requests, values(all, Sums::requests)))),
                plots.bars(failures, pages.word(request, "overview.failures.unit"), LOW, false,
                        List.of(new Series("bad", failures, values(all, Sums::failures)))),
                plots.line(speed, pages.word(request, "overview.speed.unit"), LOW, true,
                        new Series("s2", speed, speeds.slots().stream().map(slot -> slot.median() / 1000.0).toList())));
        return Chart.of(labels, drawn,
                List.of(new Chart.Head("s1", requests), new Chart.Head("bad", failures), new Chart.Head("s2", speed)),
                List.of(cells(all, Sums::requests, language), cells(all, Sums::failures, language),
                        speeds.slots().stream().map(Traffic::seconds).toList()));
    }

    private static List<Double> values(UsageTable table, Function<Sums, Long> of) {
        return table.slots().stream().map(of).map(Long::doubleValue).toList();
    }

    private static List<String> cells(UsageTable table, Function<Sums, Long> of, String language) {
        return table.slots().stream().map(of).map(value -> Figure.of(value, language).exact()).toList();
    }

    private static String seconds(Speeds speeds) {
        return speeds.requests() == 0 ? "–" : Figure.seconds(speeds.median()) + " s";
    }
}
