package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.kirogate.page.ApiCall;
import org.kirogate.page.DownloadServlet;
import org.kirogate.page.RequestFiles;

/** {@code GET /user/api/requests/export}: the requests of a user's own keys that filters leave. Thread-safe. */
public final class OwnRequestExportServlet extends DownloadServlet {
    private static final long serialVersionUID = 1L;

    private final transient UserGuard guard;
    private final transient RequestFiles files;
    private final transient InstantSource clock;

    /** The way out of these files. */
    public OwnRequestExportServlet(UserGuard guard, RequestFiles files, InstantSource clock) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.files = Objects.requireNonNull(files, "files");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected long check(HttpServletRequest request) {
        return guard.require(request).userId();
    }

    @Override
    protected void write(ApiCall call, long caller, Format format, HttpServletResponse response) throws IOException {
        files.write(format, OwnUsage.requests(call, clock.instant(), caller), response);
    }
}
