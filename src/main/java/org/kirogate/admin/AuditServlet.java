package org.kirogate.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.kirogate.audit.AuditFilter;
import org.kirogate.audit.AuditLog;
import org.kirogate.audit.AuditRecord;
import org.kirogate.page.ApiCall;

/**
 * {@code GET /admin/api/audit}: who did what, newest first. {@code before} takes the {@code next} of the answer before; {@code
 * actor}, {@code action} and {@code target} filter. Thread-safe.
 */
public final class AuditServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_ROWS = 50;

    private final transient AuditLog audit;

    /** The interface over this record. */
    public AuditServlet(AdminGuard guard, AuditLog audit) {
        super(guard);
        this.audit = audit;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        if (!call.route().equals("GET")) {
            throw ApiCall.unknownPath();
        }
        int limit = call.queryNumber("limit", USUAL_ROWS, 1, AuditLog.MAX_ROWS);
        AuditFilter filter =
                new AuditFilter(call.query("actor", ""), call.query("action", ""), call.query("target", ""));
        List<AuditRecord> rows = audit.list(filter, call.queryNumber("before", 0, 0, Integer.MAX_VALUE), limit);
        JsonArray items = new JsonArray();
        rows.forEach(row -> items.add(json(row)));
        JsonObject answer = new JsonObject();
        answer.add("items", items);
        if (rows.size() == limit) {
            answer.addProperty("next", rows.get(limit - 1).id());
        }
        return answer;
    }

    private static JsonObject json(AuditRecord row) {
        JsonObject json = new JsonObject();
        json.addProperty("id", row.id());
        json.addProperty("at", row.at());
        json.addProperty("actor", row.entry().actor());
        json.addProperty("address", row.entry().address());
        json.addProperty("action", row.entry().action());
        json.addProperty("target", row.entry().target());
        json.add("detail", JsonParser.parseString(row.entry().detail()));
        json.addProperty("reason", row.entry().reason());
        return json;
    }
}
