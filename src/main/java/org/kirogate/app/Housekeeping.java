package org.kirogate.app;

import java.time.Duration;
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
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration RECEIPTS = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Two: what waits for the upstream must not hold up what keeps this node's memory fresh. */
    private static final int THREADS = 2;
    private static final long STOP_WAIT_SECONDS = 20;

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
        every(config.usage().flushInterval(), "usage records", gateway.usage::flush);
        every(LOOK, "recent hours", gateway.recentHours::refresh);
        every(Duration.ofMinutes(1), "idle limits", gateway.admission::forget);
        every(RECEIPTS, "receipts", gateway.requests::purge);
        every(Duration.ofMinutes(1), "old figures", gateway.retention::run);
        every(RECEIPTS, "drift of counters", gateway.drift::run);
        every(HOUR, "sessions", gateway.sessions::purge);
        every(LOOK, "care of tokens", gateway.healthCheck::run);
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

    private static void run(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Housekeeping of " + what + " failed and is tried again", e);
        }
    }
}
