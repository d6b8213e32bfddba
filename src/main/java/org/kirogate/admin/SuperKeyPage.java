package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.User;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.BaseUrl;
import org.kirogate.page.Csv;
import org.kirogate.page.ListAddress;
import org.kirogate.page.OneTimeForms;

/**
 * {@code GET /admin/super-keys} lists super keys, {@code GET /admin/super-keys/new} asks for a name, {@code POST
 * /admin/super-keys} makes the key and shows it: the one answer that ever holds it. The dialog of the list of users
 * sends the same form. Thread-safe.
 */
public final class SuperKeyPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int ENDING = 3;

    private final transient Users users;
    private final transient KeyTable table;
    private final transient KeyTerms terms;
    private final transient SuperKeys acts;
    private final transient BaseUrl baseUrl;

    /**
     * What the form shows.
     *
     * @param userId   whose key it will be, 0 = the name of the owner is asked for
     * @param once     makes sure that it makes one key
     * @param error    what was wrong with the last attempt, or empty
     * @param typed    what was typed so far
     * @param validity terms that can be chosen
     */
    public record Form(
            long userId, String ownerName, int trustLevel, Typed typed, List<Validity> validity, String once,
            String error, long publicTokens) {
        public Form {
            Objects.requireNonNull(ownerName, "ownerName");
            Objects.requireNonNull(typed, "typed");
            validity = List.copyOf(validity);
            Objects.requireNonNull(once, "once");
            Objects.requireNonNull(error, "error");
        }
    }

    /** What was typed into the form. */
    public record Typed(String name, String reason, String valid, String until) {
        static final Typed NOTHING = new Typed(ApiKeys.DEFAULT_SUPER_NAME, "", "", "");

        public Typed {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(valid, "valid");
            Objects.requireNonNull(until, "until");
        }

        static Typed of(HttpServletRequest request) {
            return new Typed(given(request, "name"), given(request, "reason"), given(request, "valid"),
                    given(request, "until"));
        }
    }

    /** The pages of this console. */
    public SuperKeyPage(
            Console console, Users users, KeyTable table, KeyTerms terms, SuperKeys acts, BaseUrl baseUrl) {
        super(console);
        this.users = users;
        this.table = table;
        this.terms = terms;
        this.acts = acts;
        this.baseUrl = baseUrl;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (request.getServletPath().equals("/admin/super-keys/new")) {
            form(request, response, Typed.NOTHING, "");
            return;
        }
        ListAddress list = ListAddress.read(request, KeyTable.SUPER);
        if (csv(request)) {
            table.write(new Csv(response, "super-keys"), list);
            return;
        }
        show(request, response, "admin/keys",
                KeysPage.View.of("superKeys", list, table.page(list), table.ending(ENDING)));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String mark = given(request, OneTimeForms.FIELD);
        Typed typed = Typed.of(request);
        User owner;
        ApiKey.Shown shown;
        console().forms().spend(mark);
        try {
            owner = owner(request);
            shown = acts.create(request, owner.id(), typed.name(), typed.reason(),
                    terms.superExpiresAt(typed.valid(), typed.until()));
        } catch (GatewayException e) {
            console().forms().giveBack(mark);
            refuse(request, response, typed, e.fault() == Fault.FORBIDDEN ? e.about(USER_FIELD) : e);
            return;
        }
        show(request, response, "admin/super-key-shown", console().shown(
                "super", shown, owner.name(), baseUrl.of(request), back(request, "/admin/users")));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, Typed typed, GatewayException failure)
            throws ServletException, IOException {
        if (fragment(request)) {
            throw failure;
        }
        response.setStatus(failure.fault().status());
        form(request, response, typed, pages().told(request, failure));
    }

    private void form(HttpServletRequest request, HttpServletResponse response, Typed typed, String error)
            throws ServletException, IOException {
        String once = console().forms().issue();
        long reaches = console().publicTokens();
        if (request.getParameter(USER_FIELD) == null) {
            show(request, response, "admin/super-key-new", new Form(
                    0, given(request, "owner"), 0, typed, terms.offeredToSuper(), once, error, reaches));
            return;
        }
        User owner = byId(request);
        show(request, response, "admin/super-key-new", new Form(
                owner.id(), owner.name(), owner.trustLevel(), typed, terms.offeredToSuper(), once, error, reaches));
    }

    /** The owner by id, or by the name that the list of super keys lets one type. */
    private User owner(HttpServletRequest request) {
        if (request.getParameter(USER_FIELD) != null) {
            return byId(request);
        }
        return users.byName(given(request, "owner").strip()).orElseThrow(() ->
                new GatewayException(Fault.NOT_FOUND, "There is no such user.").about(USER_FIELD));
    }

    private User byId(HttpServletRequest request) {
        try {
            return users.byId(userId(request));
        } catch (GatewayException e) {
            throw e.about(USER_FIELD);
        }
    }
}
