package org.kirogate.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.kirogate.usage.NotedRequest;

/** What noting a request in the journal takes: both entries are on every request's way. */
final class JournalCost {
    private static final int ROUNDS = 50_000;
    private static final int THREADS = 8;

    private JournalCost() {}

    /** Notes over and over, by one thread and by several, and tells the median and what 99 of 100 stay below. */
    static void tell(Report report, Path folder) {
        report.line("");
        report.line("Noting a request in the journal");
        try (NotedRequest noted = new NotedRequest(folder)) {
            measure(noted, new long[ROUNDS], new long[ROUNDS]);
            tell(report, noted, 1);
            tell(report, noted, THREADS);
        }
    }

    private static void tell(Report report, NotedRequest noted, int threads) {
        long[][] begun = new long[threads][ROUNDS / threads];
        long[][] ended = new long[threads][ROUNDS / threads];
        CountDownLatch over = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            int mine = i;
            new Thread(() -> {
                measure(noted, begun[mine], ended[mine]);
                over.countDown();
            }, "journal-cost").start();
        }
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop", e);
        }
        line(report, threads, "begun", begun);
        line(report, threads, "ended", ended);
    }

    private static void measure(NotedRequest noted, long[] begun, long[] ended) {
        for (int round = 0; round < begun.length; round++) {
            String id = "req_" + Thread.currentThread().getId() + "_" + round;
            long start = System.nanoTime();
            boolean kept = noted.begin(id);
            long between = System.nanoTime();
            kept &= noted.end(id);
            ended[round] = System.nanoTime() - between;
            begun[round] = between - start;
            if (!kept) {
                throw new IllegalStateException("The disk does not take the journal");
            }
        }
    }

    private static void line(Report report, int threads, String what, long[][] nanos) {
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        report.line("%-6s by %d threads: median %6.1f us, p99 %6.1f us", what, threads, all[all.length / 2] / 1000.0,
                all[all.length * 99 / 100] / 1000.0);
    }
}
