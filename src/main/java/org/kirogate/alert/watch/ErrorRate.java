package org.kirogate.alert.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.kirogate.alert.Alert;
import org.kirogate.alert.AlertKind;
import org.kirogate.alert.Alerts;

/** Watches the part of the last five minutes' requests that failed. One thread at a time. */
public final class ErrorRate implements Runnable {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    /** With fewer requests a percentage says nothing. */
    private static final long FEWEST = 20;

    private record Sample(Instant at, long requests, long failures) {}

    private final Alerts alerts;
    private final LongSupplier requests;
    private final LongSupplier failures;
    private final int percent;
    private final InstantSource clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * A watch.
     *
     * @param requests that ended since the start, those that were refused left out
     * @param failures among them
     * @param percent  more than this is too much, 0 = never
     */
    public ErrorRate(Alerts alerts, LongSupplier requests, LongSupplier failures, int percent, InstantSource clock) {
        this.alerts = Objects.requireNonNull(alerts, "alerts");
        this.requests = Objects.requireNonNull(requests, "requests");
        this.failures = Objects.requireNonNull(failures, "failures");
        this.percent = percent;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public void run() {
        if (percent == 0) {
            return;
        }
        Instant now = clock.instant();
        // In this order: a request that ends in between must not be a failure without a request.
        long failed = failures.getAsLong();
        Sample last = new Sample(now, requests.getAsLong(), failed);
        samples.addLast(last);
        while (samples.peekFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
        Sample first = samples.peekFirst();
        look(last.requests() - first.requests(), last.failures() - first.failures());
    }

    private void look(long ended, long failed) {
        Map<String, Object> details =
                Map.of("requests", ended, "failed", failed, "limit_percent", percent, "seconds", WINDOW.toSeconds());
        if (ended >= FEWEST && failed * 100 > ended * percent) {
            alerts.raise(alert(failed + " of " + ended + " requests failed in the last five minutes, more than "
                    + percent + " percent.", details));
        } else {
            alerts.over(alert(failed + " of " + ended + " requests failed in the last five minutes.", details));
        }
    }

    private static Alert alert(String text, Map<String, Object> details) {
        return new Alert(AlertKind.ERROR_RATE, "requests", text, details);
    }
}
