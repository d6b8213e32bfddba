package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;
import org.kirogate.site.IpBlocklist;
import org.kirogate.usage.Addresses;

/**
 * {@code POST /admin/ip/bulk}: blocks several of the addresses that were seen, for one reason, or unblocks several of
 * the networks on the list. Asks first. Thread-safe.
 */
public final class IpBulkPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String BLOCK = "block";
    /** So many at once: each is a row of the block-list and one of the audit log. */
    private static final int MOST = 500;

    private final transient Addresses addresses;
    private final transient IpBlocklist blocklist;
    private final transient Blocking blocking;

    /**
     * What is asked.
     *
     * @param act   {@code block} or {@code remove}
     * @param ids   addresses to block, or numbers of rows to remove
     * @param list  what the list was asked for
     * @param error what was wrong with the last attempt, or empty
     */
    public record View(String act, List<String> ids, ListAddress list, String error) {
        public View {
            Objects.requireNonNull(act, "act");
            ids = List.copyOf(ids);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The acts of this console. */
    public IpBulkPage(Console console, Addresses addresses, IpBlocklist blocklist, Blocking blocking) {
        super(console);
        this.addresses = Objects.requireNonNull(addresses, "addresses");
        this.blocklist = Objects.requireNonNull(blocklist, "blocklist");
        this.blocking = Objects.requireNonNull(blocking, "blocking");
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + IpPage.SEEN_SHAPE.path());
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String act = given(request, "act");
        if (!act.equals(BLOCK) && !act.equals("remove")) {
            throw new GatewayException(Fault.INVALID_REQUEST, "act is block or remove.").about("act");
        }
        ListAddress list = ListAddress.read(
                request, act.equals(BLOCK) ? IpPage.SEEN_SHAPE : IpPage.BLOCKED_SHAPE);
        List<String> ids = given(request, "all").equals("1") ? whole(act, list) : ticked(request);
        if (ids.isEmpty()) {
            goTo(request, response, list.here(), Flash.of("flash.bulk.none"));
            return;
        }
        if (!given(request, "sure").equals("1")) {
            show(request, response, "admin/ip-bulk", new View(act, ids, list, ""));
            return;
        }
        try {
            int done = act.equals(BLOCK) ? block(request, ids) : remove(request, ids);
            goTo(request, response, list.here(), act.equals(BLOCK)
                    ? Flash.of("flash.ip.blockedMany", done, ids.size() - done)
                    : Flash.of("flash.ip.removedMany", done, ids.size() - done));
        } catch (GatewayException e) {
            response.setStatus(e.fault().status());
            show(request, response, "admin/ip-bulk", new View(act, ids, list, pages().told(request, e)));
        }
    }

    /** How many were blocked; those that are blocked already, and the administrator's own, are passed over. */
    private int block(HttpServletRequest request, List<String> networks) {
        String reason = given(request, "reason");
        int done = 0;
        for (String network : networks) {
            try {
                blocking.addButNotSelf(request, network, reason);
                done++;
            } catch (GatewayException e) {
                if (!e.param().equals("self") && e.fault() != Fault.CONFLICT) {
                    throw e;
                }
            }
        }
        return done;
    }

    /** How many were unblocked; those that are not there any more are passed over. */
    private int remove(HttpServletRequest request, List<String> ids) {
        int done = 0;
        for (String id : ids) {
            try {
                blocking.remove(request, Long.parseLong(id));
                done++;
            } catch (GatewayException e) {
                if (e.fault() != Fault.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return done;
    }

    /** What the whole list holds, as far as it is done at once. */
    private List<String> whole(String act, ListAddress list) {
        PageAsk ask = list.ask();
        IntFunction<PageAsk> part = number ->
                new PageAsk(number, PageAsk.MAX_SIZE, ask.search(), ask.sort(), ask.descending());
        if (!act.equals(BLOCK)) {
            return first(number -> strings(blocklist.list(part.apply(number)), row -> "" + row.id()));
        }
        Duration span = Duration.ofDays(Long.parseLong(list.filter("days")));
        return first(number -> strings(addresses.list(span, part.apply(number)), Addresses.Seen::address));
    }

    private static <T> List<String> strings(Page<T> page, Function<T, String> of) {
        return page.items().stream().map(of).toList();
    }

    private static List<String> first(IntFunction<List<String>> pages) {
        List<String> all = new ArrayList<>();
        List<String> part;
        int number = 1;
        do {
            part = pages.apply(number++);
            all.addAll(part);
        } while (part.size() == PageAsk.MAX_SIZE && all.size() < MOST);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static List<String> ticked(HttpServletRequest request) {
        String[] ids = request.getParameterValues("id");
        boolean numbers = !given(request, "act").equals(BLOCK);
        return ids == null ? List.of() : Arrays.stream(ids)
                .filter(id -> id.matches(numbers ? "\\d{1,18}" : "[0-9A-Fa-f.:]{2,49}"))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
