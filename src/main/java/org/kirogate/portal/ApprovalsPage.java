package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.KeyApprovals;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditEntry;
import org.kirogate.db.Page;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.Moment;

/**
 * {@code /user/approvals}, for users with the role admin alone: super keys that wait for a second administrator; POST
 * approves or refuses one. Thread-safe.
 */
public final class ApprovalsPage extends UserPage {
    /** Its address. */
    static final String PATH = "/user/approvals";

    private static final long serialVersionUID = 1L;
    private static final int MOST = 50;

    private final transient KeyApprovals approvals;

    /**
     * A key that waits.
     *
     * @param reason why it was made, empty = not said
     * @param own    whether whoever looks at it made it: then another has to decide
     */
    public record Row(
            long id, String name, String prefix, String owner, String reason, Moment created, Moment expires,
            boolean own) {
        public Row {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** What the page shows; {@code total} counts those too that did not fit. */
    public record View(List<Row> rows, long total) {
        public View {
            rows = List.copyOf(rows);
        }
    }

    /** The page of this user centre. */
    public ApprovalsPage(Centre centre, KeyApprovals approvals) {
        super(centre);
        this.approvals = approvals;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String me = administrator(request).name();
        Page<ApiKey> waiting = approvals.waiting(MOST);
        show(request, response, "user/approvals", new View(
                waiting.items().stream().map(key -> row(key, me)).toList(), waiting.total()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Actor actor = administrator(request);
        String act = given(request, "act");
        if (!act.equals("approve") && !act.equals("refuse")) {
            throw new GatewayException(Fault.INVALID_REQUEST, "act is approve or refuse.");
        }
        String reason = given(request, "reason");
        if (AuditEntry.holdsKey(reason)) {
            throw GatewayException.invalid(
                    "reason", "reason: An API key must not stand here; it would be shown and logged.");
        }
        boolean approved = act.equals("approve");
        ApiKey key = approvals.decide(id(request, "id"), approved, actor.name(),
                centre().trails().keys().decided(actor, reason));
        goTo(request, response, PATH,
                Flash.of(approved ? "flash.approvals.approved" : "flash.approvals.refused", key.name()));
    }

    /** Who looks at it; for anybody else there is no such page. */
    private Actor administrator(HttpServletRequest request) {
        if (!centre().users().admin(userId(request))) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such page.");
        }
        return actor(request);
    }

    private Row row(ApiKey key, String me) {
        return new Row(
                key.id(), key.name(), key.prefix(), centre().users().name(key.userId()), key.reason(),
                Moment.of(key.createdAt()), Moment.of(key.settings().expiresAt()), key.madeBy().equals(me));
    }
}
