package org.kirogate.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.TokenCandidate;
import org.kirogate.token.TokenLease;
import org.kirogate.token.strategy.StrategyLoader;

/** What choosing a token takes, by strategy and by how many there are, and what the pool takes around it. */
final class StrategyCost {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final int[] SIZES = {1, 10, 100, 500};
    private static final int[] POOLS = {20, 500};
    private static final List<String> BUILT_IN = List.of(
            "score_based", "round_robin", "sequential", "least_in_flight", "weighted", "quota_aware");
    /** Batches, of which the first half warms up. */
    private static final int BATCHES = 40;
    private static final long BATCH_NANOS = 25_000_000;
    private static final Duration AMPLE = Duration.ofSeconds(10);

    /** As a stranger would write one; in threads of its own and under a deadline, whatever it does. */
    public static final class Stranger implements AllocationStrategy {
        @Override
        public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
            return Collections.min(candidates, TokenCandidate.LEAST_BUSY);
        }
    }

    private StrategyCost() {}

    /** Chooses over and over, and tells the median batch. */
    static void tell(Report report) {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            report.line("");
            report.line("Choosing a token, ns of CPU a choice; of a stranger's class, ns until the answer is there");
            report.line("%-26s %9d %9d %9d %9d tokens", "", SIZES[0], SIZES[1], SIZES[2], SIZES[3]);
            for (String name : BUILT_IN) {
                AllocationStrategy strategy = load(name, threads);
                row(report, name, size -> cpu(choice(strategy, size)));
            }
            AllocationStrategy stranger = load(Stranger.class.getName(), threads);
            row(report, "a stranger's, in a thread", size -> elapsed(choice(stranger, size)));
        } finally {
            threads.shutdownNow();
        }
        for (int size : POOLS) {
            PoolFixture pool = new PoolFixture().strategy(load("score_based", Runnable::run)).limits(8, 0);
            for (long id = 1; id <= size; id++) {
                pool.token(id);
            }
            report.line("Taking a place in a pool of %d and giving it back, score_based: %.0f ns", size,
                    cpu(() -> serve(pool)));
        }
    }

    private static AllocationStrategy load(String name, Executor threads) {
        return StrategyLoader.load(name, StrategyCost.class.getClassLoader(), threads, AMPLE);
    }

    private static void row(Report report, String name, IntToDoubleFunction cost) {
        double[] costs = Arrays.stream(SIZES).mapToDouble(cost).toArray();
        report.line("%-26s %9.0f %9.0f %9.0f %9.0f", name, costs[0], costs[1], costs[2], costs[3]);
    }

    private static Runnable choice(AllocationStrategy strategy, int size) {
        List<TokenCandidate> candidates = candidates(size);
        AllocationAsk ask = new AllocationAsk("model", NOW, ThreadLocalRandom.current());
        return () -> strategy.choose(candidates, ask);
    }

    /** Busy and idle, good and bad ones. */
    private static List<TokenCandidate> candidates(int size) {
        Random random = new Random(size);
        List<TokenCandidate> candidates = new ArrayList<>(size);
        for (long id = 1; id <= size; id++) {
            candidates.add(new TokenCandidate(id, id % 50, random.nextInt(3), 8, random.nextInt(60),
                    1 - random.nextInt(10) / 100.0, NOW.minusMillis(random.nextInt(60_000)),
                    NOW.minusSeconds(random.nextInt(7200)), 1 + random.nextInt(10), random.nextInt(1000), 1000,
                    NOW.plus(Duration.ofHours(random.nextInt(720)))));
        }
        return Collections.unmodifiableList(candidates);
    }

    private static void serve(PoolFixture pool) {
        try (TokenLease lease = pool.acquire()) {
            lease.succeeded();
        }
        pool.clock.advance(Duration.ofMillis(1));
    }

    /** Nanoseconds of the clock a run, of the median batch of the second half. */
    private static double elapsed(Runnable run) {
        return median(run, System::nanoTime);
    }

    /** Nanoseconds of this thread's processor time: what else the machine does is not in it. */
    private static double cpu(Runnable run) {
        return median(run, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    private static double median(Runnable run, LongSupplier time) {
        double[] costs = new double[BATCHES];
        int runs = 1;
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = time.getAsLong();
            for (int i = 0; i < runs; i++) {
                run.run();
            }
            costs[batch] = Math.max(1, (double) (time.getAsLong() - start) / runs);
            runs = (int) Math.max(1, BATCH_NANOS / costs[batch]);
        }
        double[] warm = Arrays.copyOfRange(costs, BATCHES / 2, BATCHES);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
