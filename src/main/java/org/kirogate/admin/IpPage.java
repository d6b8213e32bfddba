package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Csv;
import org.kirogate.page.Flash;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.Moment;
import org.kirogate.page.Pager;
import org.kirogate.site.BlockedNetwork;
import org.kirogate.site.IpBlocklist;
import org.kirogate.usage.Addresses;

/**
 * {@code /admin/ip}: where requests came from lately; {@code /admin/ip/blocked}: what is not served;
 * {@code /admin/ip/block} and {@code /admin/ip/remove} change that. Thread-safe.
 */
public final class IpPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String SEEN = "/admin/ip";
    private static final String BLOCKED = "/admin/ip/blocked";
    private static final String BLOCK = "/admin/ip/block";
    private static final String REMOVE = "/admin/ip/remove";
    static final ListShape SEEN_SHAPE = new ListShape(
            SEEN, List.of("requests", "address", "failures", "key_count", "first_seen", "last_seen"), "requests", true)
            .filter("days", "7", "1", "30");
    static final ListShape BLOCKED_SHAPE =
            new ListShape(BLOCKED, List.of("created_at", "network"), "created_at", true);
    private static final int FILE_PAGES = 1_000;

    private final transient Addresses addresses;
    private final transient IpBlocklist blocklist;
    private final transient Blocking blocking;
    private final transient UsageNames names;

    /** An address as the table shows it. */
    public record Row(
            String address, boolean blocked, long requests, long failures, UsageNames.Name key, long moreKeys,
            Moment first,
            Moment last) {}

    /** What the page of addresses shows; it looked at no more than {@code newest} requests. */
    public record SeenView(List<Row> rows, ListAddress list, Pager pager, int newest) {
        public SeenView {
            rows = List.copyOf(rows);
        }
    }

    /** A row of the block-list. */
    public record BlockedRow(long id, String network, String reason, Moment at) {}

    /** What the page of the block-list shows. */
    public record BlockedView(List<BlockedRow> rows, ListAddress list, Pager pager) {
        public BlockedView {
            rows = List.copyOf(rows);
        }
    }

    /** What the form shows: what was typed, and what was wrong with it. */
    public record FormView(String network, String reason, String error) {}

    /** The page of this console. */
    public IpPage(
            Console console, Addresses addresses, IpBlocklist blocklist, Blocking blocking, UsageNames names) {
        super(console);
        this.addresses = Objects.requireNonNull(addresses, "addresses");
        this.blocklist = Objects.requireNonNull(blocklist, "blocklist");
        this.blocking = Objects.requireNonNull(blocking, "blocking");
        this.names = Objects.requireNonNull(names, "names");
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (path(request)) {
            case SEEN -> seen(request, response);
            case BLOCKED -> blocked(request, response);
            case BLOCK -> show(request, response, "admin/ip-block", new FormView(given(request, "network"), "", ""));
            default -> throw new GatewayException(Fault.NOT_FOUND, "There is no such page.").about("path");
        }
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (path(request)) {
            case BLOCK -> block(request, response);
            case REMOVE -> remove(request, response);
            default -> super.act(request, response);
        }
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        return request.getServletPath() + (info.equals("/") ? "" : info);
    }

    private void seen(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = ListAddress.read(request, SEEN_SHAPE);
        Duration span = Duration.ofDays(Long.parseLong(list.filter("days")));
        if (csv(request)) {
            Csv csv = new Csv(response, "addresses");
            csv.row("address", "requests", "failures", "keys", "first_seen", "last_seen");
            for (int page = 1; page <= FILE_PAGES; page++) {
                Page<Addresses.Seen> part = addresses.list(span, whole(list.ask(), page));
                part.items().forEach(one -> csv.row(
                        one.address(), one.requests(), one.failures(), one.keys(), one.first(), one.last()));
                if (part.items().size() < PageAsk.MAX_SIZE || csv.broken()) {
                    return;
                }
            }
            return;
        }
        Page<Addresses.Seen> page = addresses.list(span, list.ask());
        Map<Long, UsageNames.Name> keys = names.keys(page.items().stream().map(Addresses.Seen::newestKey).toList());
        List<Row> rows = page.items().stream().map(one -> new Row(
                one.address(), blocklist.blocks(one.address()), one.requests(), one.failures(),
                keys.get(one.newestKey()),
                one.keys() - 1, Moment.of(one.first()), Moment.of(one.last()))).toList();
        show(request, response, "admin/ip", new SeenView(rows, list, Pager.of(page), Addresses.NEWEST));
    }

    private void blocked(HttpServletRequest request, HttpServletResponse response) throws ServletException,
            IOException {
        ListAddress list = ListAddress.read(request, BLOCKED_SHAPE);
        if (csv(request)) {
            Csv csv = new Csv(response, "blocked");
            csv.row("network", "reason", "blocked_at");
            for (int page = 1; page <= FILE_PAGES; page++) {
                Page<BlockedNetwork> part = blocklist.list(whole(list.ask(), page));
                part.items().forEach(one -> csv.row(one.network(), one.reason(), Moment.of(one.createdAt()).iso()));
                if (part.items().size() < PageAsk.MAX_SIZE || csv.broken()) {
                    return;
                }
            }
            return;
        }
        Page<BlockedNetwork> page = blocklist.list(list.ask());
        List<BlockedRow> rows = page.items().stream()
                .map(one -> new BlockedRow(one.id(), one.network(), one.reason(), Moment.of(one.createdAt())))
                .toList();
        show(request, response, "admin/ip-blocked", new BlockedView(rows, list, Pager.of(page)));
    }

    private void block(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String network = given(request, "network");
        String reason = given(request, "reason");
        try {
            BlockedNetwork row = blocking.addButNotSelf(request, network, reason);
            goTo(request, response, BLOCKED,
                    Flash.of("flash.ip.blocked", row.network()).undo(REMOVE, Map.of("id", "" + row.id())));
        } catch (GatewayException e) {
            response.setStatus(e.fault().status());
            show(request, response, "admin/ip-block", new FormView(network, reason, pages().told(request, e)));
        }
    }

    private void remove(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BlockedNetwork row = blocking.remove(request, id(request, "id"));
        goTo(request, response, BLOCKED, Flash.of("flash.ip.removed", row.network())
                .undo(BLOCK, Map.of("network", row.network(), "reason", row.reason())));
    }

    /** The same list in the largest parts there are. */
    private static PageAsk whole(PageAsk ask, int page) {
        return new PageAsk(page, PageAsk.MAX_SIZE, ask.search(), ask.sort(), ask.descending());
    }
}
