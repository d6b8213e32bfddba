package org.kirogate.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class SignInIT {
    private static final String HERE = "192.0.2.1";
    private static final String NEW = "New-passw0rd";
    private AccountFixture fixture;
    private SignIn signIn;

    @BeforeEach
    void open() {
        fixture = new AccountFixture();
        signIn = fixture.first().signIn();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void nameOrAddressWithTheRightPasswordSignsIn() {
        User alice = fixture.user("Alice", UserState.ACTIVE);
        assertEquals(alice.id(), signIn.signIn(" alice ", AccountFixture.PASSWORD, HERE).id());
        assertEquals(alice.id(), signIn.signIn("ALICE@example.org", AccountFixture.PASSWORD, HERE).id());
        assertEquals(fixture.clock().millis(), fixture.first().users().byId(alice.id()).lastSignInAt());
    }

    @Test
    void unknownNamesAndWrongPasswordsAreToldAlike() {
        fixture.user("alice", UserState.ACTIVE);
        GatewayException wrong = refusal("alice", "Passw0rd!");
        GatewayException unknown = refusal("nobody", AccountFixture.PASSWORD);
        assertEquals(Fault.UNAUTHENTICATED, wrong.fault());
        assertEquals(wrong.getMessage(), unknown.getMessage());
        assertEquals(wrong.getMessage(), refusal("", "").getMessage());
        assertEquals(wrong.getMessage(), refusal("alice", "x".repeat(100_000)).getMessage());
    }

    @Test
    void pendingAndBannedAreToldOnlyToWhoKnowsThePassword() {
        fixture.user("waits", UserState.PENDING);
        fixture.user("banned", UserState.BANNED);
        assertEquals(Fault.FORBIDDEN, refusal("waits", AccountFixture.PASSWORD).fault());
        assertEquals(Fault.FORBIDDEN, refusal("banned", AccountFixture.PASSWORD).fault());
        assertEquals(Fault.UNAUTHENTICATED, refusal("banned", "Passw0rd!").fault());
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordWaits() {
        fixture.user("alice", UserState.ACTIVE);
        for (int i = 0; i < 6; i++) {
            refusal("alice", "Passw0rd!");
        }
        assertEquals(Fault.RATE_LIMITED, refusal("alice", AccountFixture.PASSWORD).fault());
        fixture.clock().advance(Duration.ofSeconds(1));
        assertEquals("alice", signIn.signIn("alice", AccountFixture.PASSWORD, HERE).name());
    }

    @Test
    void everyFailureIsToldAndTheLockOutOnce() {
        User alice = fixture.user("alice", UserState.ACTIVE);
        for (int i = 0; i < 6; i++) {
            refusal("alice", "Passw0rd!");
        }
        SignInWatch.Attempt attempt = new SignInWatch.Attempt(alice.id(), false, HERE);
        assertEquals(Collections.nCopies(6, attempt), fixture.seen().failed());
        assertEquals(List.of(attempt), fixture.seen().locked());
        refusal("alice", "Passw0rd!");
        assertEquals(6, fixture.seen().failed().size(), "one that had to wait tried nothing");
        fixture.clock().advance(Duration.ofSeconds(1));
        refusal("alice", "Passw0rd!");
        assertEquals(1, fixture.seen().locked().size(), "longer waits are no news");
        refusal("nobody", "x");
        assertEquals(0, fixture.seen().failed().get(7).userId());
    }

    @Test
    void theAdministratorsFailuresAreToldAsTheirs() {
        AdminPassword admin = fixture.first().adminPassword("");
        assertThrows(GatewayException.class, () -> admin.check("wrong", HERE));
        assertEquals(List.of(new SignInWatch.Attempt(0, true, HERE)), fixture.seen().failed());
    }

    @Test
    void whoIsBannedFailsToSignInToo() {
        User banned = fixture.user("banned", UserState.BANNED);
        refusal("banned", AccountFixture.PASSWORD);
        assertEquals(banned.id(), fixture.seen().failed().get(0).userId());
    }

    @Test
    void aWrongConfirmationCountsLikeAFailedSignIn() {
        User alice = fixture.user("Alice", UserState.ACTIVE);
        signIn.confirm(alice.id(), AccountFixture.PASSWORD, HERE);
        for (int i = 0; i < 6; i++) {
            assertEquals(Fault.FORBIDDEN, unconfirmed(alice, "Passw0rd!").fault());
        }
        assertEquals(Fault.RATE_LIMITED, unconfirmed(alice, AccountFixture.PASSWORD).fault());
        assertEquals(Fault.RATE_LIMITED, refusal("alice", AccountFixture.PASSWORD).fault());
        fixture.clock().advance(Duration.ofSeconds(1));
        signIn.confirm(alice.id(), AccountFixture.PASSWORD, HERE);
        assertEquals(Fault.FORBIDDEN, unconfirmed(alice, "x".repeat(100_000)).fault());
    }

    private GatewayException unconfirmed(User user, String password) {
        return assertThrows(GatewayException.class, () -> signIn.confirm(user.id(), password, HERE));
    }

    @Test
    void aPasswordChangeEndsAllOtherSessions() {
        User alice = fixture.user("alice", UserState.ACTIVE);
        Sessions sessions = fixture.first().sessions();
        Session.Opened here = sessions.open(alice.id(), "", "", Noting.nothing());
        Session.Opened there = sessions.open(alice.id(), "", "", Noting.nothing());
        sessions.find(there.cookie());
        Users users = fixture.first().users();
        assertEquals("current", assertThrows(GatewayException.class,
                () -> users.changePassword(alice.id(), "Wr0ng-one", NEW, here.session().digest(),
                        Noting.nothing())).param());
        assertEquals("password", assertThrows(GatewayException.class,
                () -> users.changePassword(alice.id(), AccountFixture.PASSWORD, "weak", "", Noting.nothing())).param());
        users.changePassword(alice.id(), AccountFixture.PASSWORD, NEW, here.session().digest(), Noting.nothing());
        assertTrue(sessions.find(here.cookie()).isPresent());
        assertEquals(Optional.empty(), sessions.find(there.cookie()));
        assertEquals(alice.id(), signIn.signIn("alice", NEW, HERE).id());
        assertEquals(Fault.UNAUTHENTICATED, refusal("alice", AccountFixture.PASSWORD).fault());
    }

    @Test
    void g09TheAdministratorsFirstPasswordWorksAndAsksToBeChanged() {
        AdminPassword admin = fixture.first().adminPassword("");
        admin.check("admin123", HERE);
        assertTrue(admin.mustChange());
        assertThrows(GatewayException.class, () -> admin.change("admin123", "admin123", "", HERE, Noting.nothing()));
        admin.change("admin123", NEW, "", HERE, Noting.nothing());
        assertFalse(admin.mustChange());
        assertEquals(Fault.UNAUTHENTICATED,
                assertThrows(GatewayException.class, () -> admin.check("admin123", HERE)).fault());
        AdminPassword restarted = fixture.first().adminPassword("");
        restarted.check(NEW, HERE);
        assertFalse(restarted.mustChange());
    }

    @Test
    void theConfiguredPasswordIsTheFirstOneAndNeverOverridesAChosenOne() {
        AdminPassword admin = fixture.first().adminPassword("Chosen by the operator 1");
        admin.check("Chosen by the operator 1", HERE);
        assertFalse(admin.mustChange());
        admin.change("Chosen by the operator 1", NEW, "", HERE, Noting.nothing());
        AdminPassword restarted = fixture.first().adminPassword("Chosen by the operator 1");
        restarted.check(NEW, HERE);
        assertThrows(GatewayException.class, () -> restarted.check("Chosen by the operator 1", HERE));
    }

    @Test
    void aPasswordConfiguredLaterReplacesTheWellKnownOne() {
        fixture.first().adminPassword("");
        String session = fixture.first().sessions().openAdmin("", "", Noting.nothing()).cookie();
        AdminPassword restarted = fixture.first().adminPassword("Configured-1");
        restarted.check("Configured-1", HERE);
        assertFalse(restarted.mustChange());
        assertEquals(Optional.empty(), fixture.first().sessions().find(session));
    }

    @Test
    void theAdministratorsChangeEndsOtherConsolesAndHoldsOnOtherNodes() {
        AdminPassword admin = fixture.first().adminPassword("First-passw0rd");
        AccountFixture.Node other = fixture.node();
        AdminPassword there = other.adminPassword("First-passw0rd");
        Sessions sessions = fixture.first().sessions();
        Session.Opened kept = sessions.openAdmin("", "", Noting.nothing());
        Session.Opened ended = sessions.openAdmin("", "", Noting.nothing());
        String users = sessions.open(fixture.user().id(), "", "", Noting.nothing()).cookie();
        admin.change("First-passw0rd", NEW, kept.session().digest(), HERE, Noting.nothing());
        assertTrue(sessions.find(kept.cookie()).isPresent() && sessions.find(users).isPresent());
        assertEquals(Optional.empty(), sessions.find(ended.cookie()));
        there.check(NEW, HERE);
        assertThrows(GatewayException.class, () -> there.check("First-passw0rd", HERE));
    }

    @Test
    void guessingTheAdministratorsPasswordIsSlowedDown() {
        AdminPassword admin = fixture.first().adminPassword("First-passw0rd");
        for (int i = 0; i < 6; i++) {
            assertThrows(GatewayException.class, () -> admin.check("guess", HERE));
        }
        GatewayException e = assertThrows(GatewayException.class, () -> admin.check("First-passw0rd", HERE));
        assertEquals(Fault.RATE_LIMITED, e.fault());
        assertEquals(Optional.of(Duration.ofSeconds(1)), e.retryAfter());
    }

    private GatewayException refusal(String name, String password) {
        return assertThrows(GatewayException.class, () -> signIn.signIn(name, password, HERE));
    }
}
