package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;

/**
 * {@code POST /admin/keys/bulk} and {@code POST /admin/super-keys/bulk}: enables or disables the ticked keys or the
 * whole list; disabling asks first and names the count. Thread-safe.
 */
public final class KeyBulkPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    /** So many ids still fit the cookie that carries the way back. */
    private static final int UNDOABLE = 50;

    private final transient KeyTable table;
    private final transient SuperKeys acts;

    /**
     * What is asked.
     *
     * @param tab   whose tab is current
     * @param path  where the form is sent
     * @param count how many keys it is about
     * @param ids   the ticked ones, empty when the whole list is meant
     * @param list  what the whole list was asked for
     */
    public record View(String tab, String path, int count, List<Long> ids, ListAddress list) {
        public View {
            Objects.requireNonNull(tab, "tab");
            Objects.requireNonNull(path, "path");
            ids = List.copyOf(ids);
            Objects.requireNonNull(list, "list");
        }
    }

    /** The acts of this console. */
    public KeyBulkPage(Console console, KeyTable table, SuperKeys acts) {
        super(console);
        this.table = table;
        this.acts = acts;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + shape(request).path());
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListShape shape = shape(request);
        ListAddress list = ListAddress.read(request, shape);
        boolean all = given(request, "all").equals("1");
        List<Long> ids = all ? table.ids(list) : chosen(request);
        String act = given(request, "act");
        if (!act.equals("enable") && !act.equals("disable")) {
            throw new GatewayException(Fault.INVALID_REQUEST, "act is enable or disable.");
        }
        String back = back(request, list.here());
        if (ids.isEmpty()) {
            goTo(request, response, back, Flash.of("flash.bulk.none"));
            return;
        }
        if (act.equals("disable") && !given(request, "sure").equals("1")) {
            String tab = shape == KeyTable.SUPER ? "superKeys" : "keys";
            show(request, response, "admin/key-bulk", new View(
                    tab, request.getServletPath(), ids.size(), all ? List.of() : ids, list));
            return;
        }
        boolean active = act.equals("enable");
        int changed = acts.setActive(request, ids, active);
        Flash said = Flash.of(
                active ? "flash.bulk.enabled" : "flash.bulk.disabled", changed, ids.size() - changed);
        boolean undoable = changed == ids.size() && changed <= UNDOABLE;
        goTo(request, response, back, undoable
                ? said.undo(request.getServletPath(), Map.of(
                        "ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        "act", active ? "disable" : "enable", "sure", "1", "back", back))
                : said);
    }

    private static List<Long> chosen(HttpServletRequest request) {
        String joined = given(request, "ids");
        return joined.isEmpty() ? UserBulkPage.ticked(request) : Stream.of(joined.split(","))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    private static ListShape shape(HttpServletRequest request) {
        return request.getServletPath().startsWith(KeyTable.SUPER.path()) ? KeyTable.SUPER : KeyTable.ALL;
    }
}
