package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.page.Csv;
import org.kirogate.page.UsageCharts;
import org.kirogate.page.chart.ReaderZone;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageAsk;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageReport.Sums;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageTable;

/**
 * {@code /user/usage}: what a user's keys used by model or key, and what was given to others and taken from them, without
 * a name. Thread-safe.
 */
public final class OwnUsagePage extends UserPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/user/usage";

    private final transient UsageReports reports;
    private final transient ApiKeys keys;
    private final transient InstantSource clock;

    /** The page of this user centre. */
    public OwnUsagePage(Centre centre, UsageReports reports, ApiKeys keys, InstantSource clock) {
        super(centre);
        this.reports = Objects.requireNonNull(reports, "reports");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        long userId = userId(request);
        UsageAddress asked = UsageAddress.of(PATH, name -> given(request, name));
        String about = keyName(userId, asked.keyId());
        UsageBy by = asked.by() == UsageBy.KEY && about.isEmpty() ? UsageBy.KEY : UsageBy.MODEL;
        UsageAddress address = new UsageAddress(
                PATH, asked.span(), asked.step(), by, asked.measure(), about.isEmpty() ? 0 : asked.keyId(), 0, 0);
        Period period = address.period(clock.instant(), ReaderZone.of(request));
        // A key that stands in the address by now is the user's own.
        UsageFilter own = address.keyId() == 0 ? UsageFilter.user(userId) : UsageFilter.key(address.keyId());
        UsageTable table = reports.table(new UsageAsk(period, own, by, address.measure()));
        List<OwnUsageView.Name> names = names(by, table.lines());
        if (csv(request)) {
            table(response, address, table, names);
            return;
        }
        show(request, response, "user/usage", OwnUsageView.of(
                address, about, table, names, reports.series(period, UsageFilter.given(userId)),
                reports.series(period, UsageFilter.taken(userId)), UsageCharts.of(pages(), request, address)));
    }

    /** What the key is called, empty when it is not theirs. */
    private String keyName(long userId, long keyId) {
        if (keyId == 0) {
            return "";
        }
        ApiKey.Label label = keys.labels(List.of(keyId)).get(keyId);
        return label == null || label.userId() != userId ? "" : label.name();
    }

    private List<OwnUsageView.Name> names(UsageBy by, List<UsageTable.Line> lines) {
        if (by != UsageBy.KEY) {
            return lines.stream().map(line -> new OwnUsageView.Name(line.item(), "", false)).toList();
        }
        Map<Long, ApiKey.Label> labels = keys.labels(lines.stream().map(UsageTable.Line::id).toList());
        return lines.stream().map(line -> {
            ApiKey.Label label = labels.get(line.id());
            return label == null ? new OwnUsageView.Name("#" + line.item(), "", false)
                    : new OwnUsageView.Name(label.name(), label.prefix() + "…", label.superKey());
        }).toList();
    }

    private static void table(
            HttpServletResponse response, UsageAddress address, UsageTable table, List<OwnUsageView.Name> names)
            throws IOException {
        Csv csv = new Csv(response, "my-usage-" + address.span().label());
        csv.row(address.by().label(), "requests", "successes", "failures", "input_tokens", "output_tokens", "credits");
        for (int i = 0; i < table.lines().size(); i++) {
            Sums sums = table.lines().get(i).total();
            csv.row(names.get(i).text(), sums.requests(), sums.successes(), sums.failures(), sums.inputTokens(),
                    sums.outputTokens(), sums.credits());
        }
    }
}
