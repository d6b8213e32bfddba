package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.UsageCharts;
import org.kirogate.page.UsageFiles;
import org.kirogate.page.chart.ReaderZone;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageAsk;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageReport;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageTable;

/**
 * {@code /admin/usage}: what was used, told apart by model, key, user, token or dialect; and every request as a file.
 * Thread-safe.
 */
public final class UsagePage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/admin/usage";
    private static final String OUTCOMES = "requests.outcome.";

    private final transient UsageReports reports;
    private final transient UsageFiles files;
    private final transient UsageNames names;
    private final transient InstantSource clock;

    /** The page of this console. */
    public UsagePage(Console console, UsageReports reports, UsageFiles files, UsageNames names, InstantSource clock) {
        super(console);
        this.reports = Objects.requireNonNull(reports, "reports");
        this.files = Objects.requireNonNull(files, "files");
        this.names = Objects.requireNonNull(names, "names");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ZoneId zone = ReaderZone.of(request);
        UsageAddress address = UsageAddress.of(PATH, name -> given(request, name));
        String file = "usage-" + address.span().label();
        if (csv(request)) {
            files.csv(response, file, address.period(clock.instant(), zone), address.filter());
            return;
        }
        if (given(request, "format").equals("jsonl")) {
            files.lines(response, file, address.period(clock.instant(), zone), address.filter());
            return;
        }
        UsageAsk ask = address.ask(clock.instant(), zone);
        UsageTable table = reports.table(ask);
        show(request, response, "admin/usage", UsageView.of(
                address, about(address), table, names(request, address.by(), table.lines()),
                reports.speeds(ask.period()), UsageCharts.of(pages(), request, address)));
    }

    /** Outcomes are words of the reader's language, everything else has a name. */
    private List<UsageNames.Name> names(HttpServletRequest request, UsageBy by, List<UsageTable.Line> lines) {
        if (by != UsageBy.OUTCOME) {
            return names.of(by, lines);
        }
        return lines.stream().map(line -> {
            String word = OUTCOMES + line.item();
            return new UsageNames.Name(pages().word(request, word), "", false, "");
        }).toList();
    }

    /** Whose usage alone it is. */
    private String about(UsageAddress address) {
        if (address.keyId() != 0) {
            return name(UsageBy.KEY, address.keyId());
        }
        if (address.userId() != 0) {
            return name(UsageBy.USER, address.userId());
        }
        return address.tokenId() == 0 ? "" : name(UsageBy.TOKEN, address.tokenId());
    }

    private String name(UsageBy by, long id) {
        UsageTable.Line line = new UsageTable.Line("" + id, UsageReport.Sums.NONE, List.of());
        return names.of(by, List.of(line)).get(0).text();
    }
}
