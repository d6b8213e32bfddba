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

/**
 * {@code GET /admin/super-keys/new} asks for a name, {@code POST /admin/super-keys} makes the key and shows it: the one answer
 * that ever holds it. The list's dialog sends the same form. Thread-safe.
 */
public final class SuperKeyPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient Users users;
    private final transient SuperKeys acts;
    private final transient BaseUrl baseUrl;

    /**
     * What the form shows.
     *
     * @param error what was wrong with the last attempt, or empty
     */
    public record Form(
            long userId, String ownerName, int trustLevel, String name, String reason, String error, long publicTokens) {
        public Form {
            Objects.requireNonNull(ownerName, "ownerName");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reason, "reason");
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
    void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        form(request, response, owner(request), ApiKeys.DEFAULT_SUPER_NAME, "", "");
    }

    @Override
    void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        User owner = owner(request);
        String name = given(request, "name");
        String reason = given(request, "reason");
        ApiKey.Shown shown;
        try {
            shown = acts.create(request, owner.id(), name, reason);
        } catch (GatewayException e) {
            if (request.getHeader("x-fragment") != null) {
                throw e;
            }
            response.setStatus(e.fault().status());
            form(request, response, owner, name, reason, e.getMessage());
            return;
        }
        show(request, response, "super-key-shown", new ShownKey(
                shown.secret(), shown.key().name(), owner.name(), owner.id(), shown.key().prefix(),
                console().publicTokens(), baseUrl.of(request)));
    }

    private void form(
            HttpServletRequest request, HttpServletResponse response, User owner, String name, String reason, String error)
            throws ServletException, IOException {
        show(request, response, "super-key-new", new Form(
                owner.id(), owner.name(), owner.trustLevel(), name, reason, error, console().publicTokens()));
    }

    private User owner(HttpServletRequest request) {
        String id = given(request, "user_id");
        if (!id.matches("\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such user.");
        }
        return users.byId(Long.parseLong(id));
    }

    private static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
