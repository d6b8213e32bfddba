package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;

/**
 * {@code POST /admin/users/bulk}: what is done with the ticked users or with the whole list. What shuts out or needs a
 * choice asks first and names the count. Thread-safe.
 */
public final class UserBulkPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 5;

    private final transient UserTable table;
    private final transient Users users;
    private final transient UserActs acts;

    /**
     * What is asked.
     *
     * @param act   {@code trust} or {@code ban}
     * @param count how many users it is about
     * @param names some of them
     * @param ids   the ticked ones, empty when the whole list is meant
     * @param list  what the whole list was asked for
     */
    public record View(String act, int count, List<String> names, List<Long> ids, ListAddress list) {
        public View {
            Objects.requireNonNull(act, "act");
            names = List.copyOf(names);
            ids = List.copyOf(ids);
            Objects.requireNonNull(list, "list");
        }
    }

    /** The acts of this console. */
    public UserBulkPage(Console console, UserTable table, Users users, UserActs acts) {
        super(console);
        this.table = table;
        this.users = users;
        this.acts = acts;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/admin/users");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = ListAddress.read(request, UsersPage.SHAPE);
        boolean all = given(request, "all").equals("1");
        List<Long> ids = all ? table.ids(UsersPage.ask(list)) : ticked(request);
        String act = given(request, "act");
        if (ids.isEmpty()) {
            goTo(request, response, list.here(), Flash.of("flash.bulk.none"));
            return;
        }
        boolean sure = given(request, "sure").equals("1");
        if (!sure && !act.equals("activate")) {
            List<String> names = ids.stream().limit(NAMED).map(users::name).toList();
            show(request, response, "admin/user-bulk", new View(act, ids.size(), names, all ? List.of() : ids, list));
            return;
        }
        goTo(request, response, list.here(), done(request, act, ids));
    }

    /** Ids of the ticked rows; what is no number can't have been ticked. */
    static List<Long> ticked(HttpServletRequest request) {
        String[] given = request.getParameterValues("id");
        return given == null ? List.of() : Arrays.stream(given)
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    private Flash done(HttpServletRequest request, String act, List<Long> ids) {
        return switch (act) {
            case "activate" -> {
                int changed = acts.setStates(request, ids, UserState.ACTIVE);
                yield Flash.of("flash.bulk.activated", changed, ids.size() - changed);
            }
            case "ban" -> {
                int changed = acts.setStates(request, ids, UserState.BANNED);
                yield Flash.of("flash.bulk.banned", changed, ids.size() - changed);
            }
            case "trust" -> {
                int level = UserTable.trustLevel(given(request, "trust_level"));
                int changed = acts.setTrustLevels(request, ids, level);
                yield Flash.of("flash.bulk.trust", changed, ids.size() - changed, level);
            }
            default -> throw new GatewayException(Fault.INVALID_REQUEST, "act is activate, ban or trust.");
        };
    }
}
