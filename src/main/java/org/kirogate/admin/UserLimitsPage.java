package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.access.Ceilings;
import org.kirogate.account.User;
import org.kirogate.account.Users;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.LimitForm;

/** {@code /admin/users/limits}: the ceilings over all keys of one user. Thread-safe. */
public final class UserLimitsPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient Users users;
    private final transient UserActs acts;
    private final transient Ceilings ceilings;

    /**
     * What the form shows.
     *
     * @param limits the fields of limits
     * @param error  what was wrong with the last attempt, or empty
     */
    public record View(long userId, String name, LimitForm limits, String error) {
        public View {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The page of this console. */
    public UserLimitsPage(Console console, Users users, UserActs acts, Ceilings ceilings) {
        super(console);
        this.users = users;
        this.acts = acts;
        this.ceilings = ceilings;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        User user = users.byId(userId(request));
        show(request, response, "admin/user-limits", new View(
                user.id(), user.name(), LimitForm.of(ceilings.of(user.id())), ""));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        User user = users.byId(userId(request));
        try {
            acts.change(request, user.id(), UnaryOperator.identity(),
                    before -> LimitForm.applied(request, before).endingAfter(0));
        } catch (GatewayException e) {
            if (!e.param().startsWith("limits.")) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, "admin/user-limits", new View(
                    user.id(), user.name(), LimitForm.typed(request, e), pages().word(request, "limits.wrong")));
            return;
        }
        goTo(request, response, "/admin/users/" + user.id(), Flash.of("flash.limits.user", user.name()));
    }
}
