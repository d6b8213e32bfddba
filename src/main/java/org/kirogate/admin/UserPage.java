package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.Admission;
import org.kirogate.access.Ceilings;
import org.kirogate.account.Users;
import org.kirogate.audit.AuditFilter;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.LimitsShown;
import org.kirogate.page.Moment;
import org.kirogate.token.PoolList;
import org.kirogate.token.TokenFilter;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** {@code /admin/users/{id}}: one user: facts, tokens, keys and what was done to them last. Thread-safe. */
public final class UserPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 20;

    private final transient Users users;
    private final transient UserTable table;
    private final transient KeyTable keys;
    private final transient KeyTerms terms;
    private final transient Tokens tokens;
    private final transient PoolList pool;
    private final transient AuditLog audit;
    private final transient Ceilings ceilings;
    private final transient Admission admission;
    private final transient InstantSource clock;

    /**
     * What the page shows.
     *
     * @param tokens   the first of their tokens
     * @param keys     the first of their keys
     * @param acts     what was done to them, newest first
     * @param validity what the dialog offers
     * @param once     for the dialog's form
     * @param limits   ceilings over all of their keys
     */
    public record View(
            UserRow row, List<TokenLine> tokens, List<KeyRow> keys, List<Act> acts, List<Validity> validity,
            String once, long publicTokens, LimitsShown limits) {
        public View {
            Objects.requireNonNull(row, "row");
            tokens = List.copyOf(tokens);
            keys = List.copyOf(keys);
            acts = List.copyOf(acts);
            validity = List.copyOf(validity);
            Objects.requireNonNull(once, "once");
            Objects.requireNonNull(limits, "limits");
        }
    }

    /** One act on the user; {@code known} tells whether the words know the action. */
    public record Act(Moment at, String action, boolean known, String actor, String reason) {
        public Act {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The page of this console. */
    public UserPage(
            Console console, Users users, UserTable table, KeyTable keys, KeyTerms terms, Tokens tokens, PoolList pool,
            AuditLog audit, Ceilings ceilings, Admission admission, InstantSource clock) {
        super(console);
        this.users = users;
        this.table = table;
        this.keys = keys;
        this.terms = terms;
        this.tokens = tokens;
        this.pool = pool;
        this.audit = audit;
        this.ceilings = ceilings;
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        long id = pathId(request);
        UserRow row = table.row(users.byId(id));
        List<Act> acts = audit.list(new AuditFilter("", "", "user:" + id), 0, ROWS).stream()
                .map(record -> new Act(Moment.of(record.at()), record.entry().action(),
                        pages().knows("audit.action." + record.entry().action()), record.entry().actor(),
                        record.entry().reason()))
                .toList();
        show(request, response, "admin/user", new View(
                row, lines(row), keys.ofOwner(id, ROWS), acts, terms.offeredToSuper(), console().forms().issue(),
                console().publicTokens(), LimitsShown.ofUser(ceilings.of(id), admission.standingOfUser(id))));
    }

    private List<TokenLine> lines(UserRow row) {
        List<TokenView> first = tokens.page(TokenFilter.own(row.id()), PageAsk.first(ROWS)).items();
        Instant now = clock.instant();
        return first.stream()
                .map(token -> TokenLine.of(token, row.user().name(), pool.load(token.id()), now))
                .toList();
    }

    private static long pathId(HttpServletRequest request) {
        String info = request.getPathInfo();
        if (info == null || !info.matches("/\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such page.").about("path");
        }
        return Long.parseLong(info.substring(1));
    }
}
