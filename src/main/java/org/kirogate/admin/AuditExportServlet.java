package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.audit.AuditFilter;
import org.kirogate.audit.AuditLog;
import org.kirogate.page.ApiCall;
import org.kirogate.page.DownloadServlet;

/** {@code GET /admin/api/audit/export}: the record as a file, filtered like {@code /admin/api/audit}. Thread-safe. */
public final class AuditExportServlet extends DownloadServlet {
    private static final long serialVersionUID = 1L;

    private final transient AdminGuard guard;
    private final transient AuditLog audit;

    /** The way out of this record. */
    public AuditExportServlet(AdminGuard guard, AuditLog audit) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    @Override
    protected long check(HttpServletRequest request) {
        guard.requireApi(request);
        return 0;
    }

    @Override
    protected void write(ApiCall call, long caller, Format format, HttpServletResponse response) throws IOException {
        AuditFilter filter = AuditQuery.of(call.request());
        switch (format) {
            case CSV -> AuditFiles.csv(response, audit, filter);
            case JSONL -> AuditFiles.lines(response, audit, filter);
        }
    }
}
