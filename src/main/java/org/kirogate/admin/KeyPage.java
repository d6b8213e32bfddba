package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditFilter;
import org.kirogate.audit.AuditLog;
import org.kirogate.audit.AuditRecord;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.LimitsShown;
import org.kirogate.page.Moment;

/** {@code /admin/keys/{id}}: one key: facts, what is left of its limits, and what was done to it. Thread-safe. */
public final class KeyPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 20;

    private final transient ApiKeys keys;
    private final transient KeyTable table;
    private final transient Admission admission;
    private final transient AuditLog audit;

    /**
     * What the page shows.
     *
     * @param limits and what is left of them
     * @param ends   when it ends, by its date or its first use
     * @param acts   what was done to it, newest first
     */
    public record View(KeyRow row, LimitsShown limits, Moment made, Moment firstUsed, Moment ends, List<Act> acts) {
        public View {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(made, "made");
            Objects.requireNonNull(firstUsed, "firstUsed");
            Objects.requireNonNull(ends, "ends");
            acts = List.copyOf(acts);
        }
    }

    /** One act on the key; {@code known} tells whether the words know the action. */
    public record Act(Moment at, String action, boolean known, String actor, String reason) {
        public Act {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The page of this console. */
    public KeyPage(Console console, ApiKeys keys, KeyTable table, Admission admission, AuditLog audit) {
        super(console);
        this.keys = keys;
        this.table = table;
        this.admission = admission;
        this.audit = audit;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = keys.byId(KeyReach.ALL, pathId(request));
        List<Act> acts = audit.list(new AuditFilter("", "", "api_key:" + key.id()), 0, ROWS).stream()
                .map(this::act).toList();
        show(request, response, "admin/key", new View(
                table.row(key), LimitsShown.of(key.settings().limits(), admission.standing(key.id())),
                Moment.of(key.createdAt()), Moment.of(key.firstUsedAt()), Moment.of(key.endsAt()), acts));
    }

    private Act act(AuditRecord record) {
        AuditEntry entry = record.entry();
        return new Act(Moment.of(record.at()), entry.action(), pages().knows("audit.action." + entry.action()),
                entry.actor(), entry.reason());
    }

    private static long pathId(HttpServletRequest request) {
        String info = request.getPathInfo();
        if (info == null || !info.matches("/\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such page.").about("path");
        }
        return Long.parseLong(info.substring(1));
    }
}
