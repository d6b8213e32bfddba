package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.page.Csv;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.Pager;

/**
 * {@code /admin/users}: everybody, with the button that makes a super key; {@code POST /admin/users/state} lets people
 * in and shuts them out at once. Thread-safe.
 */
public final class UsersPage extends AdminPage {
    /** What the list can be asked for. */
    static final ListShape SHAPE = new ListShape(
            "/admin/users", List.of("created_at", "id", "name", "trust_level", "token_count", "api_key_count"),
            "created_at", true)
            .filter("state", "all", "active", "pending", "banned")
            .filter("trust", "all", "0", "1", "2", "3", "4")
            .filter("contents", "all", "tokens", "public_tokens", "super_keys", "nothing");

    private static final long serialVersionUID = 1L;

    private final transient UserTable table;
    private final transient Users users;
    private final transient UserActs acts;
    private final transient KeyTerms terms;

    /**
     * What the page shows.
     *
     * @param validity     what the dialog offers
     * @param once         for the dialog's form
     * @param publicTokens how many public tokens a super key reaches now
     */
    public record View(
            List<UserRow> rows, ListAddress list, Pager pager, List<Validity> validity, String once,
            long publicTokens) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(pager, "pager");
            validity = List.copyOf(validity);
            Objects.requireNonNull(once, "once");
        }
    }

    /** The page of this console. */
    public UsersPage(Console console, UserTable table, Users users, UserActs acts, KeyTerms terms) {
        super(console);
        this.table = table;
        this.users = users;
        this.acts = acts;
        this.terms = terms;
    }

    /** What a list of users is asked for. */
    static UserTable.Ask ask(ListAddress list) {
        return UserTable.Ask.of(list.filter("state"), list.filter("trust"), list.filter("contents"), list.ask());
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = ListAddress.read(request, SHAPE);
        if (csv(request)) {
            write(new Csv(response, "users"), ask(list));
            return;
        }
        Page<UserRow> page = table.page(ask(list));
        show(request, response, "admin/users", new View(
                page.items(), list, Pager.of(page), terms.offeredToSuper(), console().forms().issue(),
                console().publicTokens()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        User before = users.byId(userId(request));
        UserState state = UserState.of(given(request, "state"));
        User after = acts.setState(request, before.id(), state);
        String back = back(request, "/admin/users");
        Flash said = switch (state) {
            case ACTIVE -> Flash.of(
                    before.state() == UserState.PENDING ? "flash.user.approved" : "flash.user.unbanned", after.name());
            case BANNED -> Flash.of(
                    before.state() == UserState.PENDING ? "flash.user.rejected" : "flash.user.banned", after.name());
            case PENDING -> Flash.of("flash.user.pending", after.name());
        };
        goTo(request, response, back, said.undo("/admin/users/state", Map.of(
                USER_FIELD, "" + before.id(), "state", before.state().code(), "back", back)));
    }

    private void write(Csv csv, UserTable.Ask ask) {
        csv.row("id", "name", "email", "state", "role", "trust_level", "tokens", "public_tokens", "api_keys",
                "super_keys", "registered", "last_sign_in");
        PageAsk page = ask.page();
        Page<UserRow> part;
        int number = 1;
        do {
            part = table.page(ask.onPage(new PageAsk(
                    number++, PageAsk.MAX_SIZE, page.search(), page.sort(), page.descending())));
            part.items().forEach(row -> csv.row(
                    row.id(), row.user().name(), row.user().email(), row.state(), row.user().role().code(),
                    row.user().trustLevel(), row.tokens(), row.publicTokens(), row.keys(), row.superKeys(),
                    row.registered().iso(), row.lastSignIn().iso()));
        } while (part.items().size() == PageAsk.MAX_SIZE && !csv.broken());
    }
}
