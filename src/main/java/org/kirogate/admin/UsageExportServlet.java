package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.ApiCall;
import org.kirogate.page.DownloadServlet;
import org.kirogate.page.SumsFiles;
import org.kirogate.page.UsageCall;
import org.kirogate.usage.UsageBy;

/** {@code GET /admin/api/usage/export}: the sums that {@link UsageServlet} tells of, all of them. Thread-safe. */
public final class UsageExportServlet extends DownloadServlet {
    private static final long serialVersionUID = 1L;

    private final transient AdminGuard guard;
    private final transient SumsFiles files;
    private final transient InstantSource clock;

    /** The way out of these files. */
    public UsageExportServlet(AdminGuard guard, SumsFiles files, InstantSource clock) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.files = Objects.requireNonNull(files, "files");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected long check(HttpServletRequest request) {
        guard.requireApi(request);
        return 0;
    }

    @Override
    protected void write(ApiCall call, long caller, Format format, HttpServletResponse response) throws IOException {
        files.write(format, UsageCall.read(call, clock.instant(), List.of(UsageBy.values())), response);
    }
}
