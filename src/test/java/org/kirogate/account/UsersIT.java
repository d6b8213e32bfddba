package org.kirogate.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class UsersIT {
    private static final UserPowers USER = new UserPowers(UserState.ACTIVE, Role.USER, 0);

    private AccountFixture fixture;
    private Users users;

    @BeforeEach
    void open() {
        fixture = new AccountFixture();
        users = fixture.first().users();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whoRegistersIsStoredWithAHashAndCanBeFound() {
        User alice = fixture.user("Alice", UserState.PENDING);
        assertEquals(alice, users.byId(alice.id()));
        assertEquals(Optional.of(alice), users.byName("aLICE"));
        assertEquals(0, alice.trustLevel());
        assertFalse(users.active(alice.id()));
        String hash = fixture.db().one("SELECT password_hash FROM users",
                row -> row.string("password_hash")).orElseThrow();
        assertTrue(fixture.passwords().matches(AccountFixture.PASSWORD, hash));
    }

    @Test
    void aTakenNameOrAddressIsAConflictAboutItsField() {
        users.create(new NewUser("Alice", "alice@example.org", AccountFixture.PASSWORD), USER,
                Noting.nothing());
        GatewayException name = assertThrows(GatewayException.class, () -> users.create(
                new NewUser("ALICE", "other@example.org", AccountFixture.PASSWORD), USER,
                        Noting.nothing()));
        assertEquals(Fault.CONFLICT, name.fault());
        assertEquals("name", name.param());
        GatewayException email = assertThrows(GatewayException.class, () -> users.create(
                new NewUser("other", "ALICE@example.org", AccountFixture.PASSWORD), USER,
                        Noting.nothing()));
        assertEquals("email", email.param());
    }

    @Test
    void onlyOneOfManyRegistrationsOfANameWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> tries = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> registers(i))).toList();
            int won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            assertEquals(1, won);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aBanHoldsAtOnceHereAndAfterThePollElsewhere() {
        AccountFixture.Node other = fixture.node();
        User user = fixture.user();
        other.watch().poll();
        assertTrue(users.active(user.id()) && other.users().active(user.id()));
        assertEquals(UserState.BANNED, change(user.id(), powers -> powers.state(UserState.BANNED)).state());
        assertFalse(users.active(user.id()));
        other.watch().poll();
        assertFalse(other.users().active(user.id()));
        change(user.id(), powers -> powers.state(UserState.ACTIVE));
        assertTrue(users.active(user.id()));
    }

    @Test
    void askingHowSomebodyStandsCostsNoStatement() {
        User user = fixture.user();
        long before = fixture.db().statements();
        assertTrue(users.active(user.id()));
        assertEquals(Optional.of(UserState.ACTIVE), users.state(user.id()));
        assertEquals(user.name(), users.name(user.id()));
        assertFalse(users.admin(user.id()));
        assertEquals(Optional.empty(), users.state(4711));
        assertEquals(before, fixture.db().statements());
    }

    @Test
    void roleAndTrustLevelAreChangedWithinTheirRange() {
        User user = fixture.user();
        assertEquals(4, change(user.id(), powers -> powers.trustLevel(4)).trustLevel());
        assertEquals(Role.ADMIN, change(user.id(), powers -> powers.role(Role.ADMIN)).role());
        assertTrue(users.admin(user.id()));
        assertEquals("trust_level", assertThrows(GatewayException.class,
                () -> change(user.id(), powers -> powers.trustLevel(5))).param());
        assertThrows(GatewayException.class, () -> change(user.id(), powers -> powers.trustLevel(-1)));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (Runnable act : List.<Runnable>of(
                () -> users.byId(99),
                () -> change(99, powers -> powers.role(Role.USER)),
                () -> change(99, powers -> powers.state(UserState.BANNED)),
                () -> change(99, powers -> powers.trustLevel(1)))) {
            assertEquals(Fault.NOT_FOUND, assertThrows(GatewayException.class, act::run).fault());
        }
    }

    private User change(long id, UnaryOperator<UserPowers> change) {
        return users.change(id, change, Noting.nothing());
    }

    @Test
    void theSameValueAgainIsNoError() {
        User user = fixture.user();
        assertEquals(UserState.ACTIVE, change(user.id(), powers -> powers.state(UserState.ACTIVE)).state());
    }

    @Test
    void listsArePagedSearchedAndSortedByTheServer() {
        for (String name : List.of("anna", "bob_1", "bobX1", "carl")) {
            fixture.user(name, UserState.ACTIVE);
        }
        assertEquals(List.of("carl", "bobX1"), names(users.list(new PageAsk(1, 2, "", "name", true))));
        Page<User> second = users.list(new PageAsk(2, 2, "", "name", true));
        assertEquals(List.of("bob_1", "anna"), names(second));
        assertEquals(4, second.total());
        assertEquals(List.of("bob_1"), names(users.list(new PageAsk(1, 50, "B_", "", false))), "_ is no wildcard");
        assertEquals(List.of("carl"), names(users.list(new PageAsk(1, 50, "CARL@Example", "", false))));
        assertEquals("sort", assertThrows(
                GatewayException.class, () -> users.list(new PageAsk(1, 50, "", "password_hash", false))).param());
    }

    private boolean registers(int i) {
        try {
            users.create(new NewUser("wanted", "a" + i + "@example.org", AccountFixture.PASSWORD), USER,
                    Noting.nothing());
            return true;
        } catch (GatewayException e) {
            assertEquals(Fault.CONFLICT, e.fault());
            return false;
        }
    }

    private static List<String> names(Page<User> page) {
        return page.items().stream().map(User::name).toList();
    }
}
