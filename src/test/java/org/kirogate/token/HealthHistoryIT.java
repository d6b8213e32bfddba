package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** The rows of {@code token_health}. */
class HealthHistoryIT {
    private final TokensFixture fixture = new TokensFixture();
    private final Tokens tokens = fixture.tokens;
    private final long jane = fixture.user("jane");
    private final long john = fixture.user("john");
    private final long id = tokens.add(jane, new Credential(
            "social", "", "r1", Instant.EPOCH, Map.of("region", "us-east-1")), "", true, Noting.nothing()).id();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void fail(Kind kind) {
        PoolFixture.fail(fixture.pool, id, UpstreamFailure.of(kind, ""), ScriptedUpstream.MODEL);
    }

    private PooledToken pooled() {
        return fixture.pool.shelf().find(id).orElseThrow();
    }

    private List<HealthEvent> history() {
        return tokens.history(TokenRef.own(jane, id));
    }

    private List<String> reasons() {
        return history().stream().map(HealthEvent::reason).toList();
    }

    private long rows() {
        return fixture.db.one("SELECT COUNT(*) AS total FROM token_health WHERE token_id = ?",
                row -> row.number("total"), id).orElseThrow();
    }

    @Test
    void everyChangeIsKeptNewestFirstAlsoThoseBetweenTwoFlushes() {
        assertEquals(List.of(), history());
        fail(Kind.RATE_LIMITED);
        Instant until = pooled().standing().until();
        fixture.clock.set(until);
        try (TokenLease probe = fixture.pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            probe.succeeded();
        }
        fail(Kind.SUSPENDED);
        fixture.pool.flush();
        assertEquals(List.of("the service suspended the account", "serves again after its rest",
                "the account was too fast"), reasons());
        HealthEvent first = history().get(2);
        assertEquals(TokenState.COOLING, first.state());
        assertEquals(until.toEpochMilli(), first.until().toEpochMilli());
        assertEquals(Instant.EPOCH, history().get(0).until());
        assertEquals(TokenState.SUSPENDED, tokens.find(TokenRef.any(id)).standing().state());
        fixture.pool.flush();
        assertEquals(3, rows());
    }

    @Test
    void actsOfPeopleAreKeptWithWhoeverDidThemAfterWhatCameBefore() {
        fail(Kind.ENTITLEMENT);
        tokens.disable(TokenRef.any(id), Noting.nothing());
        fixture.clock.advance(Duration.ofSeconds(1));
        tokens.disable(TokenRef.any(id), Noting.nothing());
        tokens.enable(TokenRef.any(id), Noting.nothing());
        tokens.disable(TokenRef.own(jane, id), Noting.nothing());
        tokens.enable(TokenRef.own(jane, id), Noting.nothing());
        fail(Kind.SIGN_IN_AGAIN);
        tokens.revalidate(TokenRef.own(jane, id));
        tokens.revalidate(TokenRef.own(jane, id));
        tokens.setPublic(TokenRef.own(jane, id), false, Noting.nothing());
        assertEquals(List.of(
                "passed a check that its owner asked for",
                "the sign-in has ended: sign in again",
                "switched on by its owner",
                "switched off by its owner",
                "switched on by an administrator",
                "switched off by an administrator",
                "the account's plan does not allow this program"), reasons(), "what changes nothing is no change");
        assertEquals(TokenStanding.ACTIVE, tokens.find(TokenRef.any(id)).standing());
    }

    @Test
    void aPersonsSwitchLeavesNoTraceOfFailuresThatComeLater() {
        TokenPool other = fixture.newPool();
        tokens.disable(TokenRef.own(jane, id), Noting.nothing());
        PoolFixture.fail(other, id, UpstreamFailure.of(Kind.SUSPENDED, ""), ScriptedUpstream.MODEL);
        other.flush();
        assertEquals(List.of("switched off by its owner"), reasons());
        assertEquals(TokenState.DISABLED, tokens.find(TokenRef.any(id)).standing().state());
    }

    @Test
    void theLastHundredAreKept() {
        for (int i = 0; i < 130; i++) {
            fail(Kind.RATE_LIMITED);
            fixture.clock.set(pooled().standing().until());
            if (i % 10 == 9) {
                fixture.pool.flush();
            }
        }
        Instant last = pooled().standing().until();
        assertEquals(HealthDao.KEPT, rows());
        assertEquals(last.toEpochMilli(), history().get(0).until().toEpochMilli());
        tokens.disable(TokenRef.own(jane, id), Noting.nothing());
        assertEquals(HealthDao.KEPT, rows());
        assertEquals(TokenState.DISABLED, history().get(0).state());
        tokens.delete(TokenRef.own(jane, id), Noting.nothing());
        assertEquals(0, rows());
    }

    @Test
    void anotherNodeRestsTooAndAnEnableFreesBoth() {
        TokenPool other = fixture.newPool();
        fail(Kind.ACCOUNT_LIMITED);
        fixture.pool.flush();
        other.reload();
        assertThrows(GatewayException.class, () -> other.acquire(PoolFixture.ask(), PoolFixture.QUIETLY));
        tokens.revalidate(TokenRef.any(id));
        other.reload();
        other.acquire(PoolFixture.ask(), PoolFixture.QUIETLY).close();
        fixture.pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY).close();
    }

    @Test
    void whatTwoNodesNoteIsKeptOnce() {
        TokenPool other = fixture.newPool();
        fail(Kind.RATE_LIMITED);
        fixture.pool.flush();
        other.reload();
        fixture.clock.set(pooled().standing().until());
        for (TokenPool node : List.of(fixture.pool, other)) {
            PooledToken token = node.shelf().find(id).orElseThrow();
            node.standings().heal(token, token.standing(), TokenStanding.ACTIVE);
            node.flush();
        }
        assertEquals(List.of("its rest has ended", "the account was too fast"), reasons());
        fail(Kind.RATE_LIMITED);
        fixture.pool.flush();
        fixture.clock.set(pooled().standing().until());
        fail(Kind.RATE_LIMITED);
        fixture.pool.flush();
        assertEquals(4, rows(), "a rest that is made longer is a change");
    }

    @Test
    void anothersHistoryIsNotThere() {
        assertEquals(Fault.NOT_FOUND, assertThrows(
                GatewayException.class, () -> tokens.history(TokenRef.own(john, id))).fault());
        assertTrue(tokens.history(TokenRef.any(id)).isEmpty());
    }
}
