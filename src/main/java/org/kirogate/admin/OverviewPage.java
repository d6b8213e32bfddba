package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.page.Moment;
import org.kirogate.page.UsageFigures;
import org.kirogate.page.chart.Chart;
import org.kirogate.page.chart.Figure;
import org.kirogate.page.chart.ReaderZone;
import org.kirogate.page.chart.Spark;
import org.kirogate.token.PoolHealth;
import org.kirogate.token.TokenScope;
import org.kirogate.token.TokenState;
import org.kirogate.usage.Period;
import org.kirogate.usage.SpeedReport;
import org.kirogate.usage.UsageAsk;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageMeasure;
import org.kirogate.usage.UsageReport.Sums;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageSpan;
import org.kirogate.usage.UsageTable;

/**
 * {@code /admin}: how the gateway does, and what somebody should look at; each figure leads to what is behind it.
 * Thread-safe.
 */
public final class OverviewPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final List<UsageSpan> SPANS = List.of(UsageSpan.DAY, UsageSpan.TODAY, UsageSpan.WEEK,
            UsageSpan.MONTH);
    private static final int BUSIEST = 5;
    private static final int WEEK_DAYS = 7;
    private static final int DAY_HOURS = 24;

    private final transient UsageReports reports;
    private final transient UsageNames names;
    private final transient Attention attention;
    private final transient InstantSource clock;

    /**
     * The five figures.
     *
     * @param change        requests against the span before, in per cent with its sign; empty = nothing to compare with
     * @param more          whether there were more
     * @param successRate   in per cent, {@code –} without requests
     * @param median        seconds to first token
     * @param inFlight      requests at this moment, on this node
     * @param rateLine      success rate by slot; the others alike
     */
    public record Figures(
            Figure requests, String change, boolean more, String successRate, Figure failures, Figure refused,
            String median,
            String p95, Figure credits, Figure input, Figure output, int inFlight, Spark requestLine, Spark rateLine,
            Spark speedLine, Spark creditLine) {}

    /**
     * A state of the public pool.
     *
     * @param from where its part of the bar begins, per cent
     * @param wide how wide it is, per cent
     */
    public record Share(String state, int count, String from, String wide) {}

    /**
     * The public pool.
     *
     * @param lasts when what is left is used up at the rate of the last seven days; unknown when it outlasts the year
     */
    public record Pool(
            int usable, int total, List<Share> shares, Figure remaining, Figure limit, Moment lasts, Moment resets) {}

    /** A key that is used a lot. */
    public record Busy(UsageNames.Name name, Figure requests, String rate, String rateStyle) {}

    /**
     * What the page shows.
     *
     * @param at   when it was read
     * @param zone in whose days it counts
     */
    public record View(
            List<String> spans, String span, Figures figures, Chart traffic, Pool pool, List<Attention.Item> items,
            List<Busy> busiest, Moment at, String zone) {
        public View {
            spans = List.copyOf(spans);
            items = List.copyOf(items);
            busiest = List.copyOf(busiest);
        }
    }

    /** The page of this console. */
    public OverviewPage(Console console, UsageReports reports, UsageNames names, Attention attention,
            InstantSource clock) {
        super(console);
        this.reports = Objects.requireNonNull(reports, "reports");
        this.names = Objects.requireNonNull(names, "names");
        this.attention = Objects.requireNonNull(attention, "attention");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Instant now = clock.instant();
        ZoneId zone = ReaderZone.of(request);
        UsageSpan span = UsageSpan.of(given(request, "period"), SPANS);
        Period period = span.until(now, span.steps().get(0), zone);
        UsageTable all = reports.series(period, UsageFilter.NONE);
        SpeedReport speeds = reports.speeds(period);
        UsageTable lastDay = reports.series(Period.last(DAY_HOURS, Period.Step.HOUR, zone, now), UsageFilter.NONE);
        PoolHealth health = console().pool().health(new TokenScope.PublicTokens());
        String language = pages().language(request);
        show(request, response, "admin/overview", new View(
                List.of("today", "24h", "7d", "30d"),
                span.label(),
                figures(all, reports.series(period.before(), UsageFilter.NONE).total(), speeds, language),
                Traffic.chart(pages(), request, all, speeds),
                pool(health, now, zone, language),
                attention.items(health, lastDay, console().guard().defaultPassword()),
                busiest(period, language),
                Moment.of(now),
                zone.getId()));
    }

    private Figures figures(UsageTable all, Sums before, SpeedReport speeds, String language) {
        Sums total = all.total();
        long change = before.requests() == 0
                ? 0 : Math.round((total.requests() - before.requests()) * 1000.0 / before.requests());
        String signed = before.requests() == 0 || change == 0 ? "" : Math.abs(change) / 10.0 + "%";
        return new Figures(
                Figure.of(total.requests(), language), signed, change > 0,
                Figure.percent(total.successes(), total.successes() + total.failures()),
                Figure.of(total.failures(), language), Figure.of(total.refused(), language),
                Figure.seconds(speeds.all().median()), Figure.seconds(speeds.all().p95()),
                Figure.of(total.credits(), language), Figure.of(total.inputTokens(), language),
                Figure.of(total.outputTokens(), language), console().pool().inFlight(),
                Spark.of(all.slots().stream().map(Sums::requests).toList()),
                Spark.of(all.slots().stream().map(Sums::successRate).toList()),
                Spark.of(speeds.slots().stream().map(slot -> slot.median()).toList()),
                Spark.of(all.slots().stream().map(Sums::credits).toList()));
    }

    private Pool pool(PoolHealth health, Instant now, ZoneId zone, String language) {
        List<Share> shares = new ArrayList<>();
        double from = 0;
        for (TokenState state : TokenState.values()) {
            int count = health.in(state);
            double wide = health.total() == 0 ? 0 : 100.0 * count / health.total();
            if (count > 0 || state == TokenState.ACTIVE) {
                shares.add(new Share(state.label(), count, percent(from), percent(Math.max(0, wide - 0.6))));
            }
            from += wide;
        }
        return new Pool(health.usable(), health.total(), shares, Figure.of(Math.floor(health.remaining()), language),
                Figure.of(Math.floor(health.limit()), language), lasts(health, now, zone),
                        Moment.of(health.resetsAt()));
    }

    private Moment lasts(PoolHealth health, Instant now, ZoneId zone) {
        Period week = Period.last(WEEK_DAYS, Period.Step.DAY, zone, now);
        double days = Duration.between(week.from(), now).toMinutes() / (double) Duration.ofDays(1).toMinutes();
        double daily = reports.series(week, UsageFilter.SHARED).total().credits() / days;
        double left = daily <= 0 ? Double.MAX_VALUE : health.remaining() / daily;
        return left > 365 ? Moment.NEVER : Moment.of(now.plus(Duration.ofMinutes((long) (left * 24 * 60))));
    }

    private List<Busy> busiest(Period period, String language) {
        UsageAsk ask = new UsageAsk(period, UsageFilter.NONE, UsageBy.KEY, UsageMeasure.REQUESTS);
        List<UsageTable.Line> lines = reports.table(ask).lines().stream().limit(BUSIEST).toList();
        List<UsageNames.Name> called = names.of(UsageBy.KEY, lines);
        List<Busy> busiest = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Sums sums = lines.get(i).total();
            busiest.add(new Busy(called.get(i), Figure.of(sums.requests(), language),
                    Figure.percent(sums.successes(), sums.successes() + sums.failures()), UsageFigures.rateStyle(sums)));
        }
        return busiest;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
