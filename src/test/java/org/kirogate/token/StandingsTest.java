package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

class StandingsTest {
    private final PoolFixture fixture = new PoolFixture().token(1);

    private void fail(Kind kind) {
        fixture.fail(1, UpstreamFailure.of(kind, ""));
    }

    private List<HealthEvent> written() {
        fixture.store.written.clear();
        fixture.pool().flush();
        return fixture.store.written.stream().map(batch -> batch.get(1L)).flatMap(List::stream).toList();
    }

    @Test
    void everyStepIsWrittenInOrderWithItsReasonAndTheLastIsTheState() {
        for (int i = 0; i < 3; i++) {
            fail(Kind.TRANSIENT);
        }
        fixture.clock.set(fixture.until(1));
        try (TokenLease probe = fixture.acquire()) {
            probe.succeeded();
        }
        fail(Kind.SUSPENDED);
        List<HealthEvent> steps = written();
        assertEquals(List.of(TokenState.COOLING, TokenState.ACTIVE, TokenState.SUSPENDED),
                steps.stream().map(HealthEvent::state).toList());
        assertEquals(List.of(
                "the service failed 3 requests within 60 s", "serves again after its rest",
                "the service suspended the account"), steps.stream().map(HealthEvent::reason).toList());
        assertEquals(steps.get(0).until(), steps.get(1).at());
        assertEquals(TokenState.SUSPENDED, fixture.store.find(1).orElseThrow().view().standing().state());
    }

    @Test
    void aTokenThatServesAgainSaysNothingInItsRow() {
        fail(Kind.RATE_LIMITED);
        fixture.clock.set(fixture.until(1));
        fixture.heal(1);
        assertEquals("its rest has ended", written().get(1).reason());
        assertEquals(TokenStanding.ACTIVE, fixture.store.find(1).orElseThrow().view().standing());
    }

    @Test
    void whatCameOverATokenSinceItWasLookedAtIsNotHealed() {
        fail(Kind.RATE_LIMITED);
        TokenStanding looked = fixture.pooled(1).standing();
        fixture.clock.set(fixture.until(1));
        fail(Kind.SUSPENDED);
        fixture.pool().standings().heal(fixture.pooled(1), looked, TokenStanding.ACTIVE);
        assertEquals(TokenState.SUSPENDED, fixture.pooled(1).standing().state());
        assertEquals(List.of(TokenState.COOLING, TokenState.SUSPENDED),
                written().stream().map(HealthEvent::state).toList());
    }

    @Test
    void whatWaitsIsBounded() {
        for (int i = 0; i < 500; i++) {
            fail(Kind.RATE_LIMITED);
            fixture.clock.set(fixture.until(1));
        }
        List<HealthEvent> steps = written();
        assertEquals(HealthDao.KEPT, steps.size());
        assertEquals(fixture.clock.instant(), steps.get(steps.size() - 1).until());
    }

    @Test
    void whatComesWhileItIsWrittenIsWrittenNextTimeAndOnce() {
        MemoryTokenStore store = fixture.store;
        PooledToken token = fixture.pooled(1);
        Standings standings = new Standings(store, fixture.clock, () -> { });
        store.whenWritten = () -> {
            store.whenWritten = () -> { };
            standings.heal(token, token.standing(), TokenStanding.ACTIVE);
        };
        standings.worsen(token, new TokenStanding(
                TokenState.COOLING, "first", fixture.clock.instant().plus(Duration.ofMinutes(1))));
        standings.flush();
        standings.flush();
        standings.flush();
        assertEquals(2, store.written.size());
        assertEquals(TokenState.ACTIVE, store.written.get(1).get(1L).get(0).state());
        assertEquals(1, store.written.get(1).get(1L).size());
    }

    @Test
    void rowsThatWereReadBeforeAStateWasWrittenDoNotBringTheOldOneBack() {
        fail(Kind.SUSPENDED);
        fixture.store.whenRead = fixture.pool()::flush;
        fixture.pool().reload();
        assertEquals(1, fixture.store.written.size(), "the reload read the row as it was before");
        assertEquals(TokenState.SUSPENDED, fixture.state(1));
        fixture.store.whenRead = () -> { };
        fixture.store.put(PoolFixture.with(fixture.store.find(1).orElseThrow(), TokenStanding.ACTIVE));
        fixture.pool().reload();
        assertEquals(TokenState.ACTIVE, fixture.state(1), "what somebody wrote later holds");
    }

    @Test
    void aPersonsWordComesAfterWhatWaitedAndNothingOlderAfterIt() {
        fail(Kind.SUSPENDED);
        assertTrue(fixture.pool().standings().overrule(1, () -> {
            assertEquals(1, fixture.store.written.size());
            return true;
        }, said -> said));
        fixture.pool().flush();
        assertEquals(1, fixture.store.written.size());
    }
}
