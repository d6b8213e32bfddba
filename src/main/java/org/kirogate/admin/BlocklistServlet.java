package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.page.ApiCall;
import org.kirogate.page.PageJson;
import org.kirogate.site.BlockedNetwork;
import org.kirogate.site.IpBlocklist;

/** {@code /admin/api/ip-blocklist}: addresses and networks that are not served. Thread-safe. */
public final class BlocklistServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient IpBlocklist blocklist;
    private final transient AuditLog audit;

    /** The interface over this list. */
    public BlocklistServlet(AdminGuard guard, IpBlocklist blocklist, AuditLog audit) {
        super(guard);
        this.blocklist = blocklist;
        this.audit = audit;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> PageJson.of(blocklist.list(PageJson.ask(call)), BlocklistServlet::json);
            case "POST" -> added(call);
            case "DELETE {id}" -> removed(call);
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement added(ApiCall call) {
        BlockedNetwork row = blocklist.add(
                call.fields().string("network"), call.fields().optionalString("reason").orElse(""));
        record(call, "ip_blocklist.add", row.id(), json(row), row.reason());
        return json(row);
    }

    private JsonElement removed(ApiCall call) {
        blocklist.remove(call.id());
        record(call, "ip_blocklist.remove", call.id(), new JsonObject(), "");
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }

    private void record(ApiCall call, String action, long id, JsonObject detail, String reason) {
        audit.record(new AuditEntry("admin", call.request().getRemoteAddr(), action, "ip_blocklist:" + id,
                detail.toString(), reason));
    }

    private static JsonObject json(BlockedNetwork row) {
        JsonObject json = new JsonObject();
        json.addProperty("id", row.id());
        json.addProperty("network", row.network());
        json.addProperty("reason", row.reason());
        json.addProperty("created_at", row.createdAt());
        return json;
    }
}
