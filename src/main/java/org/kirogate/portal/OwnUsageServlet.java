package org.kirogate.portal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.Objects;
import org.kirogate.page.ApiCall;
import org.kirogate.page.UsageJson;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageAsk;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageFilter;
import org.kirogate.usage.UsageReports;
import org.kirogate.usage.UsageTable;

/**
 * {@code GET /user/api/usage}: what a user's keys used, by model or key, and how much of their public tokens others
 * were given and their super keys took from the pool. Thread-safe.
 */
public final class OwnUsageServlet extends UserJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient UsageReports reports;
    private final transient InstantSource clock;

    /** The interface over these reports. */
    public OwnUsageServlet(UserGuard guard, UsageReports reports, InstantSource clock) {
        super(guard);
        this.reports = Objects.requireNonNull(reports, "reports");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected JsonElement answer(ApiCall call, long userId) {
        if (!call.route().equals("GET")) {
            throw ApiCall.unknownPath();
        }
        UsageAddress asked = UsageJson.ask(call);
        UsageBy by = asked.by() == UsageBy.KEY ? UsageBy.KEY : UsageBy.MODEL;
        // Whatever the address says, the user is the one who asks: another's key has no requests of theirs.
        UsageAddress own = new UsageAddress(
                asked.path(), asked.span(), asked.step(), by, asked.measure(), asked.keyId(), userId, 0);
        UsageAsk ask = own.ask(clock.instant(), UsageJson.zone(call));
        JsonObject json = UsageJson.of(own, reports.table(ask));
        json.add("given", shared(ask.period(), UsageFilter.given(userId)));
        json.add("taken", shared(ask.period(), UsageFilter.taken(userId)));
        return json;
    }

    private JsonObject shared(Period period, UsageFilter filter) {
        UsageTable table = reports.series(period, filter);
        JsonObject json = UsageJson.of(table.total());
        json.add("slots", UsageJson.slots(table));
        return json;
    }
}
