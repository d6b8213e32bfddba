package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditFilter;
import org.kirogate.audit.AuditLog;
import org.kirogate.audit.AuditRecord;
import org.kirogate.audit.ChainCheck;
import org.kirogate.db.Page;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.Moment;
import org.kirogate.page.Pager;

/**
 * {@code /admin/audit}: who did what, newest first, with what it was before, and whether the record is whole; {@code POST
 * /admin/audit/check} has it checked. Thread-safe.
 */
public final class AuditPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/admin/audit";
    private static final ListShape SHAPE = new ListShape(PATH, List.of("at"), "at", true)
            .filter("actor", "all", "admin", "user", "system")
            .filter("group", "all", "sign_in", "user", "super_key", "api_key", "token", "settings", "announcement",
                    "ip_blocklist", "admin", "audit")
            .filter("period", "all", "day", "week", "month", "quarter");
    private static final Map<String, Duration> PERIODS = Map.of(
            "day", Duration.ofDays(1), "week", Duration.ofDays(7), "month", Duration.ofDays(30),
            "quarter", Duration.ofDays(90));
    /** Kind of a target to the page that shows it; a number is searched there. */
    private static final Map<String, String> SHOWN_AT = Map.of(
            "user", "/admin/users?search=", "api_key", "/admin/keys?search=", "token", "/admin/tokens?search=",
            "tokens", "/admin/tokens", "settings", "/admin/settings", "announcement", "/admin/announcement",
            "ip_blocklist", "/admin/ip");
    /** So much of a target's beginning is taken for one. */
    private static final int SHORTEST = 3;
    /** Targets that no page shows. */
    private static final Set<String> OTHERS = Set.of("admin", "nobody", "audit");

    private final transient AuditLog audit;
    private final transient ChainCheck check;
    private final transient InstantSource clock;

    /**
     * One act as the table shows it.
     *
     * @param known whether the words know the action
     * @param link  address of the page that shows the target, or empty
     * @param user  id of the user who acted, or empty
     */
    public record Row(
            long id, Moment at, AuditEntry entry, boolean known, String link, String user,
            List<AuditFacts.Fact> facts) {
        public Row {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(link, "link");
            Objects.requireNonNull(user, "user");
            facts = List.copyOf(facts);
        }

        /** Whether there is more to read than what stands in the row. */
        public boolean folded() {
            return !facts.isEmpty() || !entry.reason().isEmpty();
        }
    }

    /** What the page shows; {@code full} tells that there are older rows than its pages lead to. */
    public record View(List<Row> rows, ListAddress list, Pager pager, boolean full, ChainState chain) {
        public View {
            rows = List.copyOf(rows);
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(pager, "pager");
            Objects.requireNonNull(chain, "chain");
        }
    }

    /** The page of this console. */
    public AuditPage(Console console, AuditLog audit, ChainCheck check, InstantSource clock) {
        super(console);
        this.audit = audit;
        this.check = check;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ListAddress list = ListAddress.read(request, SHAPE);
        if (csv(request)) {
            AuditFiles.csv(response, audit, filter(list));
            return;
        }
        Page<AuditRecord> page = audit.page(filter(list), list.ask());
        List<Row> rows = page.items().stream().map(this::row).toList();
        show(request, response, "admin/audit", new View(
                rows, list, Pager.of(page), page.total() == AuditLog.MAX_COUNTED,
                ChainState.of(check)));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        check.start();
        response.sendRedirect(request.getContextPath() + PATH + "#chain");
    }

    private AuditFilter filter(ListAddress list) {
        String actor = switch (list.filter("actor")) {
            case "all" -> "";
            case "user" -> "user:";
            default -> list.filter("actor");
        };
        String group = list.filter("group").equals("all") ? "" : list.filter("group") + ".";
        Duration period = PERIODS.get(list.filter("period"));
        long since = period == null ? 0 : clock.instant().minus(period).toEpochMilli();
        boolean target = target(list.search());
        return new AuditFilter(actor, group, target ? list.search() : "", target ? "" : list.search(), since, 0);
    }

    /** What names a thing, or begins to, is looked for among targets, anything else in reasons. */
    private static boolean target(String search) {
        return search.matches(".*:\\d*") || search.length() >= SHORTEST
                && Stream.concat(SHOWN_AT.keySet().stream(), OTHERS.stream()).anyMatch(kind -> kind.startsWith(search));
    }

    private Row row(AuditRecord record) {
        AuditEntry entry = record.entry();
        return new Row(
                record.id(), Moment.of(record.at()), entry, pages().knows("audit.action." + entry.action()),
                link(entry.target()), entry.actor().startsWith("user:") ? entry.actor().substring(5) : "",
                AuditFacts.of(entry.detail(), name -> pages().knows("audit." + name)));
    }

    private static String link(String target) {
        int colon = target.indexOf(':');
        String path = SHOWN_AT.getOrDefault(colon < 0 ? target : target.substring(0, colon), "");
        return path.endsWith("=") ? path + target.substring(colon + 1) : path;
    }
}
