package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.User;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.BaseUrl;
import org.kirogate.page.Moment;
import org.kirogate.page.OneTimeForms;
import org.kirogate.page.ShownKey;

/**
 * {@code GET /admin/super-keys/new} asks for a name, {@code POST /admin/super-keys} makes the key and shows it: the one
 * answer that ever holds it. The list's dialog sends the same form. Thread-safe.
 */
public final class SuperKeyPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient Users users;
    private final transient SuperKeys acts;
    private final transient BaseUrl baseUrl;

    /**
     * What the form shows.
     *
     * @param once  makes sure that it makes one key
     * @param error what was wrong with the last attempt, or empty
     */
    public record Form(
            long userId, String ownerName, int trustLevel, String name, String reason, String once, String error,
            long publicTokens) {
        public Form {
            Objects.requireNonNull(ownerName, "ownerName");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(once, "once");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The pages of this console. */
    public SuperKeyPage(Console console, Users users, SuperKeys acts, BaseUrl baseUrl) {
        super(console);
        this.users = users;
        this.acts = acts;
        this.baseUrl = baseUrl;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!request.getServletPath().equals("/admin/super-keys/new")) {
            // The page that showed a key has no address of its own to come back to.
            response.sendRedirect(request.getContextPath() + "/admin/users");
            return;
        }
        form(request, response, owner(request), ApiKeys.DEFAULT_SUPER_NAME, "", "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        User owner = owner(request);
        String mark = given(request, OneTimeForms.FIELD);
        console().forms().spend(mark);
        ApiKey.Shown shown;
        try {
            shown = acts.create(request, owner.id(), given(request, "name"), given(request, "reason"));
        } catch (GatewayException e) {
            console().forms().giveBack(mark);
            refuse(request, response, owner, e.fault() == Fault.FORBIDDEN ? e.about(USER_FIELD) : e);
            return;
        }
        show(request, response, "admin/super-key-shown", new ShownKey(
                "super", shown.secret(), shown.key().name(), owner.name() + " (ID " + owner.id() + ")",
                shown.key().prefix(), console().publicTokens(), Moment.of(shown.key().createdAt()),
                Moment.of(shown.key().settings().expiresAt()), baseUrl.of(request), "/admin/users"));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, User owner, GatewayException failure)
            throws ServletException, IOException {
        if (fragment(request)) {
            throw failure;
        }
        response.setStatus(failure.fault().status());
        String told = console().pages().told(request, failure);
        form(request, response, owner, given(request, "name"), given(request, "reason"), told);
    }

    private void form(
            HttpServletRequest request, HttpServletResponse response, User owner, String name, String reason,
            String error)
            throws ServletException, IOException {
        show(request, response, "admin/super-key-new", new Form(
                owner.id(), owner.name(), owner.trustLevel(), name, reason, console().forms().issue(), error,
                console().publicTokens()));
    }

    private User owner(HttpServletRequest request) {
        try {
            return users.byId(userId(request));
        } catch (GatewayException e) {
            throw e.about(USER_FIELD);
        }
    }
}
