package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;

/** Networks that super keys are used from, on a stepped clock. */
class KeyNetworksIT {
    private static final Duration WEEK = Duration.ofDays(7);

    private final List<String> noted = new ArrayList<>();
    private AccessFixture fixture;
    private KeyNetworks networks;
    private long key;

    @BeforeEach
    void open() {
        fixture = new AccessFixture();
        networks = new KeyNetworks(fixture.people().db(), true, fixture.clock());
        key = fixture.first().keys.createSuper(fixture.user().id(), "", "", 0, "admin", Noting.nothing()).key().id();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theVeryFirstNetworkOfAKeyIsNoNewsAndEachFurtherOneIsOnce() {
        use("192.0.2.1", "192.0.2.9");
        assertEquals(List.of(), noted);
        use("198.51.100.7", "198.51.100.8", "192.0.2.3");
        use("198.51.100.9");
        assertEquals(List.of("198.51.100.0/24"), noted);
        use("2001:db8:1:2::3");
        assertEquals(List.of("198.51.100.0/24", "2001:db8:1::/48"), noted);
        assertEquals(2, networks.news(WEEK, 10).size());
        fixture.clock().advance(WEEK);
        assertEquals(List.of(), networks.news(WEEK, 10), "after a week it is news no more");
    }

    @Test
    void whatIsRolledBackIsNewsAgain() {
        use("192.0.2.1");
        assertThrows(IllegalStateException.class, () -> fixture.people().db().transaction(transaction -> {
            networks.add(transaction, List.of(visit("198.51.100.7")), Noting.nothing());
            throw new IllegalStateException("the writer failed");
        }));
        use("198.51.100.7");
        assertEquals(List.of("198.51.100.0/24"), noted);
    }

    @Test
    void newsOfOneKeyAreBoundedADay() {
        String[] addresses = IntStream.range(0, 30).mapToObj(i -> "10.0." + i + ".1").toArray(String[]::new);
        use(addresses);
        assertEquals(KeyNetworks.MAX_NEWS, noted.size());
        fixture.clock().advance(Duration.ofDays(2));
        use("10.1.0.1");
        assertEquals(KeyNetworks.MAX_NEWS + 1, noted.size());
    }

    @Test
    void theNetworkThatWasNotSeenForLongestGivesWay() {
        use("192.0.2.1");
        fixture.clock().advance(Duration.ofHours(2));
        use(IntStream.range(0, KeyNetworks.MAX_NETWORKS).mapToObj(i -> "10.0." + i + ".1").toArray(String[]::new));
        assertEquals(KeyNetworks.MAX_NETWORKS, count());
        assertEquals(0, count("192.0.2.0/24"));
    }

    @Test
    void aNetworkIsForgottenAHalfYearAfterItsLastUse() {
        use("192.0.2.1");
        use("198.51.100.7");
        fixture.clock().advance(Duration.ofDays(100));
        use("198.51.100.7");
        fixture.clock().advance(Duration.ofDays(81));
        networks.forget();
        assertEquals(1, count());
        assertEquals(1, count("198.51.100.0/24"));
    }

    @Test
    void theNetworksOfADeletedKeyAreForgotten() {
        use("192.0.2.1");
        fixture.first().keys.delete(KeyReach.ALL, key, Noting.nothing());
        networks.forget();
        assertEquals(0, count());
    }

    @Test
    void whereAddressesAreNotKeptNoNetworkIsAndKnownOnesAreForgotten() {
        use("192.0.2.1");
        use("198.51.100.7");
        networks = new KeyNetworks(fixture.people().db(), false, fixture.clock());
        use("203.0.113.1");
        assertEquals(1, noted.size());
        assertEquals(List.of(), networks.news(WEEK, 10));
        networks.forget();
        assertEquals(0, count());
    }

    private void use(String... addresses) {
        List<KeyNetwork.Visit> visits = new ArrayList<>();
        for (String address : addresses) {
            visits.add(visit(address));
        }
        fixture.people().db().transaction(transaction -> {
            networks.add(transaction, visits, (same, news) -> news.forEach(seen -> noted.add(seen.network())));
            return visits.size();
        });
    }

    private KeyNetwork.Visit visit(String address) {
        return new KeyNetwork.Visit(key, address, fixture.clock().millis());
    }

    private long count() {
        return fixture.people().db().one(
                "SELECT COUNT(*) AS total FROM key_networks", row -> row.number("total")).orElseThrow();
    }

    private long count(String network) {
        return fixture.people().db().one("SELECT COUNT(*) AS total FROM key_networks WHERE network = ?",
                row -> row.number("total"), network).orElseThrow();
    }
}
