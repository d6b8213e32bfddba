package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.account.User;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Terms and approvals of super keys where both are asked for. */
class KeyApprovalsIT {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private AccessFixture fixture;
    private ApiKeys keys;
    private KeyApprovals approvals;
    private User owner;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(new GatewayConfig.Keys(180, true));
        keys = fixture.first().keys;
        approvals = new KeyApprovals(fixture.people().db(), keys);
        owner = fixture.user();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSuperKeyWorksOnceSomebodyElseApprovedIt() {
        ApiKey.Shown shown = make();
        assertEquals(Approval.PENDING, shown.key().approval());
        assertEquals(Fault.FORBIDDEN, refusal(shown.secret()));
        assertEquals(1, approvals.waiting(10).total());
        approvals.decide(shown.key().id(), true, "user:7", Noting.nothing());
        assertEquals(shown.key().id(), fixture.first().authenticator.authenticate(shown.secret()).keyId());
        assertEquals(0, approvals.waiting(10).total());
    }

    @Test
    void anotherNodeLetsItInTooAndNotBefore() {
        AccessFixture.Node other = fixture.node();
        ApiKey.Shown shown = make();
        other.people.watch().poll();
        assertThrows(GatewayException.class, () -> other.authenticator.authenticate(shown.secret()));
        approvals.decide(shown.key().id(), true, "user:7", Noting.nothing());
        other.people.watch().poll();
        assertEquals(shown.key().id(), other.authenticator.authenticate(shown.secret()).keyId());
    }

    @Test
    void whoMadeItDoesNotDecide() {
        ApiKey key = make().key();
        for (boolean approved : List.of(true, false)) {
            assertEquals(Fault.FORBIDDEN, fault(() -> approvals.decide(key.id(), approved, "admin", Noting.nothing())));
        }
        assertEquals(Approval.PENDING, keys.byId(KeyReach.ALL, key.id()).approval());
    }

    @Test
    void aRefusedKeyNeverWorksAndNobodyDecidesTwice() {
        ApiKey.Shown shown = make();
        approvals.decide(shown.key().id(), false, "user:7", Noting.nothing());
        assertEquals(Fault.UNAUTHENTICATED, refusal(shown.secret()));
        assertEquals(Fault.CONFLICT,
                fault(() -> approvals.decide(shown.key().id(), true, "user:7", Noting.nothing())));
        keys.setActive(KeyReach.ALL, shown.key().id(), true, Noting.nothing());
        assertEquals(Fault.UNAUTHENTICATED, refusal(shown.secret()));
    }

    @Test
    void anActWithoutItsRowDoesNotHappen() {
        ApiKey.Shown shown = make();
        assertThrows(IllegalStateException.class, () -> approvals.decide(shown.key().id(), true, "user:7",
                (transaction, key) -> {
                    throw new IllegalStateException("the record failed");
                }));
        assertEquals(Fault.FORBIDDEN, refusal(shown.secret()));
    }

    @Test
    void ordinaryKeysWaitForNobodyAndRotatingKeepsAnApproval() {
        ApiKey.Shown ordinary = keys.create(owner.id(), "", Noting.nothing());
        assertEquals(Approval.NONE, ordinary.key().approval());
        ApiKey key = make().key();
        approvals.decide(key.id(), true, "user:7", Noting.nothing());
        ApiKey.Shown rotated = keys.rotate(KeyReach.ALL, key.id(), 0, Noting.nothing());
        assertEquals(key.id(), fixture.first().authenticator.authenticate(rotated.secret()).keyId());
    }

    @Test
    void aKeyStopsWithItsTermAndRotatingGivesItAnew() {
        ApiKey key = make().key();
        long now = fixture.clock().millis();
        assertEquals(now + 180 * DAY, key.settings().expiresAt());
        approvals.decide(key.id(), true, "user:7", Noting.nothing());
        fixture.clock().advance(Duration.ofDays(170));
        assertEquals(List.of(key.id()),
                keys.expiringSuper(KeyFilter.SOON, 5).stream().map(ApiKey::id).toList());
        fixture.clock().advance(Duration.ofDays(10));
        ApiKey.Shown rotated = keys.rotate(KeyReach.ALL, key.id(), 0, Noting.nothing());
        assertEquals(now + 360 * DAY, rotated.key().settings().expiresAt());
        fixture.clock().advance(Duration.ofDays(180));
        assertEquals(Fault.UNAUTHENTICATED, refusal(rotated.secret()));
    }

    @Test
    void anEndIsMovedWithinTheTermAndOneThatHasNoneStaysAsItIs() {
        ApiKey key = make().key();
        long now = fixture.clock().millis();
        keys.change(KeyReach.ALL, key.id(), settings -> settings.expiring(now + DAY), Noting.nothing());
        for (long end : new long[] {0, now + 181 * DAY}) {
            assertEquals("expires_at", assertThrows(GatewayException.class, () -> keys.change(
                    KeyReach.ALL, key.id(), settings -> settings.expiring(end), Noting.nothing())).param());
        }
        fixture.people().db().update("UPDATE api_keys SET expires_at = NULL WHERE id = ?", key.id());
        ApiKey renamed = keys.change(KeyReach.ALL, key.id(), settings -> settings.named("old"), Noting.nothing());
        assertEquals(0, renamed.settings().expiresAt());
    }

    private ApiKey.Shown make() {
        return keys.createSuper(owner.id(), "", "", 0, "admin", Noting.nothing());
    }

    private Fault refusal(String secret) {
        return fault(() -> fixture.first().authenticator.authenticate(secret));
    }

    private static Fault fault(Runnable act) {
        return assertThrows(GatewayException.class, act::run).fault();
    }
}
