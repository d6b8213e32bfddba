package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.Tokens;

/** {@code /admin/users}: everybody, with the button that makes a super key; {@code POST /admin/users/state} lets people in. */
public final class UsersPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int PAGE_SIZE = 20;
    private static final int LAST_PAGE = 1_000_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final transient Users users;
    private final transient ApiKeys keys;
    private final transient Tokens tokens;

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
     * @param publicTokens how many public tokens a super key reaches now
     */
    public record View(long total, List<Row> rows, String search, int page, long pages, long publicTokens) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(search, "search");
        }
    }

    /** The page of this console. */
    public UsersPage(Console console, Users users, ApiKeys keys, Tokens tokens) {
        super(console);
        this.users = users;
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Page<User> page = users.list(
                new PageAsk(number(request.getParameter("page")), PAGE_SIZE, search(request), "created_at", true));
        List<Long> ids = page.items().stream().map(User::id).toList();
        Map<Long, ApiKey.Count> keyCounts = keys.counts(ids);
        Map<Long, Tokens.Count> tokenCounts = tokens.counts(ids);
        List<Row> rows = page.items().stream().map(user -> row(user, keyCounts, tokenCounts)).toList();
        long pages = Math.max(1, (page.total() + PAGE_SIZE - 1) / PAGE_SIZE);
        show(request, response, "users", new View(
                page.total(), rows, search(request), page.page(), pages, console().publicTokens()));
    }

    @Override
    void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("user_id");
        if (id == null || !id.matches("\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such user.");
        }
        users.setState(Long.parseLong(id), UserState.of(String.valueOf(request.getParameter("state"))));
        response.sendRedirect(request.getContextPath() + "/admin/users");
    }

    private static Row row(User user, Map<Long, ApiKey.Count> keys, Map<Long, Tokens.Count> tokens) {
        ApiKey.Count keyCount = keys.getOrDefault(user.id(), new ApiKey.Count(0, 0));
        Tokens.Count tokenCount = tokens.getOrDefault(user.id(), new Tokens.Count(0, 0));
        Instant registered = Instant.ofEpochMilli(user.createdAt());
        return new Row(
                user.id(), user.name(), user.email(), user.trustLevel(), tokenCount.total(), tokenCount.publicOnes(),
                keyCount.total(), keyCount.superKeys(), user.state().code(), registered.toString(), TIME.format(registered));
    }

    private static String search(HttpServletRequest request) {
        String search = request.getParameter("search");
        String text = search == null ? "" : search.strip();
        return text.length() > PageAsk.MAX_SEARCH ? text.substring(0, PageAsk.MAX_SEARCH) : text;
    }

    private static int number(String text) {
        return text == null || !text.matches("[1-9]\\d{0,5}") ? 1 : Math.min(LAST_PAGE, Integer.parseInt(text));
    }
}
