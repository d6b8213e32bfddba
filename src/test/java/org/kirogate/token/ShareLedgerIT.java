package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ModelPattern;
import org.kirogate.db.Noting;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.terms.DailyHours;
import org.kirogate.token.terms.ShareTerms;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Quota;

/** What super keys used, summed over two nodes on one database, and the rules as the table keeps them. */
class ShareLedgerIT {
    private final TokensFixture fixture = new TokensFixture();
    private final Instant firstEnd = fixture.clock.instant().plus(Duration.ofDays(3));
    private final TokenPool one = fixture.pool;
    private TokenRef own;

    @BeforeEach
    void aTokenOfWhichTenCreditsAreShared() {
        long jane = fixture.user("jane");
        quota(0, firstEnd);
        Credential credential = new Credential("social", "", "r1", Instant.EPOCH, Map.of());
        own = TokenRef.own(jane, fixture.tokens.add(jane, credential, "", true, Noting.nothing()).id());
        terms(new ShareTerms(10, 0, List.of(), ZoneId.of("UTC"), List.of()));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void quota(double used, Instant resetsAt) {
        fixture.upstream.onQuota = credential -> new Quota(used, 100, resetsAt, false, "", "");
    }

    private void terms(ShareTerms terms) {
        fixture.tokens.change(own, Tokens.ANY_VERSION, settings -> settings.ruled(settings.rules().on(terms)),
                Noting.nothing());
    }

    private static void spend(TokenPool pool, double credits) {
        try (TokenLease lease = pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            lease.spent(credits);
        }
    }

    private static boolean serves(TokenPool pool) {
        try (TokenLease lease = pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            return lease.tokenId() > 0;
        } catch (GatewayException e) {
            return false;
        }
    }

    private double stored() {
        return fixture.db.one("SELECT shared_used FROM tokens WHERE id = ?", row -> row.fraction("shared_used"),
                own.tokenId()).orElseThrow();
    }

    private double shown() {
        return fixture.tokens.find(own).quota().sharedUsed();
    }

    @Test
    void nodesAddUpAndEachStopsWithinHalfAMinuteOfTheOthersUse() {
        TokenPool other = fixture.newPool();
        other.flush();
        spend(one, 4);
        spend(other, 6);
        one.flush();
        other.flush();
        assertEquals(10, stored());
        assertTrue(serves(one), "it knows of its own use so far");
        fixture.clock.advance(ShareLedger.LOOK);
        one.flush();
        assertFalse(serves(one));
        assertFalse(serves(fixture.newPool()), "a node that starts reads the sum");
    }

    @Test
    void whatIsNotWrittenYetIsShown() {
        spend(one, 4);
        assertEquals(4, shown());
        assertEquals(96, fixture.tokens.find(own).quota().remaining());
        one.flush();
        assertEquals(4, shown());
        assertEquals(4, stored());
    }

    @Test
    void aNewPeriodBeginsAtNothingOnEveryNode() {
        TokenPool other = fixture.newPool();
        spend(one, 10);
        one.flush();
        other.reload();
        assertFalse(serves(other));
        spendUnseen(other, 3);
        fixture.clock.advance(Duration.ofDays(3));
        quota(0, firstEnd.plus(Duration.ofDays(30)));
        fixture.tokens.refreshUsage(own);
        assertTrue(serves(one));
        assertEquals(0, shown());
        other.flush();
        spend(one, 2);
        one.flush();
        assertEquals(2, stored(), "what the other node wrote late was of the period before");
        other.reload();
        assertTrue(serves(other));
        spend(other, 1);
        other.flush();
        assertEquals(3, stored());
    }

    /** A request that was under way when the share was reached. */
    private void spendUnseen(TokenPool pool, double credits) {
        pool.spent(pool.shelf().find(own.tokenId()).orElseThrow(), credits, true);
    }

    @Test
    void anEndOfThePeriodThatMovesByMinutesIsTheSamePeriod() {
        spend(one, 4);
        one.flush();
        fixture.clock.advance(Duration.ofMinutes(1));
        quota(4, firstEnd.plus(Duration.ofMinutes(2)));
        fixture.tokens.refreshUsage(own);
        spend(one, 1);
        one.flush();
        assertEquals(5, stored());
        assertEquals(5, shown());
    }

    @Test
    void nodesThatWriteAtOnceLoseNothing() throws Exception {
        TokenPool other = fixture.newPool();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (TokenPool pool : List.of(one, other)) {
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        spend(pool, 0.0625);
                        pool.flush();
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(6.25, stored());
    }

    @Test
    void everyRuleIsReadAsItWasSet() {
        ShareTerms terms = new ShareTerms(40, 12.5,
                List.of(DailyHours.parse("22:00-06:00"), DailyHours.parse("12:00-13:00")), ZoneId.of("Asia/Shanghai"), List.of(new ModelPattern("claude-*"), new ModelPattern("auto")));
        TokenRules rules = new TokenRules(3, 0, 7, terms);
        assertEquals(rules, fixture.tokens.change(own, Tokens.ANY_VERSION, settings -> settings.ruled(rules),
                Noting.nothing()).rules());
        assertEquals(rules, one.shelf().find(own.tokenId()).orElseThrow().row().view().rules());
        assertEquals(TokenRules.USUAL,
                fixture.tokens.change(own, Tokens.ANY_VERSION, settings -> settings.ruled(TokenRules.USUAL),
                        Noting.nothing()).rules());
    }

    @Test
    void termsThatCantBeReadShareNothingAndKeepNoOtherTokenOut() {
        for (String broken : List.of("share_zone = 'Mars/Olympus'", "share_hours = 'always'", "share_percent = 101")) {
            terms(ShareTerms.OPEN);
            fixture.db.update("UPDATE tokens SET " + broken);
            one.reload();
            assertFalse(serves(one), broken);
            assertEquals(ShareTerms.CLOSED, fixture.tokens.find(own).rules().terms());
        }
        terms(ShareTerms.OPEN);
        assertTrue(serves(one), "setting them anew heals them");
    }

    @Test
    void aChangeThatSetsSeveralThingsIsOneStepAndOneThatFailsIsNone() {
        long before = fixture.tokens.find(own).version();
        TokenView after = fixture.tokens.change(own, before, settings ->
                settings.named("new name").open(false).switched(false, false).ruled(settings.rules().limited(1, 1)),
                        Noting.nothing());
        assertEquals(before + 1, after.version());
        assertEquals(List.of("new name", false, TokenState.DISABLED, 1),
                List.of(after.name(), after.isPublic(), after.standing().state(), after.rules().maxConcurrency()));
        assertThrows(GatewayException.class, () -> fixture.tokens.change(own, after.version(), settings ->
                settings.open(true).named("x".repeat(Tokens.MAX_NAME + 1)), Noting.nothing()));
        assertThrows(GatewayException.class, () -> fixture.tokens.change(own, before, settings -> settings.open(true),
                Noting.nothing()));
        assertEquals(after, fixture.tokens.find(own));
        assertEquals(after.version(),
                fixture.tokens.change(own, Tokens.ANY_VERSION, settings -> settings.named(" new name "),
                        Noting.nothing()).version(),
                "what changes nothing is no change");
    }

    @Test
    void anOwnerCantTakeOverWhatAnAdministratorSwitchedOff() {
        TokenRef any = TokenRef.any(own.tokenId());
        fixture.tokens.disable(own, Noting.nothing());
        fixture.tokens.disable(any, Noting.nothing());
        fixture.tokens.disable(own, Noting.nothing());
        assertThrows(GatewayException.class, () -> fixture.tokens.enable(own, Noting.nothing()));
        assertEquals("switched off by an administrator", fixture.tokens.find(own).standing().reason());
        assertEquals(TokenState.ACTIVE, fixture.tokens.enable(any, Noting.nothing()).standing().state());
    }
}
