package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** A rest is never the reason that a pool of good accounts serves nobody, and its end lets one request find out. */
class LastResortTest {
    private final PoolFixture fixture = new PoolFixture().token(1).token(2);
    private final List<Selection> seen = new ArrayList<>();

    private TokenLease acquire() {
        return fixture.pool().acquire(PoolFixture.ask(), new Waiting(
                Instant.MAX, Duration.ofHours(1), () -> { }, seen::add));
    }

    private void nothing() {
        refused(Fault.POOL_EMPTY);
    }

    /** The one that finds out may be done at any time: that is worth waiting for, so others are told that all are busy. */
    private void busy() {
        refused(Fault.RATE_LIMITED);
    }

    private void refused(Fault fault) {
        assertEquals(fault, assertThrows(GatewayException.class, this::acquire).fault());
    }

    /** Both fail as in an outage of the service. */
    private void outage() {
        for (int i = 0; i < 3; i++) {
            fixture.fail(1, UpstreamFailure.of(Kind.TRANSIENT, ""));
            fixture.fail(2, UpstreamFailure.of(Kind.TIMEOUT, ""));
        }
        assertEquals(TokenState.COOLING, fixture.state(1));
        assertEquals(TokenState.COOLING, fixture.state(2));
    }

    @Test
    void whenAllRestByGuessOneIsTriedAfterSecondsAndItsSuccessBringsItBack() {
        outage();
        nothing();
        fixture.clock.advance(Duration.ofSeconds(5));
        TokenLease early = acquire();
        assertEquals(Selection.How.EARLY, seen.get(seen.size() - 1).how());
        busy();
        early.answering();
        assertEquals(TokenState.ACTIVE, fixture.state(early.tokenId()));
        try (TokenLease next = acquire()) {
            assertEquals(early.tokenId(), next.tokenId());
            assertEquals(Selection.How.STRATEGY, seen.get(seen.size() - 1).how());
        }
        early.succeeded();
        early.close();
        assertEquals(0, fixture.pool().inFlight());
    }

    @Test
    void aTryBeforeTimeThatFailsChangesNothingAndTheOtherIsNext() {
        outage();
        fixture.clock.advance(Duration.ofSeconds(5));
        long first;
        try (TokenLease early = acquire()) {
            first = early.tokenId();
            early.failed(UpstreamFailure.of(Kind.TRANSIENT, ""));
        }
        Instant until = fixture.until(first);
        try (TokenLease early = acquire()) {
            assertEquals(3 - first, early.tokenId());
            early.failed(UpstreamFailure.of(Kind.TRANSIENT, ""));
        }
        nothing();
        assertEquals(until, fixture.until(first));
        assertTrue(Duration.between(fixture.clock.instant(), until).compareTo(Duration.ofSeconds(67)) <= 0);
    }

    @Test
    void whileOneTokenServesTheOthersRestInPeace() {
        for (int i = 0; i < 3; i++) {
            fixture.fail(1, UpstreamFailure.of(Kind.TRANSIENT, ""));
        }
        fixture.clock.advance(Duration.ofSeconds(40));
        for (int i = 0; i < 20; i++) {
            try (TokenLease lease = acquire()) {
                assertEquals(2, lease.tokenId());
                lease.succeeded();
            }
        }
    }

    @Test
    void accountsThatTheServiceWantsLeftAloneAreNotTriedBeforeTheirTime() {
        fixture.fail(1, UpstreamFailure.of(Kind.RATE_LIMITED, ""));
        fixture.fail(2, UpstreamFailure.of(Kind.ACCOUNT_LIMITED, ""));
        fixture.clock.advance(Duration.ofSeconds(59));
        nothing();
    }

    @Test
    void aClientThatLeavesTheProbeGivesItBack() {
        fixture.fail(1, UpstreamFailure.of(Kind.RATE_LIMITED, ""));
        fixture.fail(2, UpstreamFailure.of(Kind.SUSPENDED, ""));
        fixture.clock.set(fixture.until(1));
        TokenLease probe = acquire();
        busy();
        assertEquals(1, seen.get(seen.size() - 1).skips().count(SkipReason.PROBING));
        probe.close();
        acquire().close();
        assertEquals(0, fixture.pool().inFlight());
    }

    @Test
    void aProbeThatFailsLeavesTheTokenRestingForLonger() {
        outage();
        Instant latest = fixture.until(1).isAfter(fixture.until(2)) ? fixture.until(1) : fixture.until(2);
        fixture.clock.set(latest);
        try (TokenLease probe = acquire()) {
            assertEquals(1, probe.tokenId());
            probe.failed(UpstreamFailure.of(Kind.TRANSIENT, ""));
        }
        Duration rest = Duration.between(fixture.clock.instant(), fixture.until(1));
        assertTrue(rest.compareTo(Duration.ofSeconds(96)) >= 0 && rest.compareTo(Duration.ofSeconds(144)) <= 0);
        assertEquals(2, acquire().tokenId());
    }

    @Test
    void under64ThreadsOneRequestProbesAndTheRestAreTurnedAway() throws Exception {
        PoolFixture alone = new PoolFixture().token(1);
        alone.fail(1, UpstreamFailure.of(Kind.RATE_LIMITED, ""));
        alone.clock.set(alone.until(1));
        ConcurrentLinkedQueue<TokenLease> let = new ConcurrentLinkedQueue<>();
        AllocationStrategyContract.under64Threads(() -> {
            try {
                return let.add(alone.acquire());
            } catch (GatewayException e) {
                return false;
            }
        }, 20);
        assertEquals(1, let.size());
        let.remove().close();
        assertEquals(0, alone.pool().inFlight());
    }

    @Test
    void aPersonsOrAnotherNodesWordFreesATokenAtOnce() {
        outage();
        fixture.pool().flush();
        fixture.store.put(PoolFixture.with(fixture.store.find(1).orElseThrow(), TokenStanding.ACTIVE));
        fixture.pool().reload();
        try (TokenLease lease = acquire()) {
            assertEquals(1, lease.tokenId());
        }
        for (int i = 0; i < 2; i++) {
            fixture.fail(1, UpstreamFailure.of(Kind.TRANSIENT, ""));
        }
        assertEquals(TokenState.ACTIVE, fixture.state(1), "it begins anew");
    }

    @Test
    void aRestOutlivesARestartAndEndsWithAProbe() {
        fixture.fail(1, UpstreamFailure.of(Kind.RATE_LIMITED, ""));
        fixture.fail(2, UpstreamFailure.of(Kind.SUSPENDED, ""));
        Instant until = fixture.until(1);
        fixture.pool().flush();
        TokenPool restarted = fixture.newPool();
        assertThrows(GatewayException.class, () -> restarted.acquire(PoolFixture.ask(), PoolFixture.QUIETLY));
        fixture.clock.set(until);
        TokenLease probe = restarted.acquire(PoolFixture.ask(), PoolFixture.QUIETLY);
        assertThrows(GatewayException.class, () -> restarted.acquire(PoolFixture.ask(), PoolFixture.QUIETLY));
        probe.succeeded();
        restarted.acquire(PoolFixture.ask(), PoolFixture.QUIETLY).close();
        probe.close();
    }
}
