package org.kirogate.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that work beside requests and the scheduler: a few of each sort, made when needed, gone when idle. Thread-safe. */
final class Crew implements AutoCloseable {
    /** Upstream services are asked by no more than this many at a time, for checks and for imports each. */
    private static final int ASKERS = 3;
    private static final int CHOOSERS = 4;
    /** Each reads an answer on whose client left; most of the time it waits. */
    static final int DRAINERS = 64;
    private static final int WAITING = 10_000;
    private static final long IDLE_SECONDS = 30;
    private static final long STOP_WAIT_SECONDS = 5;

    private final ExecutorService checks = threads("kirogate-check", ASKERS);
    private final ExecutorService imports = threads("kirogate-import", ASKERS);
    private final ExecutorService choosers = threads("kirogate-choose", CHOOSERS);
    private final ExecutorService alerts = threads("kirogate-alert", 1);
    private final ExecutorService drainers = threads("kirogate-drain", DRAINERS);

    /** Three threads that check tokens. */
    ExecutorService checks() {
        return checks;
    }

    /** Three threads that validate imported tokens. */
    ExecutorService imports() {
        return imports;
    }

    /** Threads in which strategies of strangers choose. */
    ExecutorService choosers() {
        return choosers;
    }

    /** One thread that sends alerts. */
    ExecutorService alerts() {
        return alerts;
    }

    /** Threads that read answers on whose clients left. */
    ExecutorService drainers() {
        return drainers;
    }

    /** Interrupts what is under way and waits a little for it. */
    @Override
    public void close() {
        checks.shutdownNow();
        imports.shutdownNow();
        choosers.shutdownNow();
        alerts.shutdownNow();
        drainers.shutdown(); // not interrupted: each hands over a record, and was told to end
        try {
            checks.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
            drainers.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
            imports.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
            alerts.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService threads(String name, int count) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
