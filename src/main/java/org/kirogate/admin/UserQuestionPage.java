package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.OneTimeForms;
import org.kirogate.page.PageServlet;

/**
 * {@code /admin/users/trust}, {@code ban}, {@code password}, {@code sign-out} and {@code delete}: GET asks before the
 * act on one user, POST does it. Thread-safe.
 */
public final class UserQuestionPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient Users users;
    private final transient UserTable table;
    private final transient UserActs acts;

    /**
     * What is asked.
     *
     * @param act   {@code trust}, {@code ban}, {@code password}, {@code sign-out} or {@code delete}
     * @param back  where it leads back to
     * @param once  lets the form work once
     * @param error what was wrong with the last attempt, or empty
     */
    public record View(String act, UserRow row, String back, String once, String error) {
        public View {
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(back, "back");
            Objects.requireNonNull(once, "once");
            Objects.requireNonNull(error, "error");
        }
    }

    /** A password that is shown once. */
    public record NewPassword(long id, String name, String password, String back) {
        public NewPassword {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(back, "back");
        }

        @Override
        public String toString() {
            return "NewPassword[" + id + "]";
        }
    }

    /** The questions of this console. */
    public UserQuestionPage(Console console, Users users, UserTable table, UserActs acts) {
        super(console);
        this.users = users;
        this.table = table;
        this.acts = acts;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ask(request, response, "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        User user = users.byId(userId(request));
        switch (asked(request)) {
            case "trust" -> trust(request, response, user);
            case "ban" -> {
                acts.setState(request, user.id(), UserState.BANNED);
                String back = back(request, "/admin/users");
                goTo(request, response, back, Flash.of("flash.user.banned", user.name()).undo(
                        "/admin/users/state",
                        Map.of(USER_FIELD, "" + user.id(), "state", user.state().code(), "back", back)));
            }
            case "password" -> password(request, response, user);
            case "sign-out" -> {
                acts.signOut(request, user);
                goTo(request, response, back(request, "/admin/users"), Flash.of("flash.user.signedOut", user.name()));
            }
            default -> delete(request, response, user);
        }
    }

    private void trust(HttpServletRequest request, HttpServletResponse response, User user) throws IOException {
        int level = UserTable.trustLevel(given(request, "trust_level"));
        acts.setTrustLevel(request, user.id(), level);
        String back = back(request, "/admin/users");
        goTo(request, response, back, Flash.of("flash.user.trust", user.name(), "" + level).undo(
                "/admin/users/trust",
                Map.of(USER_FIELD, "" + user.id(), "trust_level", "" + user.trustLevel(), "back", back)));
    }

    private void password(HttpServletRequest request, HttpServletResponse response, User user)
            throws ServletException, IOException {
        console().forms().spend(given(request, OneTimeForms.FIELD));
        String made = acts.resetPassword(request, user);
        show(request, response, "admin/user-password",
                new NewPassword(user.id(), user.name(), made, back(request, "/admin/users")));
    }

    private void delete(HttpServletRequest request, HttpServletResponse response, User user)
            throws ServletException, IOException {
        if (!given(request, "typed").strip().equals(user.name())) {
            GatewayException wrong = GatewayException.invalid("typed", "The name that was typed is another.");
            if (PageServlet.fragment(request)) {
                throw wrong;
            }
            response.setStatus(Fault.INVALID_REQUEST.status());
            ask(request, response, pages().told(request, wrong));
            return;
        }
        acts.delete(request, user);
        goTo(request, response, "/admin/users", Flash.of("flash.user.deleted", user.name()));
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, String error)
            throws ServletException, IOException {
        UserRow row = table.row(users.byId(userId(request)));
        show(request, response, "admin/user-question", new View(
                asked(request), row, back(request, "/admin/users"), console().forms().issue(), error));
    }

    private static String asked(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
