package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.token.strategy.RoundRobin;
import org.kirogate.upstream.UpstreamFailure;

class AffinityTest {
    private static final Instant NOW = Instant.EPOCH;

    private final PoolFixture fixture = new PoolFixture().strategy(new RoundRobin());

    private TokenLease acquire(String conversation, boolean later) {
        return fixture.pool().acquire(new TokenAsk(new TokenScope.PublicTokens(), ScriptedUpstream.MODEL, Set.of(),
                new TokenAsk.Turn(conversation, later), 1), PoolFixture.QUIETLY);
    }

    private long serve(String conversation, boolean later) {
        try (TokenLease lease = acquire(conversation, later)) {
            lease.succeeded();
            return lease.tokenId();
        }
    }

    @Test
    void laterTurnsGoToTheTokenThatServedTheConversationLast() {
        fixture.token(1).token(2).token(3);
        long first = serve("a", false);
        long other = serve("b", false);
        assertNotEquals(first, other);
        for (int turn = 0; turn < 5; turn++) {
            assertEquals(first, serve("a", true));
            assertEquals(other, serve("b", true));
        }
    }

    @Test
    void equalOpeningsSpreadOverThePool() {
        fixture.token(1).token(2).token(3);
        Set<Long> served = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            served.add(serve("same opening", false));
        }
        assertEquals(Set.of(1L, 2L, 3L), served);
    }

    @Test
    void aTokenThatCannotServeIsLeftAndTheOneThatDidIsKept() {
        fixture.token(1).token(2);
        long first = serve("a", false);
        try (TokenLease lease = acquire("a", true)) {
            assertEquals(first, lease.tokenId());
            lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.QUOTA, ""));
        }
        long second = serve("a", true);
        assertNotEquals(first, second);
        assertEquals(second, serve("a", true));
    }

    @Test
    void aTurnThatFailedLeavesNothingBehind() {
        fixture.token(1).token(2);
        long failed;
        try (TokenLease lease = acquire("a", false)) {
            failed = lease.tokenId();
            lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.BAD_REQUEST, ""));
        }
        assertNotEquals(failed, serve("a", true));
    }

    @Test
    void aConversationThatRestedTooLongIsForgotten() {
        Affinity affinity = new Affinity(Duration.ofMinutes(1));
        affinity.served("a", 7, NOW);
        assertEquals(0, affinity.recall("a", NOW.plusSeconds(60)));
        affinity.served("a", 8, NOW.plusSeconds(60));
        assertEquals(8, affinity.recall("a", NOW.plusSeconds(119)));
    }

    @Test
    void zeroSwitchesItOff() {
        Affinity affinity = new Affinity(Duration.ZERO);
        affinity.served("a", 7, NOW);
        assertEquals(0, affinity.recall("a", NOW));
    }

    @Test
    void whatIsRememberedIsBounded() {
        Affinity affinity = new Affinity(Duration.ofHours(1), 10);
        for (int i = 0; i < 100; i++) {
            affinity.served("c" + i, i + 1, NOW);
        }
        assertEquals(100, affinity.recall("c99", NOW));
        assertEquals(0, affinity.recall("c0", NOW));
        long known = 0;
        for (int i = 0; i < 100; i++) {
            known += affinity.recall("c" + i, NOW) > 0 ? 1 : 0;
        }
        assertTrue(known <= 22, known + " are remembered");
    }
}
