package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.access.limit.Limits;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.db.DbException;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class ApiKeysIT {
    private AccessFixture fixture;
    private ApiKeys keys;
    private User user;

    @BeforeEach
    void open() {
        fixture = new AccessFixture();
        keys = fixture.first().keys;
        user = fixture.user();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void g05OnlyTheAdministratorsWayMakesASuperKey() {
        assertFalse(keys.create(user.id(), "mine", Noting.nothing()).key().superKey());
        assertTrue(keys.createSuper(user.id(), "", "for the team", 0, "admin", Noting.nothing()).key().superKey());
    }

    @Test
    void g06ASuperKeyIsSkSuperAndFortyThreeLettersAndDigits() {
        assertTrue(keys.createSuper(user.id(), "", "", 0, "admin", Noting.nothing()).secret()
                .matches("sk-super-[A-Za-z0-9]{43}"));
    }

    @Test
    void g07AnOrdinaryKeyIsSkAndFortyEightHexDigits() {
        assertTrue(keys.create(user.id(), "", Noting.nothing()).secret().matches("sk-[0-9a-f]{48}"));
    }

    @Test
    void g73ThePrefixIsTheFirstThirteenCharacters() {
        ApiKey.Shown shown = keys.createSuper(user.id(), "", "", 0, "admin", Noting.nothing());
        assertEquals(shown.secret().substring(0, 13), shown.key().prefix());
        assertEquals("sk-super-".length() + 4, shown.key().prefix().length());
    }

    @Test
    void g33OnlyABcryptHashAndADigestAreStored() {
        String secret = keys.createSuper(user.id(), "", "", 0, "admin", Noting.nothing()).secret();
        String hash = column("key_hash");
        assertTrue(hash.startsWith("$2") && fixture.people().passwords().matches(secret, hash));
        assertEquals("", column("key_encrypted"));
        assertTrue(column("key_digest").matches("[0-9a-f]{64}"));
        String row = column("CONCAT_WS(' ', key_hash, key_encrypted, key_prefix, key_digest, name, reason)");
        assertFalse(row.contains(secret) || row.contains(secret.substring(13)));
        assertThrows(DbException.class,
                () -> fixture.people().db().update("UPDATE api_keys SET key_encrypted = ?", secret));
    }

    @Test
    void partsOfAListFollowOneAnotherToItsEnd() {
        List<String> made = IntStream.rangeClosed(1, 7).mapToObj(i -> "key " + i).toList();
        made.forEach(name -> keys.create(user.id(), name, Noting.nothing()));
        for (boolean descending : new boolean[] {false, true}) {
            List<String> expected = new ArrayList<>(made);
            if (descending) {
                Collections.reverse(expected);
            }
            for (String search : List.of("", "key")) {
                List<String> shown = new ArrayList<>();
                for (int page = 1; page <= 5; page++) {
                    Page<ApiKey> part = keys.list(KeyReach.ALL, new PageAsk(page, 2, search, "name", descending));
                    assertEquals(7, part.total());
                    shown.addAll(names(part));
                }
                assertEquals(expected, shown);
            }
        }
    }

    @Test
    void aSearchFindsWhatWasRenamedOnThisNodeAndAnotherAndNothingThatIsGone() {
        ApiKey key = keys.create(user.id(), "First", Noting.nothing()).key();
        PageAsk first = new PageAsk(1, 9, "fírst", "", false);
        assertEquals(List.of("First"), names(keys.list(KeyReach.ALL, first)));
        AccessFixture.Node other = fixture.node();
        keys.change(KeyReach.ALL, key.id(), settings -> settings.named("Second"), Noting.nothing());
        assertEquals(0, keys.list(KeyReach.ALL, first).total());
        other.people.watch().poll();
        assertEquals(List.of("Second"), names(other.keys.list(KeyReach.ALL, new PageAsk(1, 9, "SECOND", "", false))));
        KeySearch search = new KeySearch(fixture.people().db(), keys);
        assertEquals(List.of(key.id()), search.ids("second", 5));
        keys.delete(KeyReach.ALL, key.id(), Noting.nothing());
        assertEquals(0, keys.list(KeyReach.ALL, new PageAsk(1, 9, "second", "", false)).total());
        assertEquals(List.of(key.id()), search.ids("second", 5), "its requests stay, and so does its name");
        assertEquals(List.of(key.id()), search.ids(key.prefix() + "whatever", 5));
    }

    @Test
    void aMadeKeyIsNotShownByItsRecord() {
        ApiKey.Shown shown = keys.create(user.id(), "", Noting.nothing());
        assertFalse(shown.toString().contains(shown.secret().substring(13)));
        assertFalse(shown.key().toString().contains(shown.secret().substring(13)));
    }

    @Test
    void namesAreTrimmedBoundedAndHaveADefault() {
        assertEquals("超级密钥", keys.createSuper(user.id(), "  ", "", 0, "admin", Noting.nothing()).key().name());
        assertEquals("API Key", keys.create(user.id(), "", Noting.nothing()).key().name());
        assertEquals("团队共享-2024",
                keys.createSuper(user.id(), " 团队共享-2024 ", "", 0, "admin", Noting.nothing()).key().name());
        assertEquals("🔑".repeat(64), keys.create(user.id(), "🔑".repeat(64), Noting.nothing()).key().name());
        assertEquals("name",
                assertThrows(GatewayException.class, () -> keys.create(user.id(), "x".repeat(65),
                        Noting.nothing())).param());
        assertEquals("name", assertThrows(GatewayException.class, () -> keys.create(user.id(), "a\nb",
                Noting.nothing())).param());
    }

    @Test
    void aReasonIsRecordedAndBounded() {
        ApiKey key = keys.createSuper(user.id(), "", " public service ", 0, "admin", Noting.nothing()).key();
        assertEquals("public service", keys.byId(KeyReach.ALL, key.id()).reason());
        assertThrows(GatewayException.class,
                () -> keys.createSuper(user.id(), "", "x".repeat(501), 0, "admin", Noting.nothing()));
    }

    @Test
    void nobodyPendingOrBannedIsGivenAKey() {
        assertEquals(Fault.NOT_FOUND, fault(() -> keys.createSuper(4711, "", "", 0, "admin", Noting.nothing())));
        User banned = fixture.people().user("banned", UserState.BANNED);
        User pending = fixture.people().user("pending", UserState.PENDING);
        assertEquals(Fault.FORBIDDEN, fault(() -> keys.createSuper(banned.id(), "", "", 0, "admin", Noting.nothing())));
        assertEquals(Fault.FORBIDDEN, fault(() -> keys.create(pending.id(), "", Noting.nothing())));
    }

    @Test
    void g55AUserHasSeveralSuperKeysEachOnItsOwn() {
        ApiKey.Shown one = keys.createSuper(user.id(), "one", "", 0, "admin", Noting.nothing());
        ApiKey.Shown two = keys.createSuper(user.id(), "two", "", 0, "admin", Noting.nothing());
        assertNotEquals(one.secret(), two.secret());
        keys.delete(KeyReach.ALL, one.key().id(), Noting.nothing());
        assertEquals(two.key().id(), fixture.first().authenticator.authenticate(two.secret()).keyId());
        assertEquals(List.of("two"), names(keys.listSuper(KeyReach.ALL, PageAsk.first(50))));
    }

    @Test
    void othersKeysAreNotThere() {
        ApiKey hers = keys.create(user.id(), "hers", Noting.nothing()).key();
        KeyReach others = KeyReach.owner(fixture.user().id());
        assertEquals(Fault.NOT_FOUND, fault(() -> keys.byId(others, hers.id())));
        assertEquals(Fault.NOT_FOUND, fault(() -> keys.setActive(others, hers.id(), false, Noting.nothing())));
        assertEquals(Fault.NOT_FOUND, fault(() -> keys.rotate(others, hers.id(), 0, Noting.nothing())));
        assertEquals(Fault.NOT_FOUND, fault(() -> keys.delete(others, hers.id(), Noting.nothing())));
        assertTrue(keys.byId(KeyReach.owner(user.id()), hers.id()).active());
        assertEquals(0, keys.list(others, PageAsk.first(50)).total());
    }

    @Test
    void anOwnerOnlySwitchesAndDeletesASuperKey() {
        ApiKey key = keys.createSuper(user.id(), "team", "", 0, "admin", Noting.nothing()).key();
        KeyReach owner = KeyReach.owner(user.id());
        assertFalse(keys.setActive(owner, key.id(), false, Noting.nothing()).active());
        assertTrue(keys.setActive(owner, key.id(), true, Noting.nothing()).active());
        assertEquals(Fault.FORBIDDEN, fault(() -> keys.rotate(owner, key.id(), 0, Noting.nothing())));
        assertEquals(Fault.FORBIDDEN, fault(() -> keys.change(owner, key.id(), settings -> settings.named("x"),
                Noting.nothing())));
        assertEquals(Fault.FORBIDDEN,
                fault(() -> keys.change(owner, key.id(), settings -> settings.limited(Limits.NONE.paced(5, 5)),
                        Noting.nothing())));
        keys.delete(owner, key.id(), Noting.nothing());
        assertEquals(Fault.NOT_FOUND, fault(() -> keys.byId(owner, key.id())));
    }

    @Test
    void settingsAreChangedTogetherAndKept() {
        ApiKey key = keys.create(user.id(), "before", Noting.nothing()).key();
        keys.change(KeyReach.ALL, key.id(), settings ->
                settings.named("after").limited(Limits.NONE.paced(60, 3)).expiring(1_999_999_999_999L), Noting.nothing());
        KeySettings stored = keys.byId(KeyReach.ALL, key.id()).settings();
        assertEquals(new KeySettings("after", true, Limits.NONE.paced(60, 3), 1_999_999_999_999L, false), stored);
        assertEquals("max_concurrency", assertThrows(GatewayException.class, () -> Limits.NONE.paced(0, -1)).param());
        assertEquals("requests_per_minute",
                assertThrows(GatewayException.class, () -> Limits.NONE.paced(100_001, 0)).param());
    }

    @Test
    void listsArePagedSearchedAndSorted() {
        keys.create(user.id(), "b", Noting.nothing());
        keys.create(user.id(), "a", Noting.nothing());
        ApiKey c = keys.createSuper(user.id(), "100%", "", 0, "admin", Noting.nothing()).key();
        assertEquals(List.of("b", "a"), names(keys.list(KeyReach.ALL, new PageAsk(1, 2, "", "name", true))));
        assertEquals(List.of("100%"), names(keys.list(KeyReach.ALL, new PageAsk(2, 2, "", "name", true))));
        assertEquals(List.of("100%"), names(keys.list(KeyReach.ALL, new PageAsk(1, 9, "0%", "", false))));
        assertEquals(List.of("100%"), names(keys.list(KeyReach.ALL, new PageAsk(1, 9, c.prefix(), "", false))));
        assertEquals(3, keys.list(KeyReach.owner(user.id()), PageAsk.first(1)).total());
        assertEquals(1, keys.listSuper(KeyReach.owner(user.id()), PageAsk.first(1)).total());
        assertThrows(GatewayException.class, () -> keys.list(KeyReach.ALL, new PageAsk(1, 9, "", "key_hash", false)));
    }

    @Test
    void countsAndLabelsServeTheTablesOfOthers() {
        keys.create(user.id(), "", Noting.nothing());
        ApiKey gone = keys.createSuper(user.id(), "gone", "", 0, "admin", Noting.nothing()).key();
        assertEquals(Map.of(user.id(), new ApiKey.Count(2, 1)), keys.counts(List.of(user.id(), 4711L)));
        keys.delete(KeyReach.ALL, gone.id(), Noting.nothing());
        assertEquals(Map.of(user.id(), new ApiKey.Count(1, 0)), keys.counts(List.of(user.id())));
        ApiKey.Label label = new ApiKey.Label("gone", gone.prefix(), true, gone.userId(), gone.superKey());
        assertEquals(Map.of(gone.id(), label), keys.labels(List.of(gone.id())));
        assertEquals(Map.of(), keys.counts(List.of()));
    }

    @Test
    void countersAddUpInTheTransactionOfWhoCounts() {
        ApiKey key = keys.create(user.id(), "", Noting.nothing()).key();
        KeyDelta delta = new KeyDelta(key.id(), 3, 2, 1, 100, 50, 0.125, 5000);
        fixture.people().db().transaction(transaction -> {
            keys.addCounters(transaction, List.of(delta, new KeyDelta(key.id(), 1, 1, 0, 1, 1, 0.5, 4000)));
            return key;
        });
        assertEquals(new KeyCounters(4, 3, 1, 101, 51, 0.625, 5000), keys.byId(KeyReach.ALL, key.id()).counters());
        assertThrows(IllegalStateException.class, () -> fixture.people().db().transaction(transaction -> {
            keys.addCounters(transaction, List.of(delta));
            throw new IllegalStateException("the records could not be written");
        }));
        assertEquals(0.75, keys.byId(KeyReach.ALL, key.id()).counters().successRate());
    }

    private String column(String expression) {
        return fixture.people().db()
                .one("SELECT " + expression + " AS it FROM api_keys", row -> row.string("it")).orElseThrow();
    }

    private static Fault fault(Runnable act) {
        return assertThrows(GatewayException.class, act::run).fault();
    }

    private static List<String> names(Page<ApiKey> page) {
        return page.items().stream().map(ApiKey::name).toList();
    }
}
