package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kirogate.token.queue.HeldParking;
import org.kirogate.token.strategy.ScoreBased;

/** The clock stands still, so nobody is woken by time: a lost wake-up would hang the test. */
@Timeout(60)
class QueueUnderLoadTest {
    private static final int THREADS = 64;
    private static final int EACH = 300;
    private static final int LIMIT = 2;

    private final PoolFixture fixture = new PoolFixture().strategy(new ScoreBased());
    private final HeldParking parking = new HeldParking(fixture.clock);
    private final AtomicInteger served = new AtomicInteger();

    @Test
    void noWakeUpIsLostAndNothingIsLeft() throws Exception {
        fixture.limits(LIMIT, 0).queue(Duration.ofSeconds(30), 1000, parking);
        for (long id = 1; id <= 3; id++) {
            fixture.token(id, id, true, id == 3 ? List.of("other") : List.of(ScriptedUpstream.MODEL, "other"));
        }
        fixture.pool();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                long party = i % 10;
                running.add(threads.submit(() -> work(party)));
            }
            for (Future<?> each : running) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(THREADS * EACH, served.get());
        assertEquals(0, fixture.pool().queue().waiting());
        assertEquals(0, fixture.pool().inFlight());
        assertTrue(fixture.pool().queue().waits().stream().mapToLong(Long::longValue).sum() > 0, "nobody waited");
    }

    private void work(long party) {
        for (int n = 0; n < EACH; n++) {
            TokenScope scope = n % 5 == 0 ? new TokenScope.OwnTokens(1 + party % 3) : new TokenScope.PublicTokens();
            String model = n % 3 == 0 || scope instanceof TokenScope.OwnTokens ? "other" : ScriptedUpstream.MODEL;
            TokenAsk ask = new TokenAsk(scope, model, n % 7 == 0 && model.equals("other")
                    && scope instanceof TokenScope.PublicTokens ? Set.of(3L) : Set.of(), TokenAsk.Turn.ALONE, party);
            try (TokenLease lease = fixture.pool().acquire(ask, PoolFixture.QUIETLY)) {
                assertTrue(fixture.inFlight(lease.tokenId()) <= LIMIT);
                if (ThreadLocalRandom.current().nextInt(4) == 0) {
                    Thread.yield();
                }
            }
            served.incrementAndGet();
        }
    }

    @Test
    void clientsThatLeaveWhileTheyAreServedLoseNobodysPlace() throws Exception {
        fixture.limits(1, 0).queue(Duration.ofSeconds(30), 1000, parking).token(1);
        fixture.pool();
        Waiting leaves = new Waiting(Instant.MAX, Duration.ofMillis(1), () -> {
            throw new IllegalStateException("gone");
        }, selection -> { });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                boolean impatient = i % 2 == 0;
                running.add(threads.submit(() -> {
                    for (int n = 0; n < EACH; n++) {
                        parking.step(Duration.ofNanos(20_000));
                        try (TokenLease lease = fixture.pool()
                                .acquire(PoolFixture.ask(), impatient ? leaves : PoolFixture.QUIETLY)) {
                            served.incrementAndGet();
                        } catch (IllegalStateException gone) {
                            assertTrue(impatient);
                        }
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(served.get() >= THREADS / 2 * EACH, "" + served.get());
        assertEquals(0, fixture.pool().queue().waiting());
        assertEquals(0, fixture.pool().inFlight());
    }
}
