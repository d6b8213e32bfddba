package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kirogate.simulator.Await;
import org.kirogate.token.queue.HeldParking;

/** Ten keys, one of them greedy. Waits are counted in grants: how many others were served in between. */
@Timeout(60)
class FairnessTest {
    private static final long GREEDY = 1;
    private static final int KEYS = 10;

    private final PoolFixture fixture = new PoolFixture();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Served> served = new ArrayBlockingQueue<>(1000);
    private int waiting;

    private record Served(long key, TokenLease lease) {}

    private void asks(long key) {
        comes(key);
        waiting++;
        Await.until(() -> fixture.pool().queue().waiting() == waiting);
    }

    private void comes(long key) {
        threads.submit(() -> {
            TokenAsk ask = new TokenAsk(
                    new TokenScope.PublicTokens(), ScriptedUpstream.MODEL, Set.of(), TokenAsk.Turn.ALONE, key);
            served.add(new Served(key, fixture.pool().acquire(ask, PoolFixture.QUIETLY)));
        });
    }

    private Served next() throws InterruptedException {
        Served next = served.poll(20, TimeUnit.SECONDS);
        waiting--;
        return next;
    }

    private void pool(int tokens) {
        fixture.limits(1, 0).queue(Duration.ofSeconds(30), 1000, new HeldParking(fixture.clock));
        for (long id = 1; id <= tokens; id++) {
            fixture.token(id);
        }
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aGreedyKeyThatCameFirstDoesNotMakeTheOthersWaitLongerThanTwiceTheirShare() throws Exception {
        pool(1);
        TokenLease lease = fixture.acquire();
        for (int i = 0; i < 100; i++) {
            asks(GREEDY);
        }
        for (long key = 2; key <= KEYS; key++) {
            for (int i = 0; i < 10; i++) {
                asks(key);
            }
        }
        Map<Long, Integer> counts = new HashMap<>();
        for (int grant = 1; grant <= 190; grant++) {
            lease.close();
            Served next = next();
            lease = next.lease();
            int nth = counts.merge(next.key(), 1, Integer::sum);
            if (next.key() != GREEDY) {
                assertTrue(grant <= 2 * KEYS * nth, "request " + nth + " of key " + next.key() + " at grant " + grant);
            }
        }
        lease.close();
        assertEquals(100, counts.get(GREEDY));
        assertEquals(0, fixture.pool().queue().waiting());
        assertEquals(0, fixture.pool().inFlight());
    }

    @Test
    void keysThatAskAgainWhenTheyWereServedKeepTheirShareBesideAGreedyOne() throws Exception {
        pool(3);
        List<TokenLease> leases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            leases.add(fixture.acquire());
        }
        for (int i = 0; i < 40; i++) {
            asks(GREEDY);
        }
        Map<Long, Integer> since = new HashMap<>();
        for (long key = 2; key <= KEYS; key++) {
            asks(key);
            since.put(key, 0);
        }
        int longest = 0;
        for (int grant = 1; grant <= 300; grant++) {
            leases.remove(0).close();
            Served next = next();
            leases.add(next.lease());
            if (next.key() != GREEDY) {
                longest = Math.max(longest, grant - since.put(next.key(), grant));
            }
            asks(next.key());
        }
        assertTrue(longest <= 2 * KEYS, "waited for " + longest + " grants");
        leases.forEach(TokenLease::close);
    }

    @Test
    void anotherModelsOrPersonsTokenIsNotWaitedForBehindABusyOne() throws Exception {
        fixture.limits(1, 0).queue(Duration.ofSeconds(30), 1000, new HeldParking(fixture.clock))
                .token(1, 1, true, List.of(ScriptedUpstream.MODEL)).token(2, 2, true, List.of("other"))
                .token(3, 3, false, List.of("other"));
        TokenLease busy = fixture.acquire();
        asks(GREEDY);
        asks(GREEDY);
        TokenAsk other = new TokenAsk(new TokenScope.PublicTokens(), "other", Set.of(), TokenAsk.Turn.ALONE, GREEDY);
        Future<TokenLease> free = threads.submit(() -> fixture.pool().acquire(other, PoolFixture.QUIETLY));
        TokenLease taken = free.get(20, TimeUnit.SECONDS);
        assertEquals(2, taken.tokenId());
        TokenAsk own = new TokenAsk(new TokenScope.OwnTokens(3), "other", Set.of(), TokenAsk.Turn.ALONE, 9);
        threads.submit(() -> fixture.pool().acquire(own, PoolFixture.QUIETLY)).get(20, TimeUnit.SECONDS).close();
        taken.close();
        busy.close();
        next().lease().close();
        next().lease().close();
    }

    @Test
    void aNewcomerThatComesJustWhenAPlaceIsFreedDoesNotOvertakeWhoWaits() throws Exception {
        pool(1);
        TokenLease lease = fixture.acquire();
        asks(0);
        for (long newcomer = 1; newcomer <= 300; newcomer++) {
            threads.submit(lease::close);
            comes(newcomer);
            Await.until(() -> !served.isEmpty() && fixture.pool().queue().waiting() == 1);
            Served next = served.poll(20, TimeUnit.SECONDS);
            assertEquals(newcomer - 1, next.key());
            lease = next.lease();
        }
        lease.close();
        next().lease().close();
    }
}
