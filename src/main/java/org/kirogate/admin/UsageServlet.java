package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import org.kirogate.page.ApiCall;
import org.kirogate.page.UsageJson;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageAsk;
import org.kirogate.usage.UsageReports;

/** {@code GET /admin/api/usage}: sums and series of everybody, a key, a user or a token. Thread-safe. */
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
        ZoneId zone = UsageJson.zone(call);
        UsageAddress address = UsageJson.ask(call);
        UsageAsk ask = address.ask(clock.instant(), zone);
        JsonObject json = UsageJson.of(address, reports.table(ask));
        json.add("first_token_ms", UsageJson.of(reports.speeds(ask.period())));
        return json;
    }
}
