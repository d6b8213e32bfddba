package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.page.Csv;
import org.kirogate.page.ListAddress;
import org.kirogate.page.Moment;
import org.kirogate.page.Pager;
import org.kirogate.page.chart.ReaderZone;
import org.kirogate.token.OwnFigures;
import org.kirogate.token.OwnTokenAsk;
import org.kirogate.token.OwnTokens;
import org.kirogate.token.TokenState;
import org.kirogate.token.TokenView;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageReport;
import org.kirogate.usage.UsageReports;

/** {@code /user}: a person's own tokens, and the ways to add one. Thread-safe. */
public final class OwnTokensPage extends UserPage {
    private static final long serialVersionUID = 1L;

    private final transient OwnTokens tokens;
    private final transient AddPanels panels;
    private final transient UsageReports reports;
    private final transient ApiKeys keys;
    private final transient InstantSource clock;

    /**
     * All of them together.
     *
     * @param resets    when the first quota starts anew
     * @param given     credits that super keys used of public ones this month
     * @param requests  their requests
     * @param received  credits that the person's super keys brought this month
     * @param superKeys how many of those they have
     */
    public record Figures(
            long usable, long total, long cooling, long exhausted, long care, long disabled, double remaining,
            Moment resets, double given, long publicOnes, long requests, double received, long superKeys) {
        static Figures of(OwnFigures own, UsageReport.Sums given, UsageReport.Sums received, long superKeys) {
            return new Figures(
                    own.usable(), own.total(), own.count(TokenState.COOLING), own.count(TokenState.EXHAUSTED),
                    own.care(), own.count(TokenState.DISABLED), own.remaining(), Moment.of(own.resetsAt()),
                    given.credits(), own.publicOnes(), given.requests(), received.credits(), superKeys);
        }
    }

    /**
     * What the page shows.
     *
     * @param sharing whether tokens can be made public at present
     * @param add     the ways to add one, and what is under way
     */
    public record View(
            List<OwnTokenRow> rows, ListAddress list, Pager pager, Figures figures, boolean sharing, AddPanel add) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(pager, "pager");
            Objects.requireNonNull(figures, "figures");
            Objects.requireNonNull(add, "add");
        }
    }

    /** The page of this user centre. */
    public OwnTokensPage(
            Centre centre, OwnTokens tokens, AddPanels panels, UsageReports reports, ApiKeys keys,
            InstantSource clock) {
        super(centre);
        this.tokens = tokens;
        this.panels = panels;
        this.reports = reports;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        long userId = userId(request);
        ListAddress list = OwnTokenShape.read(request);
        OwnTokenAsk which = OwnTokenShape.ask(list, userId);
        if (csv(request)) {
            table(response, which, list);
            return;
        }
        Page<TokenView> page = tokens.page(which, list.ask());
        Instant now = clock.instant();
        List<OwnTokenRow> rows = page.items().stream()
                .map(token -> OwnTokenRow.of(token, tokens.inFlight(token.id()), now))
                .toList();
        show(request, response, "user/tokens", new View(
                rows, list, Pager.of(page), figures(request, userId), panels.sharing(),
                panels.of(request, userId, list.here())));
    }

    private void table(HttpServletResponse response, OwnTokenAsk which, ListAddress list) throws IOException {
        Csv csv = new Csv(response, "tokens");
        csv.row("id", "name", "kind", "plan", "state", "state_reason", "is_public", "quota_used", "quota_limit",
                "quota_resets_at", "shared_used", "requests", "successes", "failures", "pool_requests",
                "pool_successes", "pool_failures", "created_at");
        List<TokenView> part = List.of();
        for (int number = 1; (number == 1 || part.size() == PageAsk.MAX_SIZE) && !csv.broken(); number++) {
            PageAsk ask = new PageAsk(number, PageAsk.MAX_SIZE, list.search(), list.sort(), list.descending());
            part = tokens.page(which, ask).items();
            part.forEach(token -> csv.row(
                    token.id(), token.name(), token.kind(), token.plan(), token.standing().state().label(),
                    token.standing().reason(), token.isPublic() ? 1 : 0, token.quota().used(), token.quota().limit(),
                    Moment.of(token.quota().resetsAt()).iso(), token.quota().sharedUsed(), token.own().requests(),
                    token.own().successes(), token.own().failures(), token.pool().requests(),
                    token.pool().successes(), token.pool().failures(), token.createdAt()));
        }
    }

    private Figures figures(HttpServletRequest request, long userId) {
        Period month = reports.last(1, Period.Step.MONTH, ReaderZone.of(request));
        long superKeys = keys.counts(List.of(userId)).getOrDefault(userId, new ApiKey.Count(0, 0)).superKeys();
        return Figures.of(
                tokens.figures(userId), reports.series(month, UsageFilter.given(userId)).total(),
                reports.series(month, UsageFilter.taken(userId)).total(), superKeys);
    }
}
