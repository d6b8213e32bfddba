package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.token.strategy.RoundRobin;

class DeadlinedTest extends AllocationStrategyContract {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final List<TokenCandidate> CANDIDATES = idleTokens(3);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void stop() {
        released.countDown();
        threads.shutdownNow();
    }

    @Override
    protected AllocationStrategy strategy() {
        return new Deadlined(new RoundRobin(), threads, AMPLE);
    }

    /** Returns when the call has begun: how quick a thread is on this machine decides nothing. */
    private void begin(Runnable call) {
        int before = calls.get();
        threads.execute(call);
        while (calls.get() == before) {
            Thread.onSpinWait();
        }
    }

    /** Goes on whatever happens, until the test is over. */
    private TokenCandidate loops(List<TokenCandidate> candidates, AllocationAsk ask) {
        calls.incrementAndGet();
        boolean loops = true;
        while (loops) {
            try {
                released.await();
                loops = false;
            } catch (InterruptedException e) {
                // A stranger's code may do so.
            }
        }
        return candidates.get(0);
    }

    /** Ends when it is interrupted. */
    private TokenCandidate isSlow(List<TokenCandidate> candidates, AllocationAsk ask) {
        calls.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException e) {
            return candidates.get(1);
        }
        return candidates.get(0);
    }

    private static AllocationAsk after(Duration time) {
        return new AllocationAsk("model-a", NOW.plus(time), new Random(1));
    }

    private static String failure(Deadlined strategy, Duration time) {
        return assertThrows(StrategyFailure.class, () -> strategy.choose(CANDIDATES, after(time))).getMessage();
    }

    private static void awaitNothingHangs(Deadlined strategy) {
        assertTimeoutPreemptively(AMPLE, () -> {
            while (strategy.hanging() > 0) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void choosesInAnotherThread() {
        List<Thread> seen = new ArrayList<>();
        AllocationStrategy strategy = new Deadlined((candidates, ask) -> {
            seen.add(Thread.currentThread());
            return candidates.get(2);
        }, threads, AMPLE);
        assertEquals(3, strategy.choose(CANDIDATES, ask()).id());
        assertFalse(seen.contains(Thread.currentThread()));
    }

    @Test
    void aLoopingStrategyTakesNoRequestDown() {
        PoolFixture fixture = new PoolFixture().token(1).token(2)
                .strategy(new Deadlined(this::loops, this::begin, SHORT));
        for (int i = 0; i < 100; i++) {
            try (TokenLease lease = fixture.acquire()) {
                assertEquals(1 + i % 2, lease.tokenId(), "the least busy one");
                lease.succeeded();
            }
        }
        assertEquals(100, fixture.pool().strategyFallbacks());
        assertEquals(1, calls.get());
    }

    @Test
    void aLateCallIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Deadlined strategy = new Deadlined((candidates, ask) -> {
            TokenCandidate answer = isSlow(candidates, ask);
            interrupted.countDown();
            return answer;
        }, this::begin, SHORT);
        failure(strategy, Duration.ZERO);
        assertTrue(interrupted.await(AMPLE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void whileACallHangsOneRequestAMinuteTriesAgainUntilThreeHang() {
        Deadlined strategy = new Deadlined(this::loops, this::begin, SHORT);
        for (int second = 0; second < 600; second++) {
            failure(strategy, Duration.ofSeconds(second));
            int minute = second / 60;
            assertEquals(Math.min(3, 1 + minute), calls.get(), "calls by second " + second);
        }
        assertEquals(3, strategy.hanging());
    }

    @Test
    void oneAnswerInTimeEndsItsRest() {
        AtomicInteger late = new AtomicInteger(3);
        List<Runnable> dropped = new ArrayList<>();
        Deadlined strategy = new Deadlined(new RoundRobin(), call -> {
            if (late.getAndDecrement() > 0) {
                dropped.add(call);
            } else {
                call.run();
            }
        }, SHORT);
        for (int i = 0; i < 3; i++) {
            failure(strategy, Duration.ZERO);
        }
        assertEquals("rests, since it has not chosen in time", failure(strategy, Duration.ofSeconds(59)));
        for (int i = 0; i < 6; i++) {
            assertEquals(1 + i % 3, strategy.choose(CANDIDATES, after(Duration.ofSeconds(60))).id());
        }
        assertEquals(3, dropped.size());
    }

    @Test
    void threeLateCallsInARowMakeItRestAlthoughTheyComeBack() {
        Deadlined strategy = new Deadlined(this::isSlow, this::begin, SHORT);
        for (int i = 0; i < 3; i++) {
            assertTrue(failure(strategy, Duration.ZERO).startsWith("did not choose within "));
            awaitNothingHangs(strategy);
        }
        assertTrue(failure(strategy, Duration.ofSeconds(59)).startsWith("rests"));
        assertTrue(failure(strategy, Duration.ofSeconds(60)).startsWith("did not choose within "));
        awaitNothingHangs(strategy);
        assertTrue(failure(strategy, Duration.ofSeconds(60)).startsWith("rests"));
    }

    @Test
    void theFirstCallMayTakeLongerForItLoadsClasses() {
        Deadlined strategy = new Deadlined(this::isSlow, this::begin, SHORT);
        assertTrue(failure(strategy, Duration.ZERO).startsWith("did not choose within 20 ms"));
        awaitNothingHangs(strategy);
        assertTrue(failure(strategy, Duration.ZERO).startsWith("did not choose within 1 ms"));
    }

    @Test
    void whatNobodyWaitsForIsNotBegun() {
        List<Runnable> queue = new ArrayList<>();
        Deadlined strategy = new Deadlined(this::loops, queue::add, SHORT);
        assertEquals("did not choose within 20 ms, for all its threads were busy", failure(strategy, Duration.ZERO));
        queue.forEach(Runnable::run);
        assertEquals(0, calls.get());
        assertEquals(0, strategy.hanging());
    }

    @Test
    void aFullQueueOfChoicesIsToldAtOnce() {
        Deadlined strategy = new Deadlined(this::loops, call -> {
            throw new RejectedExecutionException("full");
        }, AMPLE);
        assertEquals("found no free thread", failure(strategy, Duration.ZERO));
    }

    @Test
    void anInterruptedRequestStaysInterrupted() {
        Deadlined strategy = new Deadlined(this::loops, call -> {}, AMPLE);
        Thread.currentThread().interrupt();
        failure(strategy, Duration.ZERO);
        assertTrue(Thread.interrupted());
    }
}
