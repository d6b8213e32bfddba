package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamFailure.Kind;

class HealingTest extends CareOfTokens {
    @Test
    void statesWhoseTimeHasComeHealInTheTableToo() {
        fixture.token(1);
        fail(1, Kind.RATE_LIMITED);
        fixture.pool().flush();
        fixture.clock.set(fixture.until(1));
        run();
        assertEquals(TokenState.ACTIVE, stored(1));
    }

    @Test
    void aDeadSignInIsTriedAgainLessAndLessOftenAndComesBackWhenItPasses() {
        fixture.tokenUntil(1, fixture.clock.instant());
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        run();
        assertEquals(TokenState.INVALID, stored(1));
        pass(Duration.ofSeconds(295), Duration.ofSeconds(5));
        assertEquals(1, fixture.upstream.refreshes.size(), "left alone for five minutes");
        pass(HOUR, Duration.ofSeconds(5));
        assertEquals(4, fixture.upstream.refreshes.size(), "after 5, 10 and 20 minutes more");
        assertEquals(TokenState.INVALID, stored(1));
        fixture.upstream.onRefresh = credential -> ScriptedUpstream.renewed(credential, Instant.MAX);
        pass(HOUR, Duration.ofSeconds(5));
        assertEquals(TokenState.ACTIVE, stored(1));
        serve();
    }

    @Test
    void anAccountThatWasRefusedComesBackOnlyWhenItsUsageCallPassesToo() {
        bringIn(1);
        fixture.pooled(1).standing(new TokenStanding(TokenState.INVALID, "refused", Instant.EPOCH));
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.FORBIDDEN);
        };
        pass(Duration.ofMinutes(6), Duration.ofSeconds(5));
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.INVALID, fixture.state(1));
        fixture.upstream.onQuota = credential -> new Quota(1, 100, Instant.EPOCH, false, "", "");
        pass(Duration.ofMinutes(11), Duration.ofSeconds(5));
        assertEquals(TokenState.ACTIVE, stored(1));
    }

    @Test
    void aSuspendedAccountIsAskedEverySixHoursAndComesBackWhenItPasses() {
        bringIn(1);
        fail(1, Kind.SUSPENDED);
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.SUSPENDED);
        };
        run();
        pass(Duration.ofHours(6).minusSeconds(60), Duration.ofMinutes(1));
        assertEquals(0, fixture.upstream.quotas.size());
        pass(Duration.ofHours(6), Duration.ofMinutes(1));
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.SUSPENDED, stored(1));
        fixture.upstream.onQuota = credential -> new Quota(1, 100, Instant.EPOCH, false, "", "");
        pass(Duration.ofHours(6), Duration.ofMinutes(1));
        assertEquals(TokenState.ACTIVE, stored(1));
    }

    @Test
    void aSuspendedAccountIsAskedEverySixHoursHoweverOftenTheNodeIsRestarted() {
        bringIn(1);
        fail(1, Kind.SUSPENDED);
        fixture.pool().flush();
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.SUSPENDED);
        };
        for (int restart = 0; restart < 5; restart++) {
            check = newCheck(fixture.newPool(), HOUR);
            run();
            pass(Duration.ofHours(3), Duration.ofMinutes(1));
        }
        assertEquals(2, fixture.upstream.quotas.size());
    }

    @Test
    void aTokenThatAPersonSwitchedOffIsNeverAskedAndStaysOff() {
        bringIn(1);
        fixture.pooled(1).standing(new TokenStanding(TokenState.DISABLED, "by a person", Instant.EPOCH));
        pass(Duration.ofHours(24), Duration.ofMinutes(5));
        assertEquals(0, fixture.upstream.quotas.size() + fixture.upstream.modelLists.size());
        assertEquals(TokenState.DISABLED, fixture.state(1));
    }

    @Test
    void switchedOffDuringItsCheckItStaysOff() {
        bringIn(1);
        fixture.pooled(1).standing(new TokenStanding(TokenState.INVALID, "refused", Instant.EPOCH));
        fixture.upstream.onQuota = credential -> {
            fixture.pooled(1).standing(new TokenStanding(TokenState.DISABLED, "by a person", Instant.EPOCH));
            return new Quota(1, 100, Instant.EPOCH, false, "", "");
        };
        pass(Duration.ofMinutes(6), Duration.ofSeconds(5));
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.DISABLED, fixture.state(1));
    }

    @Test
    void withChecksOffNothingIsHealedByAsking() {
        fixture.token(1);
        check(Duration.ZERO).run();
        pass(Duration.ofMinutes(12), Duration.ofMinutes(1));
        fixture.upstream.quotas.clear();
        fixture.pooled(1).standing(new TokenStanding(TokenState.INVALID, "refused", Instant.EPOCH));
        pass(Duration.ofHours(24), Duration.ofMinutes(5));
        assertEquals(0, fixture.upstream.quotas.size());
    }

    @Test
    void accountsThatWantPeaceAreNotAsked() {
        bringIn(1);
        fail(1, Kind.ACCOUNT_LIMITED);
        fixture.pooled(1).quotaWanted(true);
        run();
        assertEquals(0, fixture.upstream.quotas.size());
    }
}
