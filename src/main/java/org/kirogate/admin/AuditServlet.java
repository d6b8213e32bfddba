package org.kirogate.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.kirogate.audit.AuditLog;
import org.kirogate.audit.AuditRecord;
import org.kirogate.audit.ChainCheck;
import org.kirogate.audit.ChainReport;
import org.kirogate.audit.Finding;
import org.kirogate.page.ApiCall;

/**
 * {@code GET /admin/api/audit}: who did what, newest first. {@code before} takes the {@code next} of the answer before;
 * {@code actor}, {@code action}, {@code target}, {@code reason}, {@code since} and {@code until} filter. {@code
 * /admin/api/audit/check}: GET says what the last check of the chain found and how far one is, POST begins one.
 * Thread-safe.
 */
public final class AuditServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_ROWS = 50;

    private final transient AuditLog audit;
    private final transient ChainCheck check;

    /** The interface over this record. */
    public AuditServlet(AdminGuard guard, AuditLog audit, ChainCheck check) {
        super(guard);
        this.audit = audit;
        this.check = check;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        boolean ofCheck = call.request().getServletPath().endsWith("/check");
        return switch ((ofCheck ? "check " : "") + call.route()) {
            case "GET" -> list(call);
            case "check GET" -> checked();
            case "check POST" -> {
                check.start();
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                yield checked();
            }
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement list(ApiCall call) {
        int limit = call.queryNumber("limit", USUAL_ROWS, 1, AuditLog.MAX_ROWS);
        List<AuditRecord> rows = audit.list(
                AuditQuery.of(call.request()), call.queryNumber("before", 0, 0, Integer.MAX_VALUE), limit);
        JsonArray items = new JsonArray();
        rows.forEach(row -> items.add(AuditFiles.json(row)));
        JsonObject answer = new JsonObject();
        answer.add("items", items);
        if (rows.size() == limit) {
            answer.addProperty("next", rows.get(limit - 1).id());
        }
        return answer;
    }

    private JsonElement checked() {
        ChainCheck.Progress progress = check.progress();
        JsonObject json = new JsonObject();
        json.addProperty("running", progress.running());
        json.addProperty("checked", progress.reached());
        json.addProperty("total", progress.total());
        check.last().ifPresent(report -> json.add("last", json(report)));
        return json;
    }

    private static JsonObject json(ChainReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("at", report.endedAt().toEpochMilli());
        json.addProperty("took_ms", report.took().toMillis());
        json.addProperty("intact", report.intact());
        json.addProperty("rows", report.rows());
        json.addProperty("hash", report.hash());
        json.addProperty("breaks", report.count());
        JsonArray findings = new JsonArray();
        report.findings().forEach(finding -> findings.add(json(finding)));
        json.add("findings", findings);
        return json;
    }

    private static JsonObject json(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", finding.kind().code());
        if (finding.id() > 0) {
            json.addProperty("id", finding.id());
        }
        if (finding.first() > 0) {
            json.addProperty("first", finding.first());
            json.addProperty("last", finding.last());
        }
        json.addProperty("message", finding.toString());
        return json;
    }
}
