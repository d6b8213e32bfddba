package org.kirogate.portal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.kirogate.page.ApiCall;
import org.kirogate.page.UsageCall;
import org.kirogate.page.UsageJson;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageTable;

/**
 * {@code GET /user/api/usage}: what a user's keys used, and how much of their public tokens others
 * were given and their super keys took from the pool. Thread-safe.
 */
public final class OwnUsageServlet extends UserJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient UsageReports reports;
    private final transient LongFunction<List<Long>> tokensOf;
    private final transient InstantSource clock;

    /**
     * The interface over these reports.
     *
     * @param tokensOf ids of a user's tokens
     */
    public OwnUsageServlet(UserGuard guard, UsageReports reports, LongFunction<List<Long>> tokensOf,
            InstantSource clock) {
        super(guard);
        this.reports = Objects.requireNonNull(reports, "reports");
        this.tokensOf = Objects.requireNonNull(tokensOf, "tokensOf");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected JsonElement answer(ApiCall call, long userId) {
        if (!call.route().equals("GET")) {
            throw ApiCall.unknownPath();
        }
        UsageCall asked = OwnUsage.read(call, clock.instant(), userId);
        JsonObject json = UsageJson.of(asked, reports.table(asked.ask(), asked.lines(), asked.series()));
        Period period = asked.ask().period();
        json.add("given", shared(period, OwnUsage.given(call, userId, tokensOf.apply(userId))));
        json.add("taken", shared(period, UsageFilter.taken(userId)));
        return json;
    }

    private JsonObject shared(Period period, UsageFilter filter) {
        UsageTable table = reports.series(period, filter);
        JsonObject json = UsageJson.of(table.total());
        json.add("slots", UsageJson.slots(table.period(), table.slots()));
        return json;
    }
}
