package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.kirogate.page.ApiCall;
import org.kirogate.page.UsageCall;
import org.kirogate.page.UsageJson;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageReports;

/** {@code GET /admin/api/usage}: sums and series by hour, day or month of everybody's requests or
 * those that filters leave, told apart by what is asked for. Thread-safe. */
public final class UsageServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient UsageReports reports;
    private final transient InstantSource clock;

    /** The interface over these reports. */
    public UsageServlet(AdminGuard guard, UsageReports reports, InstantSource clock) {
        super(guard);
        this.reports = Objects.requireNonNull(reports, "reports");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        if (!call.route().equals("GET")) {
            throw ApiCall.unknownPath();
        }
        UsageCall asked = UsageCall.read(call, clock.instant(), List.of(UsageBy.values()));
        JsonObject json = UsageJson.of(asked, reports.table(asked.ask(), asked.lines(), asked.series()));
        json.add("first_token_ms", UsageJson.of(reports.speeds(asked.ask().period())));
        return json;
    }
}
