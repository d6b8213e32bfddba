package org.kirogate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Load from a number of connections, each with one request at a time; every answer is read to its end and checked. */
final class Load implements AutoCloseable {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int SHOWN = 2_000;

    private final int connections;
    private final ExecutorService clients;

    Load(int connections) {
        this.connections = connections;
        this.clients = Executors.newFixedThreadPool(connections);
    }

    /** As many requests as come through. */
    Round full(Target target, int seconds) {
        return run(target, seconds, 0);
    }

    /**
     * So many requests a second, spread evenly; a time counts from the moment at which the request was due, so that one
     * that had to wait for a slow one before it is not made look quick.
     */
    Round steady(Target target, int seconds, int perSecond) {
        return run(target, seconds, TimeUnit.SECONDS.toNanos(connections) / perSecond);
    }

    private Round run(Target target, int seconds, long everyNanos) {
        Cost before = Cost.of(target.processes());
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        List<Callable<Histogram>> work = new ArrayList<>();
        for (int client = 0; client < connections; client++) {
            long first = began + everyNanos * client / connections;
            work.add(() -> everyNanos == 0 ? pressed(target, end) : timed(target, first, everyNanos, end));
        }
        Histogram all = histogram();
        try {
            for (Future<Histogram> one : clients.invokeAll(work)) {
                all.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(target.name() + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop", e);
        }
        long took = System.nanoTime() - began;
        return Round.of(all, took, Cost.of(target.processes()).since(before));
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    private static Histogram pressed(Target target, long end) throws IOException {
        Histogram times = histogram();
        try (LoadConnection connection = new LoadConnection(target.port())) {
            for (long now = System.nanoTime(); now < end;) {
                once(target, connection);
                long then = System.nanoTime();
                times.recordValue(then - now);
                now = then;
            }
        }
        return times;
    }

    private static Histogram timed(Target target, long first, long every, long end) throws IOException {
        Histogram times = histogram();
        try (LoadConnection connection = new LoadConnection(target.port())) {
            for (long due = first; due < end; due += every) {
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                once(target, connection);
                times.recordValue(System.nanoTime() - due);
            }
        }
        return times;
    }

    private static void once(Target target, LoadConnection connection) throws IOException {
        int length = connection.exchange(target.request());
        if (!target.whole().test(connection.body(), length)) {
            int shown = Math.min(length, SHOWN);
            throw new IOException("An answer of " + length + " bytes is not whole. It ends:\n"
                    + new String(connection.body(), length - shown, shown, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
