package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every allocation strategy must hold; its test extends this and names the strategy. */
public abstract class AllocationStrategyContract {
    protected static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final int THREADS = 64;
    private static final int MANY = 500;
    private static final int MOST_LOOKS = 4;

    /** A new strategy. */
    protected abstract AllocationStrategy strategy();

    protected static AllocationAsk ask() {
        return new AllocationAsk("model-a", NOW, new Random(1));
    }

    /** A healthy token that does nothing. */
    protected static TokenCandidate idle(long id) {
        return new TokenCandidate(id, 1, 0, 8, 0, 1, Instant.EPOCH, NOW, 1, -1, -1, Instant.EPOCH);
    }

    protected static List<TokenCandidate> idleTokens(int count) {
        List<TokenCandidate> candidates = new ArrayList<>();
        for (long id = 1; id <= count; id++) {
            candidates.add(idle(id));
        }
        return candidates;
    }

    @Test
    void answersTheOnlyCandidate() {
        assertEquals(9, strategy().choose(List.of(idle(9)), ask()).id());
    }

    @Test
    void answersOneOfTheCandidatesHoweverMany() {
        AllocationStrategy strategy = strategy();
        Random random = new Random(7);
        for (int count = 1; count <= MANY; count += 7) {
            List<TokenCandidate> candidates = new ArrayList<>();
            for (long id = 1; id <= count; id++) {
                candidates.add(new TokenCandidate(id * 3, id % 5, random.nextInt(8), 8, random.nextInt(60),
                        random.nextDouble(), NOW.minusSeconds(random.nextInt(100_000)),
                        NOW.minusSeconds(random.nextInt(100_000)), 1 + random.nextInt(100), random.nextInt(100) - 1, 100,
                        Instant.EPOCH));
            }
            assertTrue(candidates.contains(strategy.choose(Collections.unmodifiableList(candidates), ask())));
        }
    }

    @Test
    void answersOneOfTheCandidatesUnder64Threads() throws Exception {
        AllocationStrategy strategy = strategy();
        List<TokenCandidate> candidates = idleTokens(20);
        for (TokenCandidate chosen : under64Threads(() -> strategy.choose(candidates, ask()), 100)) {
            assertTrue(candidates.contains(chosen));
        }
    }

    /** Counted, not timed: what a choice takes on a clock depends on the machine, how often it looks does not. */
    @Test
    void looksAtEachOf500CandidatesAFewTimesAtMost() {
        AllocationStrategy strategy = strategy();
        List<TokenCandidate> candidates = idleTokens(MANY);
        AtomicInteger looks = new AtomicInteger();
        List<TokenCandidate> watched = new AbstractList<>() {
            @Override
            public TokenCandidate get(int index) {
                looks.incrementAndGet();
                return candidates.get(index);
            }

            @Override
            public int size() {
                return candidates.size();
            }
        };
        for (int i = 0; i < 10; i++) {
            looks.set(0);
            assertTrue(candidates.contains(strategy.choose(watched, ask())));
            assertTrue(looks.get() <= MOST_LOOKS * MANY, looks + " looks at " + MANY + " candidates");
        }
    }

    /** All results of {@code each} calls by every thread. */
    protected static <T> List<T> under64Threads(Callable<T> call, int each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<T>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    List<T> results = new ArrayList<>();
                    for (int n = 0; n < each; n++) {
                        results.add(call.call());
                    }
                    return results;
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<List<T>> thread : running) {
                all.addAll(thread.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
