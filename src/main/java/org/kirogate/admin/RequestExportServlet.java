package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.page.ApiCall;
import org.kirogate.page.DownloadServlet;
import org.kirogate.page.RequestFiles;

/** {@code GET /admin/api/requests/export}: the requests that the list's filters leave, all of them. Thread-safe. */
public final class RequestExportServlet extends DownloadServlet {
    private static final long serialVersionUID = 1L;

    private final transient AdminGuard guard;
    private final transient RequestFiles files;
    private final transient RequestQuery query;

    /** The way out of these files. */
    public RequestExportServlet(AdminGuard guard, RequestFiles files, RequestQuery query) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.files = Objects.requireNonNull(files, "files");
        this.query = Objects.requireNonNull(query, "query");
    }

    @Override
    protected long check(HttpServletRequest request) {
        guard.requireApi(request);
        return 0;
    }

    @Override
    protected void write(ApiCall call, long caller, Format format, HttpServletResponse response) throws IOException {
        files.write(format, query.filter(call), response);
    }
}
