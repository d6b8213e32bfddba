package org.kirogate.access.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kirogate.db.Db;

/**
 * Tells that a limit is nearly used up, as far as all nodes wrote it down; the database knows what was told, so that it is
 * told once. One thread at a time.
 */
final class NearlyUsed {
    private static final System.Logger LOG = System.getLogger(NearlyUsed.class.getName());

    private final Db db;
    private final LimitDao dao;
    private final Meters meters;
    private final Warned.Listener listener;

    NearlyUsed(Db db, LimitDao dao, Meters meters, Warned.Listener listener) {
        this.db = db;
        this.dao = dao;
        this.meters = meters;
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    private record Near(Window window, LimitUse use) {}

    /** Tells what is news about a meter; what can't be noted now is told when it is asked again. */
    void tell(Meter meter) {
        near(meter).forEach(near -> tell(meter, near));
    }

    private static List<Near> near(Meter meter) {
        List<Near> found = new ArrayList<>(0);
        meter.lock.lock();
        try {
            for (Window window : meter.open()) {
                Amounts most = meter.limits().amounts(window.span());
                near(found, meter, window, Measure.REQUESTS, most.requests());
                near(found, meter, window, Measure.TOKENS, most.tokens());
                near(found, meter, window, Measure.CREDITS, most.credits());
            }
        } finally {
            meter.lock.unlock();
        }
        return found;
    }

    private static void near(List<Near> found, Meter meter, Window window, Measure measure, double limit) {
        double used = window.stored(measure);
        if (limit > 0 && used >= limit * LimitUse.WARNED_FROM && window.toWarn(measure)) {
            long resetsAt = window.end() == Long.MAX_VALUE ? 0 : window.end();
            found.add(new Near(window, new LimitUse(meter.subject.ofUser(), window.span().limit(measure), measure,
                    limit, used, 0, resetsAt)));
        }
    }

    private void tell(Meter meter, Near near) {
        try {
            if (dao.warn(db, meter.subject, near.window(), near.use().measure()) == 1) {
                listener.warned(new Warned(meter.subject, near.use()));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A warning that a limit is nearly used up is told later", e);
            meter.lock.lock();
            try {
                near.window().unwarn(near.use().measure());
            } finally {
                meter.lock.unlock();
            }
            meters.touchAgain(meter);
        }
    }
}
