package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.Page;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.Pager;
import org.kirogate.token.Tokens;

/**
 * {@code /admin/users}: everybody, with the button that makes a super key; {@code POST /admin/users/state} lets people
 * in. Thread-safe.
 */
public final class UsersPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final ListShape SHAPE = new ListShape(
            "/admin/users", List.of("created_at", "name"), "created_at", true);

    private final transient Users users;
    private final transient ApiKeys keys;
    private final transient Tokens tokens;
    private final transient AuditLog audit;

    /**
     * One user as the table shows them.
     *
     * @param registeredIso  for programs
     * @param registeredText for people, in the server's zone
     */
    public record Row(
            long id, String name, String email, int trustLevel, long tokens, long publicTokens, long keys,
            long superKeys, String state, String registeredIso, String registeredText) {}

    /**
     * What the page shows.
     *
     * @param once         for the dialog's form
     * @param publicTokens how many public tokens a super key reaches now
     */
    public record View(List<Row> rows, ListAddress list, Pager pager, String once, long publicTokens) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(pager, "pager");
            Objects.requireNonNull(once, "once");
        }
    }

    /** The page of this console. */
    public UsersPage(Console console, Users users, ApiKeys keys, Tokens tokens, AuditLog audit) {
        super(console);
        this.users = users;
        this.keys = keys;
        this.tokens = tokens;
        this.audit = audit;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = ListAddress.read(request, SHAPE);
        Page<User> page = users.list(list.ask());
        List<Long> ids = page.items().stream().map(User::id).toList();
        Map<Long, ApiKey.Count> keyCounts = keys.counts(ids);
        Map<Long, Tokens.Count> tokenCounts = tokens.counts(ids);
        List<Row> rows = page.items().stream().map(user -> row(user, keyCounts, tokenCounts)).toList();
        show(request, response, "admin/users", new View(
                rows, list, Pager.of(page), console().forms().issue(), console().publicTokens()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = userId(request);
        UserState state = UserState.of(given(request, "state"));
        audit.record(UsersServlet.entry(request, "user.change", users.setState(id, state)));
        response.sendRedirect(request.getContextPath() + "/admin/users");
    }

    private static Row row(User user, Map<Long, ApiKey.Count> keys, Map<Long, Tokens.Count> tokens) {
        ApiKey.Count keyCount = keys.getOrDefault(user.id(), new ApiKey.Count(0, 0));
        Tokens.Count tokenCount = tokens.getOrDefault(user.id(), new Tokens.Count(0, 0));
        Instant registered = Instant.ofEpochMilli(user.createdAt());
        return new Row(
                user.id(), user.name(), user.email(), user.trustLevel(), tokenCount.total(), tokenCount.publicOnes(),
                keyCount.total(), keyCount.superKeys(), user.state().code(), registered.toString(),
                Console.TIME.format(registered));
    }
}
