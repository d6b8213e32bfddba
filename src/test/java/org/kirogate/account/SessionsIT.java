package org.kirogate.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class SessionsIT {
    private AccountFixture fixture;
    private Sessions sessions;

    @BeforeEach
    void open() {
        fixture = new AccountFixture();
        sessions = fixture.first().sessions();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theDatabaseHoldsOnlyTheDigestOfTheCookie() {
        Session.Opened opened = sessions.openAdmin("192.0.2.0", "Firefox", Noting.nothing());
        assertTrue(opened.cookie().matches("[0-9a-f]{64}"));
        assertNotEquals(opened.cookie(), opened.session().digest());
        String row = fixture.db().one(
                "SELECT CONCAT_WS(' ', digest, network, client) AS all_of_it FROM sessions", r -> r.string("all_of_it"))
                .orElseThrow();
        assertFalse(row.contains(opened.cookie()));
        assertTrue(sessions.find(opened.cookie()).orElseThrow().admin());
    }

    @Test
    void unknownAndMalformedCookiesOpenNothing() {
        sessions.openAdmin("", "", Noting.nothing());
        assertEquals(Optional.empty(), sessions.find(""));
        assertEquals(Optional.empty(), sessions.find("0".repeat(64)));
        long before = fixture.db().statements();
        assertEquals(Optional.empty(), sessions.find("' OR 1=1 --"));
        assertEquals(before, fixture.db().statements());
    }

    @Test
    void aPageAfterTheFirstCostsNoStatementForAMinute() {
        String cookie = sessions.open(fixture.user().id(), "", "", Noting.nothing()).cookie();
        sessions.find(cookie);
        long before = fixture.db().statements();
        fixture.clock().advance(Duration.ofSeconds(59));
        assertTrue(sessions.find(cookie).isPresent());
        assertEquals(before, fixture.db().statements());
        fixture.clock().advance(Duration.ofSeconds(1));
        sessions.find(cookie);
        assertEquals(before + 1, fixture.db().statements());
    }

    @Test
    void twelveHoursUnseenEndASession() {
        String cookie = sessions.openAdmin("", "", Noting.nothing()).cookie();
        fixture.clock().advance(Duration.ofHours(12).minusMillis(1));
        assertTrue(sessions.find(cookie).isPresent());
        fixture.clock().advance(Duration.ofHours(12));
        assertEquals(Optional.empty(), sessions.find(cookie));
    }

    @Test
    void beingSeenOnOneNodeKeepsASessionAliveOnAnother() {
        AccountFixture.Node other = fixture.node();
        String cookie = sessions.openAdmin("", "", Noting.nothing()).cookie();
        other.sessions().find(cookie);
        fixture.clock().advance(Duration.ofHours(11));
        assertTrue(sessions.find(cookie).isPresent());
        fixture.clock().advance(Duration.ofHours(11));
        assertTrue(other.sessions().find(cookie).isPresent());
    }

    @Test
    void sevenDaysEndASessionHoweverBusy() {
        String cookie = sessions.openAdmin("", "", Noting.nothing()).cookie();
        for (int hour = 1; hour < 7 * 24; hour++) {
            fixture.clock().advance(Duration.ofHours(1));
            assertTrue(sessions.find(cookie).isPresent());
        }
        fixture.clock().advance(Duration.ofHours(1));
        assertEquals(Optional.empty(), sessions.find(cookie));
        assertEquals(1, sessions.purge());
    }

    @Test
    void signingOutHoldsAtOnceHereAndAfterThePollElsewhere() {
        AccountFixture.Node other = fixture.node();
        String cookie = sessions.openAdmin("", "", Noting.nothing()).cookie();
        assertTrue(other.sessions().find(cookie).isPresent());
        sessions.end(cookie, Noting.nothing());
        assertEquals(Optional.empty(), sessions.find(cookie));
        other.watch().poll();
        assertEquals(Optional.empty(), other.sessions().find(cookie));
        sessions.end(cookie, Noting.nothing());
    }

    @Test
    void aTokenBelongsToItsSessionAlone() {
        String one = sessions.openAdmin("", "", Noting.nothing()).cookie();
        String other = sessions.openAdmin("", "", Noting.nothing()).cookie();
        assertTrue(sessions.csrfMatches(one, sessions.csrf(one)));
        assertFalse(sessions.csrfMatches(one, sessions.csrf(other)));
        assertFalse(sessions.csrfMatches(one, ""));
        assertNotEquals(sessions.csrf(one), sessions.find(one).orElseThrow().digest());
    }

    @Test
    void aUserEndsOnlyTheirOwnSessions() {
        User alice = fixture.user();
        User bob = fixture.user();
        Session.Opened hers = sessions.open(alice.id(), "", "", Noting.nothing());
        Session.Opened admins = sessions.openAdmin("", "", Noting.nothing());
        assertEquals(1, sessions.list(alice.id()).size());
        for (Session session : new Session[] {hers.session(), admins.session()}) {
            assertEquals(Fault.NOT_FOUND, assertThrows(
                    GatewayException.class, () -> sessions.endOne(bob.id(), session.digest(),
                            Noting.nothing())).fault());
        }
        sessions.endOne(alice.id(), hers.session().digest(), Noting.nothing());
        assertEquals(Optional.empty(), sessions.find(hers.cookie()));
        assertTrue(sessions.find(admins.cookie()).isPresent());
    }

    @Test
    void aBanEndsTheUsersSessionsAndNoOthers() {
        User alice = fixture.user();
        String hers = sessions.open(alice.id(), "", "", Noting.nothing()).cookie();
        String bobs = sessions.open(fixture.user().id(), "", "", Noting.nothing()).cookie();
        sessions.find(hers);
        fixture.first().users().change(alice.id(), powers -> powers.state(UserState.BANNED), Noting.nothing());
        assertEquals(Optional.empty(), sessions.find(hers));
        assertTrue(sessions.find(bobs).isPresent());
    }

    @Test
    void aLastingSessionEndsByItsDateAloneAfterThirtyDays() {
        long alice = fixture.user().id();
        String cookie = sessions.openLasting(alice, "", "", Noting.nothing()).cookie();
        String usual = sessions.open(alice, "", "", Noting.nothing()).cookie();
        fixture.clock().advance(Duration.ofDays(6));
        assertEquals(1, sessions.purge());
        assertEquals(Optional.empty(), sessions.find(usual));
        assertTrue(sessions.find(cookie).isPresent());
        fixture.clock().advance(Duration.ofDays(23));
        assertEquals(1, sessions.list(alice).size());
        assertTrue(sessions.find(cookie).isPresent());
        fixture.clock().advance(Duration.ofDays(1));
        assertEquals(Optional.empty(), sessions.find(cookie));
        assertEquals(0, sessions.list(alice).size());
        assertEquals(1, sessions.purge());
    }

    @Test
    void aReadingThatBeganBeforeAnEndIsNotKept() {
        SessionMemory memory = new SessionMemory();
        Session session = sessions.openAdmin("", "", Noting.nothing()).session();
        memory.read(() -> {
            memory.clear();
            return Optional.of(session);
        });
        assertEquals(Optional.empty(), memory.find(session.digest()));
    }
}
