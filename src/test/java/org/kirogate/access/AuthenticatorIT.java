package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.access.limit.Visit;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class AuthenticatorIT {
    private static final int THREADS = 8;
    private AccessFixture fixture;
    private AccessFixture.Node node;
    private User user;

    @BeforeEach
    void open() {
        fixture = new AccessFixture();
        node = fixture.first();
        user = fixture.user();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aKeyStandsForItsOwnerAndSaysWhatItReaches() {
        ApiKey.Shown shown = node.keys.createSuper(user.id(), "team", "", 0, "admin", Noting.nothing());
        assertEquals(new Caller(shown.key().id(), "team", shown.key().prefix(), user.id(), true, false),
                node.authenticator.authenticate(shown.secret()));
    }

    @Test
    void aRepeatedKeyCostsNoStatementAndNoBcrypt() {
        String secret = node.keys.create(user.id(), "", Noting.nothing()).secret();
        node.authenticator.authenticate(secret);
        assertEquals(1, node.bcryptRuns.get());
        long before = fixture.people().db().statements();
        for (int i = 0; i < 100; i++) {
            node.admission.admit(node.authenticator.authenticate(secret), new Visit("192.0.2.1", "curl")).close();
        }
        assertEquals(before, fixture.people().db().statements());
        assertEquals(1, node.bcryptRuns.get());
    }

    @Test
    void whatWasProvedStaysProvedThroughReloadsAndSwitches() {
        ApiKey.Shown shown = node.keys.create(user.id(), "", Noting.nothing());
        node.authenticator.authenticate(shown.secret());
        node.keys.reload();
        node.keys.setActive(KeyReach.ALL, shown.key().id(), false, Noting.nothing());
        node.keys.setActive(KeyReach.ALL, shown.key().id(), true, Noting.nothing());
        node.authenticator.authenticate(shown.secret());
        assertEquals(1, node.bcryptRuns.get());
    }

    @Test
    void manyFirstRequestsAtOnceAskBcryptOnce() throws Exception {
        String secret = node.keys.create(user.id(), "", Noting.nothing()).secret();
        together(() -> node.authenticator.authenticate(secret));
        assertEquals(1, node.bcryptRuns.get());
    }

    @Test
    void unknownAndMissingKeysNeverReachBcryptOrTheDatabase() {
        String secret = node.keys.create(user.id(), "", Noting.nothing()).secret();
        long before = fixture.people().db().statements();
        for (String wrong : List.of("", "x", "sk-", "sk-super-" + "a".repeat(43), "Bearer " + secret, secret + "0",
                secret.substring(1), "sk-" + "x".repeat(100_000), "' OR 1=1 --")) {
            GatewayException e = refusal(wrong);
            assertEquals(Fault.UNAUTHENTICATED, e.fault());
            assertTrue(e.finalAnswer());
            assertFalse(e.getMessage().contains(secret));
        }
        assertEquals(0, node.bcryptRuns.get());
        assertEquals(before, fixture.people().db().statements());
    }

    @Test
    void aRowWhoseHashWasTamperedWithIsRefusedAndAsksBcryptOnce() {
        String secret = node.keys.create(user.id(), "", Noting.nothing()).secret();
        fixture.people().db().update("UPDATE api_keys SET key_hash = ?", fixture.people().passwords().hash("other"));
        node.keys.reload();
        refusal(secret);
        refusal(secret);
        assertEquals(1, node.bcryptRuns.get());
    }

    @Test
    void g50ADisabledKeyStopsAtOnceAndMayBeEnabledAgain() {
        ApiKey.Shown shown = node.keys.createSuper(user.id(), "", "", 0, "admin", Noting.nothing());
        KeyReach owner = KeyReach.owner(user.id());
        node.authenticator.authenticate(shown.secret());
        node.keys.setActive(owner, shown.key().id(), false, Noting.nothing());
        GatewayException e = refusal(shown.secret());
        assertEquals(Fault.UNAUTHENTICATED, e.fault());
        assertTrue(e.getMessage().contains("disabled") && e.finalAnswer());
        node.keys.setActive(owner, shown.key().id(), true, Noting.nothing());
        assertEquals(shown.key().id(), node.authenticator.authenticate(shown.secret()).keyId());
    }

    @Test
    void g51ADeletedKeyIsRefusedForGood() {
        ApiKey.Shown shown = node.keys.createSuper(user.id(), "", "", 0, "admin", Noting.nothing());
        node.authenticator.authenticate(shown.secret());
        node.keys.delete(KeyReach.owner(user.id()), shown.key().id(), Noting.nothing());
        assertEquals(refusal("sk-unknown").getMessage(), refusal(shown.secret()).getMessage());
        assertThrows(GatewayException.class, () -> node.keys.setActive(KeyReach.ALL, shown.key().id(), true,
                Noting.nothing()));
        node.keys.reload();
        refusal(shown.secret());
        assertThrows(GatewayException.class, () -> fixture.node().authenticator.authenticate(shown.secret()));
    }

    @Test
    void g34EveryChangeReachesAnotherNodeWithItsNextPoll() {
        AccessFixture.Node other = fixture.node();
        ApiKey.Shown shown = node.keys.createSuper(user.id(), "", "", 0, "admin", Noting.nothing());
        assertThrows(GatewayException.class, () -> other.authenticator.authenticate(shown.secret()));
        other.people.watch().poll();
        other.authenticator.authenticate(shown.secret());
        node.keys.setActive(KeyReach.ALL, shown.key().id(), false, Noting.nothing());
        other.people.watch().poll();
        assertThrows(GatewayException.class, () -> other.authenticator.authenticate(shown.secret()));
        node.keys.setActive(KeyReach.ALL, shown.key().id(), true, Noting.nothing());
        other.people.watch().poll();
        other.authenticator.authenticate(shown.secret());
        node.keys.delete(KeyReach.ALL, shown.key().id(), Noting.nothing());
        other.people.watch().poll();
        assertThrows(GatewayException.class, () -> other.authenticator.authenticate(shown.secret()));
    }

    @Test
    void keysOfBannedAndPendingOwnersStopAtOnce() {
        String secret = node.keys.create(user.id(), "", Noting.nothing()).secret();
        node.people.users().change(user.id(), powers -> powers.state(UserState.BANNED), Noting.nothing());
        assertEquals(Fault.FORBIDDEN, refusal(secret).fault());
        node.people.users().change(user.id(), powers -> powers.state(UserState.PENDING), Noting.nothing());
        assertEquals(Fault.FORBIDDEN, refusal(secret).fault());
        node.people.users().change(user.id(), powers -> powers.state(UserState.ACTIVE), Noting.nothing());
        node.authenticator.authenticate(secret);
    }

    @Test
    void anExpiredKeySaysSo() {
        ApiKey.Shown shown = node.keys.create(user.id(), "", Noting.nothing());
        long end = fixture.clock().millis() + 1000;
        node.keys.change(KeyReach.ALL, shown.key().id(), settings -> settings.expiring(end), Noting.nothing());
        fixture.clock().advance(Duration.ofMillis(999));
        node.authenticator.authenticate(shown.secret());
        fixture.clock().advance(Duration.ofMillis(1));
        assertTrue(refusal(shown.secret()).getMessage().contains("expired"));
    }

    @Test
    void aRotatedKeyWorksForItsGraceAndNoLonger() {
        ApiKey.Shown old = node.keys.createSuper(user.id(), "", "", 0, "admin", Noting.nothing());
        ApiKey.Shown fresh = node.keys.rotate(KeyReach.ALL, old.key().id(), 24, Noting.nothing());
        assertEquals(old.key().id(), fresh.key().id());
        assertEquals(fresh.secret().substring(0, 13), fresh.key().prefix());
        assertEquals(fresh.key().id(), node.authenticator.authenticate(fresh.secret()).keyId());
        node.authenticator.authenticate(old.secret());
        fixture.clock().advance(Duration.ofHours(24).minusMillis(1));
        node.authenticator.authenticate(old.secret());
        fixture.clock().advance(Duration.ofMillis(1));
        refusal(old.secret());
        node.authenticator.authenticate(fresh.secret());
    }

    @Test
    void withoutGraceTheOldSecretStopsAtOnceAndGraceHasBounds() {
        ApiKey.Shown old = node.keys.create(user.id(), "", Noting.nothing());
        ApiKey.Shown graced = node.keys.rotate(KeyReach.ALL, old.key().id(), 168, Noting.nothing());
        ApiKey.Shown last = node.keys.rotate(KeyReach.ALL, old.key().id(), 0, Noting.nothing());
        refusal(old.secret());
        refusal(graced.secret());
        node.authenticator.authenticate(last.secret());
        for (int hours : new int[] {-1, 169}) {
            assertEquals("grace_hours", assertThrows(
                    GatewayException.class, () -> node.keys.rotate(KeyReach.ALL, old.key().id(), hours,
                            Noting.nothing())).param());
        }
    }

    @Test
    void switchingUnderLoadEndsInTheStateOfTheDatabase() throws Exception {
        ApiKey.Shown shown = node.keys.create(user.id(), "", Noting.nothing());
        for (int round = 0; round < 5; round++) {
            List<Boolean> asked = new ArrayList<>();
            together(() -> {
                boolean on;
                synchronized (asked) {
                    on = asked.size() % 2 == 0;
                    asked.add(on);
                }
                node.keys.setActive(KeyReach.ALL, shown.key().id(), on, Noting.nothing());
                node.keys.reload();
                return on;
            });
            boolean stored = node.keys.byId(KeyReach.ALL, shown.key().id()).active();
            assertEquals(stored, works(shown.secret()));
        }
    }

    @Test
    void keysMadeAtOnceAllWorkAtOnce() throws Exception {
        List<Boolean> worked = together(() -> works(node.keys.create(user.id(), "", Noting.nothing()).secret()));
        assertEquals(THREADS, worked.stream().filter(Boolean::booleanValue).count());
    }

    private boolean works(String secret) {
        try {
            node.authenticator.authenticate(secret);
            return true;
        } catch (GatewayException e) {
            assertEquals(Fault.UNAUTHENTICATED, e.fault());
            return false;
        }
    }

    private GatewayException refusal(String secret) {
        return assertThrows(GatewayException.class, () -> node.authenticator.authenticate(secret));
    }

    private static <T> List<T> together(java.util.concurrent.Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try {
            List<Future<T>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> run : runs) {
                results.add(run.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
