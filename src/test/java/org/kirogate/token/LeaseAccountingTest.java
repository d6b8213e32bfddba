package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.strategy.LeastInFlight;
import org.kirogate.token.strategy.RoundRobin;
import org.kirogate.token.strategy.ScoreBased;
import org.kirogate.token.strategy.Sequential;
import org.kirogate.upstream.UpstreamFailure;

class LeaseAccountingTest {
    private static final int TOKENS = 5;
    private static final int LIMIT = 4;

    @Test
    void g70NoTokenEverServesMoreThanItsLimitUnder64Threads() throws Exception {
        for (AllocationStrategy strategy :
                List.of(new ScoreBased(), new RoundRobin(), new Sequential(), new LeastInFlight())) {
            hammer(strategy);
        }
    }

    private static void hammer(AllocationStrategy strategy) throws Exception {
        PoolFixture fixture = new PoolFixture().strategy(strategy).limits(LIMIT, 0);
        for (long id = 1; id <= TOKENS; id++) {
            fixture.token(id);
        }
        Map<Long, AtomicInteger> flying = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        fixture.pool();
        AllocationStrategyContract.under64Threads(() -> {
            try (TokenLease lease = fixture.acquire()) {
                AtomicInteger now = flying.computeIfAbsent(lease.tokenId(), id -> new AtomicInteger());
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.yield();
                now.decrementAndGet();
            } catch (GatewayException e) {
                refused.incrementAndGet();
            }
            return 0;
        }, 200);
        assertTrue(most.get() <= LIMIT, strategy.getClass() + ": " + most.get() + " at a time");
        assertTrue(most.get() > 0 && refused.get() < 64 * 200);
        assertEquals(0, fixture.pool().inFlight());
        assertEquals(0, fixture.pool().strategyFallbacks());
    }

    @Test
    void aPlaceIsGivenBackAlsoWhenReckoningTheEndFails() {
        PoolFixture fixture = new PoolFixture().token(1);
        AtomicBoolean broken = new AtomicBoolean();
        fixture.chance = () -> {
            Random random = new Random(1);
            return () -> {
                if (broken.get()) {
                    throw new IllegalStateException("no chance");
                }
                return random.nextLong();
            };
        };
        UpstreamFailure failure = UpstreamFailure.of(UpstreamFailure.Kind.TRANSIENT, "");
        fixture.fail(1, failure);
        fixture.fail(1, failure);
        TokenLease lease = fixture.acquire();
        lease.failed(failure);
        broken.set(true);
        assertThrows(IllegalStateException.class, lease::close);
        assertEquals(0, fixture.inFlight(1));
    }
}
