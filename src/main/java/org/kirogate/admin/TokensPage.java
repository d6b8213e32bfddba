package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.account.Users;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.page.Csv;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.Pager;
import org.kirogate.page.chart.Spark;
import org.kirogate.token.PoolCounts;
import org.kirogate.token.PoolFilter;
import org.kirogate.token.PoolList;
import org.kirogate.token.TokenState;
import org.kirogate.token.TokenView;
import org.kirogate.usage.TokenTrends;

/** {@code /admin/tokens}: everybody's tokens, how they do and what can be done with them. Thread-safe. */
public final class TokensPage extends AdminPage {
    /** The list's address. */
    static final String PATH = "/admin/tokens";

    private static final long serialVersionUID = 1L;
    private static final String ANY = "any";
    private static final int MOST_OWNERS = 500;
    private static final ListShape SHAPE = new ListShape(PATH,
            List.of("id", "name", "state", "quota", "success", "requests", "last_used"), "id", false)
            .filter("part", "all", "usable", "care", "private")
            .filter("state", withAny(Arrays.stream(TokenState.values()).map(TokenState::label).toList()))
            .filter("visibility", "all", "public", "private")
            .filter("kind", withAny(TokenLine.KINDS));

    private final transient PoolList tokens;
    private final transient Users users;
    private final transient TokenTrends trends;
    private final String strategy;
    private final transient InstantSource clock;

    /**
     * What the page shows.
     *
     * @param trends   requests of the last hours of each row's token, by its id
     * @param strategy word of the allocation strategy, {@code own} for a class of the operator's
     * @param name     its name as configured
     */
    public record View(
            List<TokenLine> rows, Map<Long, Spark> trends, ListAddress list, Pager pager, PoolCounts counts,
            String strategy, String name) {
        public View {
            rows = List.copyOf(rows);
            trends = Map.copyOf(trends);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(pager, "pager");
            Objects.requireNonNull(counts, "counts");
        }
    }

    /** The page of this console; {@code strategy} is the name in force. */
    public TokensPage(
            Console console, PoolList tokens, Users users, TokenTrends trends, String strategy, InstantSource clock) {
        super(console);
        this.tokens = tokens;
        this.users = users;
        this.trends = trends;
        this.strategy = strategy;
        this.clock = clock;
    }

    private static String[] withAny(List<String> values) {
        List<String> all = new ArrayList<>(List.of(ANY));
        all.addAll(values);
        return all.toArray(String[]::new);
    }

    /** What a request, also one of the list's forms, asks the list for. */
    static ListAddress address(HttpServletRequest request) {
        return ListAddress.read(request, SHAPE);
    }

    /** Which tokens a list shows. */
    static PoolFilter filter(ListAddress list, Users users) {
        String state = list.filter("state");
        String kind = list.filter("kind");
        return new PoolFilter(
                PoolFilter.Part.valueOf(list.filter("part").toUpperCase(Locale.ROOT)),
                state.equals(ANY) ? "" : state,
                PoolFilter.Visibility.valueOf(list.filter("visibility").toUpperCase(Locale.ROOT)),
                kind.equals(ANY) ? "" : kind,
                list.search().isEmpty() ? List.of() : users.idsNamed(list.search(), MOST_OWNERS));
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = address(request);
        if (csv(request)) {
            export(list, response);
            return;
        }
        Page<TokenView> page = tokens.page(filter(list, users), list.ask());
        Instant now = clock.instant();
        show(request, response, "admin/tokens", new View(
                page.items().stream().map(token -> line(token, now)).toList(), lately(page.items()), list,
                Pager.of(page), tokens.counts(), strategy.contains(".") ? "own" : strategy, strategy));
    }

    private Map<Long, Spark> lately(List<TokenView> shown) {
        return trends.of(shown.stream().map(TokenView::id).toList()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, hours -> Spark.of(hours.getValue())));
    }

    private TokenLine line(TokenView token, Instant now) {
        return TokenLine.of(token, users.name(token.userId()), tokens.load(token.id()), now);
    }

    private void export(ListAddress list, HttpServletResponse response) throws IOException {
        PoolFilter filter = filter(list, users);
        Csv csv = new Csv(response, "tokens");
        csv.row("id", "name", "owner", "kind", "is_public", "state", "state_reason", "state_until", "plan",
                "quota_used", "quota_limit", "quota_resets_at", "success_rate", "requests", "last_used", "created_at");
        Page<TokenView> page;
        int number = 1;
        do {
            page = tokens.page(filter, new PageAsk(
                    number++, PageAsk.MAX_SIZE, list.search(), list.sort(), list.descending()));
            Instant now = clock.instant();
            page.items().forEach(token -> row(csv, line(token, now)));
        } while (page.items().size() == PageAsk.MAX_SIZE && !csv.broken());
    }

    private static void row(Csv csv, TokenLine line) {
        TokenView token = line.token();
        csv.row(token.id(), token.name(), line.owner(), token.kind(), token.isPublic() ? 1 : 0, line.state(),
                line.said(), line.until().iso(), token.plan(), line.spent(), line.limit(), line.resets().iso(),
                line.rate(), line.requests(), line.used().iso(), token.createdAt().toString());
    }
}
