package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.Ceilings;
import org.kirogate.access.KeyApprovals;
import org.kirogate.access.KeyFilter;
import org.kirogate.access.KeyReach;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.page.Csv;
import org.kirogate.page.Flash;
import org.kirogate.page.LimitsShown;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.Moment;
import org.kirogate.page.Pager;
import org.kirogate.token.Tokens;

/**
 * {@code /user/keys}: a user's keys of both kinds and how programs use them; {@code POST /user/keys/state} disables and
 * enables one. Thread-safe.
 */
public final class OwnKeysPage extends OwnKeyPage {
    private static final long serialVersionUID = 1L;
    static final ListShape SHAPE = new ListShape(
            LIST, List.of("name", "request_count", "last_used", "created_at"), "created_at", true)
            .filter("state", "all", "active", "expiring", "rotating", "expired", "disabled", "pending",
                    "refused")
            .filter("kind", "all", "ordinary", "super");

    private final transient KeyApprovals approvals;
    private final transient Tokens tokens;
    private final transient Admission admission;
    private final transient Ceilings ceilings;
    private final transient InstantSource clock;

    /**
     * What the page shows.
     *
     * @param tokens  how many tokens the user has
     * @param mayMake whether the user may have one more ordinary key
     * @param waiting super keys that wait for this user's approval, 0 for all but administrators
     * @param limits  ceilings over all keys of the user
     * @param example how programs use a key
     */
    public record View(
            List<OwnKeyRow> rows, ListAddress list, Pager pager, long tokens, boolean mayMake, long waiting,
            LimitsShown limits, KeyExample example) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(pager, "pager");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(example, "example");
        }
    }

    /** The page of this user centre. */
    public OwnKeysPage(
            Centre centre, OwnKeys acts, KeyApprovals approvals, Tokens tokens, Ceilings ceilings,
            Admission admission, InstantSource clock) {
        super(centre, acts);
        this.approvals = approvals;
        this.tokens = tokens;
        this.ceilings = ceilings;
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!request.getServletPath().equals(LIST)) {
            response.sendRedirect(request.getContextPath() + LIST); // the forms have no page of their own
            return;
        }
        ListAddress list = ListAddress.read(request, SHAPE);
        if (csv(request)) {
            table(request, response, list);
            return;
        }
        long userId = userId(request);
        Page<ApiKey> page = keys().list(reach(request), filter(list), list.ask());
        long now = clock.millis();
        List<OwnKeyRow> rows = page.items().stream()
                .map(key -> OwnKeyRow.of(key, admission.standing(key.id()), now)).toList();
        ApiKey.Count owned = keys().counts(List.of(userId)).getOrDefault(userId, new ApiKey.Count(0, 0));
        Tokens.Count own = tokens.counts(List.of(userId)).getOrDefault(userId, new Tokens.Count(0, 0));
        show(request, response, "user/keys", new View(
                rows, list, Pager.of(page), own.total(), owned.total() - owned.superKeys() < ApiKeys.MAX_ORDINARY,
                centre().users().admin(userId) ? approvals.waiting(1).total() : 0,
                LimitsShown.ofUser(ceilings.of(userId), admission.standingOfUser(userId)),
                KeyExample.of(rows, given(request, "use"), centre().baseUrl().of(request))));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = id(request, "id");
        boolean active = given(request, "active").equals("1");
        ApiKey key = acts().change(request, userId(request), id, settings -> settings.active(active));
        Map<String, String> undo = Map.of("id", "" + id, "active", active ? "0" : "1", "back", back(request));
        Flash said = active
                ? Flash.of("flash.mine.enabled", key.name()) : Flash.of("flash.mine.disabled", key.name());
        goTo(request, response, back(request), said.undo(LIST + "/state", undo));
    }

    private void table(HttpServletRequest request, HttpServletResponse response, ListAddress list) throws IOException {
        KeyReach own = reach(request);
        Csv csv = new Csv(response, "api-keys");
        csv.row("id", "name", "prefix", "kind", "active", "requests", "successes", "failures", "input_tokens",
                "output_tokens", "credits", "last_used", "created_at", "expires_at");
        List<ApiKey> part = List.of();
        for (int number = 1; (number == 1 || part.size() == PageAsk.MAX_SIZE) && !csv.broken(); number++) {
            PageAsk ask = new PageAsk(number, PageAsk.MAX_SIZE, list.search(), list.sort(), list.descending());
            part = keys().list(own, filter(list), ask).items();
            part.forEach(key -> csv.row(
                    key.id(), key.name(), key.prefix(), key.superKey() ? "super" : "ordinary", key.active(),
                    key.counters().requests(), key.counters().successes(), key.counters().failures(),
                    key.counters().inputTokens(), key.counters().outputTokens(), key.counters().credits(),
                    iso(key.counters().lastUsed()), iso(key.createdAt()), iso(key.settings().expiresAt())));
        }
    }

    static KeyFilter filter(ListAddress list) {
        return new KeyFilter(
                KeyFilter.Kind.of(list.filter("kind")),
                KeyFilter.State.of(list.filter("state")), KeyFilter.Use.ALL, List.of());
    }

    private static String iso(long millis) {
        return Moment.of(millis).iso();
    }
}
