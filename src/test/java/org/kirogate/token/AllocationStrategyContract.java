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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every allocation strategy must hold; its test extends this and names the strategy. */
public abstract class AllocationStrategyContract {
    protected static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final int THREADS = 64;
    private static final int MANY = 500;
    private static final int MOST_LOOKS = 4;

    /** A new strategy. */
    protected abstract AllocationStrategy strategy();

    /** A request that asks for a token. */
    public static AllocationAsk ask() {
        return new AllocationAsk("model-a", NOW, new Random(1));
    }

    /** A healthy token that does nothing. */
    protected static TokenCandidate idle(long id) {
        return new TokenCandidate(id, 1, 0, 8, 0, 1, Instant.EPOCH, NOW, 1, -1, -1, Instant.EPOCH);
    }

    /** Healthy tokens that do nothing, with the ids from 1. */
    public static List<TokenCandidate> idleTokens(int count) {
        List<TokenCandidate> candidates = new ArrayList<>();
        for (long id = 1; id <= count; id++) {
            candidates.add(idle(id));
        }
        return candidates;
    }

    /** Tokens of every kind: busy and idle, good and bad, with and without a known quota. */
    private static List<TokenCandidate> anyTokens(int count, Random random) {
        List<TokenCandidate> candidates = new ArrayList<>();
        for (long id = 1; id <= count; id++) {
            int remaining = random.nextInt(100) - 1;
            candidates.add(new TokenCandidate(id * 3, id % 5, random.nextInt(8), 8, random.nextInt(60),
                    random.nextDouble(), random.nextInt(4) == 0 ? Instant.EPOCH : before(random), before(random),
                    1 + random.nextInt(100), remaining, remaining < 0 ? -1 : 100,
                    random.nextInt(4) == 0 ? Instant.EPOCH : NOW.plusSeconds(random.nextInt(2_000_000) - 200_000)));
        }
        return candidates;
    }

    private static Instant before(Random random) {
        return NOW.minusSeconds(random.nextInt(100_000));
    }

    @Test
    void answersTheOnlyCandidate() {
        assertEquals(9, strategy().choose(List.of(idle(9)), ask()).id());
    }

    @Test
    void answersOneOfTheCandidatesHoweverManyAndWhateverTheyAre() {
        AllocationStrategy strategy = strategy();
        Random random = new Random(7);
        for (int count = 1; count <= MANY; count += count < 10 ? 1 : 7) {
            List<TokenCandidate> candidates = anyTokens(count, random);
            assertTrue(candidates.contains(strategy.choose(Collections.unmodifiableList(candidates), ask())));
        }
    }

    @Test
    void answersOneOfTheCandidatesUnder64ThreadsWith1To500OfThem() throws Exception {
        AllocationStrategy strategy = strategy();
        Random random = new Random(8);
        List<List<TokenCandidate>> sets = IntStream.of(1, 2, 3, 10, 20, 100, 250, MANY)
                .mapToObj(count -> anyTokens(count, random)).toList();
        AtomicInteger next = new AtomicInteger();
        List<Boolean> among = under64Threads(() -> {
            List<TokenCandidate> candidates = sets.get(next.getAndIncrement() % sets.size());
            return candidates.contains(strategy.choose(Collections.unmodifiableList(candidates), ask()));
        }, 100);
        assertEquals(THREADS * 100, among.stream().filter(found -> found).count());
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
