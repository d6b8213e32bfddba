package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kirogate.access.KeyFilter;
import org.kirogate.access.KeyReach;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;

/**
 * {@code POST /user/keys/bulk}: disables or enables several of a user's keys at once; it can be taken back.
 * Thread-safe.
 */
public final class OwnKeyBulkPage extends OwnKeyPage {
    private static final long serialVersionUID = 1L;
    /** Ids of so many fit into what the next page says. */
    private static final int UNDOABLE = 50;

    /** The acts of this user centre. */
    public OwnKeyBulkPage(Centre centre, OwnKeys acts) {
        super(centre, acts);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + LIST); // the form has no page of its own
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String act = given(request, "act");
        if (!act.equals("enable") && !act.equals("disable")) {
            throw new GatewayException(Fault.INVALID_REQUEST, "act is enable or disable.").about("act");
        }
        ListAddress list = ListAddress.read(request, OwnKeysPage.SHAPE);
        String back = given(request, "back").isEmpty() ? list.here() : back(request);
        KeyReach own = reach(request);
        List<Long> ids = given(request, "all").equals("1")
                ? keys().ids(own, OwnKeysPage.filter(list), list.ask())
                : owned(own, ticked(request));
        if (ids.isEmpty()) {
            goTo(request, response, back, Flash.of("flash.bulk.none"));
            return;
        }
        boolean active = act.equals("enable");
        int changed = acts().setActive(request, userId(request), ids, active);
        Flash said = Flash.of(
                active ? "flash.bulk.enabled" : "flash.bulk.disabled", changed, ids.size() - changed);
        goTo(request, response, back, changed < ids.size() || changed > UNDOABLE ? said
                : said.undo(LIST + "/bulk", Map.of(
                        "ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        "act", active ? "disable" : "enable", "back", back)));
    }

    /** Those that are theirs: another's key is not there. */
    private List<Long> owned(KeyReach own, List<Long> ids) {
        Set<Long> all = new HashSet<>(keys().ids(own, KeyFilter.ALL, PageAsk.first(1)));
        return ids.stream().filter(all::contains).toList();
    }

    private static List<Long> ticked(HttpServletRequest request) {
        String[] boxes = request.getParameterValues("id");
        Stream<String> ids = boxes == null ? Stream.of(given(request, "ids").split(",")) : Arrays.stream(boxes);
        return ids.filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf).distinct().toList();
    }
}
