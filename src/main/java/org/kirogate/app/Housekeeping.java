package org.kirogate.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kirogate.config.GatewayConfig;

/**
 * The one scheduler: everything that happens beside requests. A task that fails is logged and runs again at its next time.
 * Thread-safe.
 */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** What one node writes another reads: both together are to take less than a second. */
    private static final Duration EXCHANGE = Duration.ofMillis(400);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final Duration RECEIPTS = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Two: what waits for the upstream must not hold up what keeps this node's memory fresh. */
    private static final int THREADS = 2;
    private static final long STOP_WAIT_SECONDS = 20;
    private static final int NIGHT_HOUR = 3;

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "kirogate-housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts the tasks of a gateway. */
    Housekeeping(Gateway gateway) {
        GatewayConfig config = gateway.config;
        every(SECOND, "changes of other nodes", gateway.changes::poll);
        every(SECOND, "states of tokens", gateway.pool::flush);
        every(SECOND, "tokens that wait for the database", gateway.tokens::flush);
        every(SECOND, "idle connections", gateway.door::sweep);
        every(SECOND, "fetches", gateway.fetcher::sweep);
        every(SECOND, "connections for alerts", gateway.alertDoor::sweep);
        every(config.usage().flushInterval(), "usage records", gateway.usage::flush);
        every(SECOND, "the usage journal", gateway.usage::sync);
        every(LOOK, "recent hours", gateway.recentHours::refresh);
        every(EXCHANGE, "limits", gateway.admission::exchange);
        every(Duration.ofMinutes(1), "idle limits", gateway.admission::forget);
        every(HOUR, "limits of long ago", gateway.admission::purge);
        every(RECEIPTS, "receipts", gateway.requests::purge);
        every(Duration.ofMinutes(1), "old figures", gateway.retention::run);
        every(RECEIPTS, "drift of counters", gateway.drift::run);
        every(HOUR, "sessions", gateway.sessions::purge);
        every(HOUR, "networks of super keys", gateway.networks::forget);
        every(LOOK, "care of tokens", gateway.healthCheck::run);
        Watches.of(gateway).forEach(watch -> every(WATCH, "alerts", watch));
        every(Duration.ofMinutes(1), "failed sign-ins", gateway.trails.signIns()::flush);
        nightly(gateway.clock.instant(), "the audit record", () -> {
            gateway.auditCheck.noteEnd();
            gateway.auditCheck.start();
        });
        // What nodes learn of accounts is not announced, unlike what people change: it is read now and then.
        every(Duration.ofMinutes(1), "tokens", gateway.pool::reload);
    }

    /** Stops: a task under way is waited for a while, then interrupted. */
    @Override
    public void close() {
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS)) {
                scheduler.shutdownNow();
            }
        } catch (InterruptedException e) {
            scheduler.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void every(Duration interval, String what, Runnable task) {
        long millis = interval.toMillis();
        scheduler.scheduleWithFixedDelay(() -> run(what, task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** At {@value #NIGHT_HOUR} o'clock of the server's time zone, and a day after that again, and so on. */
    private void nightly(Instant start, String what, Runnable task) {
        LocalDateTime now = LocalDateTime.ofInstant(start, ZoneId.systemDefault());
        LocalDateTime today = now.toLocalDate().atTime(NIGHT_HOUR, 0);
        Duration first = Duration.between(now, now.isBefore(today) ? today : today.plusDays(1));
        scheduler.scheduleAtFixedRate(
                () -> run(what, task), first.toMillis(), Duration.ofDays(1).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Housekeeping of " + what + " failed and is tried again", e);
        }
    }
}
