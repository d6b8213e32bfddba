package org.kirogate.admin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.audit.AuditFilter;
import org.kirogate.audit.AuditLog;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.JsonAnswer;

/**
 * {@code GET /admin/api/audit/export}: the record as a file, {@code format} {@code csv} (usual) or {@code jsonl}, filtered
 * like {@code /admin/api/audit}. Thread-safe.
 */
public final class AuditExportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient AdminGuard guard;
    private final transient AuditLog audit;

    /** The way out of this record. */
    public AuditExportServlet(AdminGuard guard, AuditLog audit) {
        this.guard = guard;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            guard.requireApi(request);
            String format = request.getParameter("format");
            AuditFilter filter = AuditQuery.of(request);
            response.setHeader("cache-control", "no-store");
            switch (format == null ? "csv" : format) {
                case "csv" -> AuditFiles.csv(response, audit, filter);
                case "jsonl" -> AuditFiles.lines(response, audit, filter);
                default -> throw GatewayException.invalid("format", "format: Input should be csv or jsonl");
            }
        } catch (GatewayException e) {
            JsonAnswer.refuse(response, e);
        }
    }
}
