package org.kirogate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.access.limit.LimitUse;
import org.kirogate.access.limit.Measure;
import org.kirogate.access.limit.Standing;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.RateFigure;

/** What an answer tells of its key's limits: of requests and of tokens the one that is nearest to its end. Thread-safe. */
final class RateHeaders {
    private RateHeaders() {}

    /** Sets the headers, unless the head has left or nothing is limited. */
    static void tell(HttpServletResponse response, Dialect dialect, Standing standing, Instant now) {
        if (standing.uses().isEmpty() || response.isCommitted()) {
            return;
        }
        List<RateFigure> figures = new ArrayList<>(2);
        standing.tightest(Measure.REQUESTS).ifPresent(use -> figures.add(figure(RateFigure.Unit.REQUESTS, use)));
        standing.tightest(Measure.TOKENS).ifPresent(use -> figures.add(figure(RateFigure.Unit.TOKENS, use)));
        dialect.rateHeaders(figures, now).forEach(response::setHeader);
    }

    private static RateFigure figure(RateFigure.Unit unit, LimitUse use) {
        return new RateFigure(unit, (long) use.limit(), (long) use.left(), Instant.ofEpochMilli(use.resetsAt()));
    }
}
