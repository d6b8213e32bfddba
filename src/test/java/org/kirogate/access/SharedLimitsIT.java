package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.access.limit.Amounts;
import org.kirogate.access.limit.LimitUse;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.Pace;
import org.kirogate.access.limit.Permit;
import org.kirogate.access.limit.Span;
import org.kirogate.access.limit.Subject;
import org.kirogate.access.limit.Visit;
import org.kirogate.db.Noting;
import org.kirogate.fault.GatewayException;

/** Limits that several nodes and several lives of a node keep together. */
class SharedLimitsIT {
    private static final System.Logger LOG = System.getLogger(SharedLimitsIT.class.getName());
    private static final Visit VISIT = new Visit("192.0.2.1", "curl");
    private AccessFixture fixture;
    private AccessFixture.Node one;
    private AccessFixture.Node two;
    private Caller caller;

    @BeforeEach
    void open() {
        fixture = new AccessFixture();
        one = fixture.first();
        ApiKey.Shown shown = one.keys.create(fixture.user().id(), "", Noting.nothing());
        caller = one.authenticator.authenticate(shown.secret());
        two = fixture.node();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatIsUsedSurvivesARestart() {
        limit(Limits.NONE.with(Span.FIVE_HOURS, new Amounts(9, 0, 0)).with(Span.DAY, new Amounts(9, 900, 9))
                .with(Span.TOTAL, new Amounts(3, 0, 0)));
        Permit permit = admit(one);
        permit.reserve("m", 10, 20);
        permit.settle(25, 0.25);
        admit(one).close();
        one.admission.close();
        AccessFixture.Node again = fixture.node();
        assertEquals(2, used(again, "five_hours.requests"));
        assertEquals(25, used(again, "day.tokens"));
        assertEquals(0.25, used(again, "day.credits"));
        admit(again).close();
        assertTrue(refused(again).getMessage().contains("total.requests"));
    }

    @Test
    void nodesCountTogetherAfterOneExchangeEach() {
        limit(Limits.NONE.with(Span.MONTH, new Amounts(4, 0, 0)).with(Span.FIVE_HOURS, new Amounts(100, 0, 0)));
        admit(one).close();
        admit(one).close();
        admit(two).close();
        exchange();
        assertEquals(3, used(one, "month.requests"));
        assertEquals(3, used(two, "month.requests"));
        assertEquals(3, used(one, "five_hours.requests"));
        admit(two).close();
        refused(two);
        exchange();
        refused(one);
    }

    /** Node one is asked after each step; node two carries on between two exchanges as if it were alone. */
    @Test
    void nodesPassALimitByNoMoreThanOthersAdmittedSinceTheirLastExchange() {
        int limit = 50;
        limit(Limits.NONE.with(Span.DAY, new Amounts(limit, 0, 0)));
        int admitted = 0;
        int sinceExchange = 0;
        int most = 0;
        for (int step = 0; step < 40; step++) {
            for (int i = 0; i < 3; i++) {
                int now = (admitted(one) ? 1 : 0) + (admitted(two) ? 1 : 0);
                admitted += now;
                sinceExchange += now;
            }
            most = Math.max(most, sinceExchange);
            exchange();
            sinceExchange = 0;
        }
        int overshoot = admitted - limit;
        LOG.log(System.Logger.Level.INFO, "two nodes, day.requests = {0}: {1} admitted, overshoot {2}, of at most {3}"
                + " that both admitted between two exchanges", limit, admitted, overshoot, most);
        assertTrue(overshoot >= 0 && overshoot < most, admitted + " admitted, " + most + " between exchanges");
        assertEquals(admitted, used(one, "day.requests"));
    }

    @Test
    void speedAndRequestsInFlightAreSharedToo() {
        limit(Limits.NONE.paced(new Pace(40, 1_000, 3)).with(Span.DAY, new Amounts(0, 10_000, 0)));
        Permit first = admit(one);
        first.reserve("m", 300, 200);
        admit(one);
        exchange();
        assertEquals(2, used(two, "max_concurrency"));
        assertEquals(2, used(two, "requests_per_minute"));
        assertEquals(500, used(two, "tokens_per_minute"));
        assertEquals(500, used(two, "day.tokens"), "what others reserved counts");
        admit(two);
        assertTrue(refused(two).getMessage().contains("max_concurrency"));
        first.settle(100, 0);
        exchange();
        assertEquals(2, used(two, "max_concurrency"));
        assertEquals(100, used(two, "tokens_per_minute"));
        assertEquals(100, used(two, "day.tokens"));
        admit(two);
        assertTrue(refused(two).getMessage().contains("max_concurrency"));
        fixture.clock().advance(Duration.ofSeconds(61));
        exchange();
        assertEquals(0, used(two, "requests_per_minute"));
    }

    @Test
    void whatANodeHadUnderWayWhenItWentIsForgotten() {
        limit(Limits.NONE.paced(0, 2));
        admit(one);
        admit(one);
        exchange();
        refused(two);
        fixture.people().db().update("UPDATE limit_flights SET seen_at = seen_at - 16000");
        two.admission.exchange();
        admit(two).close();
        one.admission.close();
        assertEquals(0L, number("SELECT COUNT(*) AS n FROM limit_flights WHERE in_flight > 0"));
    }

    @Test
    void ceilingsHoldOnAllNodes() {
        one.ceilings.change(caller.userId(), before -> before.with(Span.WEEK, new Amounts(2, 0, 0)));
        two.people.watch().poll();
        admit(one).close();
        exchange();
        admit(two).close();
        exchange();
        refused(one);
        refused(two);
        assertEquals(2, one.admission.standingOfUser(caller.userId()).uses().get(0).used());
        assertEquals(2, two.admission.standing(caller.keyId()).uses().get(0).used());
        assertTrue(two.admission.standing(caller.keyId()).uses().get(0).ofUser());
    }

    @Test
    void aWarningIsToldOnceASpanByOneNode() {
        limit(Limits.NONE.with(Span.DAY, new Amounts(5, 0, 0)));
        for (int i = 0; i < 3; i++) {
            admit(one).close();
        }
        exchange();
        assertEquals(0, one.warned.size());
        admit(one).close();
        exchange();
        admit(two).close();
        exchange();
        AccessFixture.Node again = fixture.node();
        again.admission.exchange();
        assertEquals(1, one.warned.size() + two.warned.size() + again.warned.size());
        assertEquals(Subject.key(caller.keyId()), one.warned.get(0).subject());
        LimitUse use = one.warned.get(0).use();
        assertEquals("day.requests 4.0 5.0", use.name() + " " + use.used() + " " + use.limit());
        fixture.clock().advance(Duration.ofDays(1));
        for (int i = 0; i < 4; i++) {
            admit(two).close();
        }
        exchange();
        assertEquals(2, one.warned.size() + two.warned.size());
    }

    @Test
    void aBatchWhoseAnswerWasLostIsNotAddedTwice() {
        limit(Limits.NONE.with(Span.TOTAL, new Amounts(100, 0, 0)));
        admit(one).close();
        one.admission.exchange();
        String node = text("SELECT node AS t FROM limit_nodes");
        // As if its next batch had been committed and the answer lost.
        fixture.people().db().update("UPDATE limit_nodes SET flush = flush + 1 WHERE node = ?", node);
        fixture.people().db().update("UPDATE limit_use SET requests = requests + 1");
        admit(one).close();
        one.admission.exchange();
        assertEquals(2L, number("SELECT requests AS n FROM limit_use"));
        assertEquals(2, used(one, "total.requests"));
        admit(one).close();
        one.admission.exchange();
        assertEquals(3L, number("SELECT requests AS n FROM limit_use"));
    }

    @Test
    void withoutLimitsTheDatabaseIsLeftAlone() {
        admit(one).close();
        one.admission.exchange();
        long before = fixture.people().db().statements();
        admit(one).close();
        one.admission.exchange();
        assertEquals(before, fixture.people().db().statements());
    }

    @Test
    void aKeyEndsSoManyDaysAfterItsFirstUseOnEveryNode() {
        ApiKey.Shown shown = one.keys.create(fixture.user().id(), "trial", Noting.nothing());
        one.keys.change(KeyReach.ALL, shown.key().id(), before -> before.limited(before.limits().endingAfter(2)),
                Noting.nothing());
        fixture.clock().advance(Duration.ofDays(30));
        Caller trial = one.authenticator.authenticate(shown.secret());
        one.admission.admit(trial, VISIT).close();
        one.admission.exchange();
        two.people.watch().poll();
        long first = fixture.clock().millis();
        assertEquals(first, one.keys.byId(KeyReach.ALL, trial.keyId()).firstUsedAt());
        assertEquals(first + Duration.ofDays(2).toMillis(), one.keys.byId(KeyReach.ALL, trial.keyId()).endsAt());
        fixture.clock().advance(Duration.ofDays(2).minusMillis(1));
        two.authenticator.authenticate(shown.secret());
        fixture.clock().advance(Duration.ofMillis(1));
        for (AccessFixture.Node node : List.of(one, two)) {
            assertThrows(GatewayException.class, () -> node.authenticator.authenticate(shown.secret()));
        }
    }

    @Test
    void whatIsLongOverIsRemoved() {
        limit(Limits.NONE.with(Span.DAY, new Amounts(9, 0, 0)).with(Span.TOTAL, new Amounts(9, 0, 0)));
        admit(one).close();
        one.admission.exchange();
        fixture.clock().advance(Duration.ofDays(41));
        one.admission.purge();
        assertEquals(1L, number("SELECT COUNT(*) AS n FROM limit_use"));
        one.keys.delete(KeyReach.ALL, caller.keyId(), Noting.nothing());
        one.admission.purge();
        assertEquals(0L, number("SELECT COUNT(*) AS n FROM limit_use"));
    }

    private void limit(Limits limits) {
        one.keys.change(KeyReach.ALL, caller.keyId(), settings -> settings.limited(limits), Noting.nothing());
        two.people.watch().poll();
    }

    /** What each node writes the other has read afterwards. */
    private void exchange() {
        one.admission.exchange();
        two.admission.exchange();
        one.admission.exchange();
    }

    private Permit admit(AccessFixture.Node node) {
        return node.admission.admit(caller, VISIT);
    }

    private boolean admitted(AccessFixture.Node node) {
        try {
            admit(node).close();
            return true;
        } catch (GatewayException e) {
            return false;
        }
    }

    private GatewayException refused(AccessFixture.Node node) {
        return assertThrows(GatewayException.class, () -> admit(node));
    }

    private double used(AccessFixture.Node node, String name) {
        return node.admission.standing(caller.keyId()).uses().stream()
                .filter(use -> use.name().equals(name)).findFirst().orElseThrow().used();
    }

    private long number(String sql) {
        return fixture.people().db().one(sql, row -> row.number("n")).orElseThrow();
    }

    private String text(String sql) {
        return fixture.people().db().one(sql, row -> row.string("t")).orElseThrow();
    }
}
