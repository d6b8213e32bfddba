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
import org.kirogate.db.PageAsk;
import org.kirogate.page.Pager;
import org.kirogate.token.Tokens;

/** {@code /admin/users}: everybody, with the button that makes a super key; {@code POST /admin/users/state} lets people in. */
public final class UsersPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int PAGE_SIZE = 20;
    private static final int LAST_PAGE = 1_000_000;

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
    public record View(List<Row> rows, String search, Pager pager, String once, long publicTokens) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(search, "search");
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
    void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Page<User> page = users.list(
                new PageAsk(number(given(request, "page")), PAGE_SIZE, search(request), "created_at", true));
        List<Long> ids = page.items().stream().map(User::id).toList();
        Map<Long, ApiKey.Count> keyCounts = keys.counts(ids);
        Map<Long, Tokens.Count> tokenCounts = tokens.counts(ids);
        List<Row> rows = page.items().stream().map(user -> row(user, keyCounts, tokenCounts)).toList();
        show(request, response, "users", new View(
                rows, search(request), Pager.of(page), console().forms().issue(), console().publicTokens()));
    }

    @Override
    void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
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

    private static String search(HttpServletRequest request) {
        String text = given(request, "search").strip();
        return text.length() > PageAsk.MAX_SEARCH ? text.substring(0, PageAsk.MAX_SEARCH) : text;
    }

    private static int number(String text) {
        return !text.matches("[1-9]\\d{0,5}") ? 1 : Math.min(LAST_PAGE, Integer.parseInt(text));
    }
}
