package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKey;
import org.kirogate.access.limit.Standing;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.LimitsShown;
import org.kirogate.page.Moment;

/** {@code /user/keys/{id}}: one of a user's keys, of either kind, and what is left of its limits. Thread-safe. */
public final class KeyFactsPage extends OwnKeyPage {
    private static final long serialVersionUID = 1L;

    private final transient Admission admission;
    private final transient InstantSource clock;

    /**
     * What the page shows.
     *
     * @param limits and what is left of them
     * @param ends   when it ends, by its date or its first use
     */
    public record View(OwnKeyRow row, LimitsShown limits, Moment firstUsed, Moment ends) {
        public View {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(firstUsed, "firstUsed");
            Objects.requireNonNull(ends, "ends");
        }
    }

    /** The page of this user centre. */
    public KeyFactsPage(Centre centre, OwnKeys acts, Admission admission, InstantSource clock) {
        super(centre, acts);
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        ApiKey key = keys().byId(reach(request), pathId(request));
        Standing standing = admission.standing(key.id());
        show(request, response, "user/key", new View(
                OwnKeyRow.of(key, standing, clock.millis()), LimitsShown.of(key.settings().limits(), standing),
                Moment.of(key.firstUsedAt()), Moment.of(key.endsAt())));
    }

    private static long pathId(HttpServletRequest request) {
        String info = request.getPathInfo();
        if (info == null || !info.matches("/\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such page.").about("path");
        }
        return Long.parseLong(info.substring(1));
    }
}
