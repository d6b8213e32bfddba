package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.GatewayException;

class TokenLimitsTest {
    private final PoolFixture fixture = new PoolFixture().token(1);
    private final List<TokenLease> held = new ArrayList<>();

    @AfterEach
    void giveBack() {
        held.forEach(TokenLease::close);
        assertEquals(0, fixture.pool().inFlight());
    }

    private void limits(int maxConcurrency, int requestsPerMinute) {
        fixture.rules(1, TokenRules.USUAL.limited(maxConcurrency, requestsPerMinute), TokenQuota.UNKNOWN);
    }

    private int taken(int asked) {
        try {
            for (int i = 0; i < asked; i++) {
                held.add(fixture.acquire());
            }
        } catch (GatewayException e) {
            return held.size();
        }
        return held.size();
    }

    @Test
    void aTokensOwnConcurrencyWinsOverTheConfiguredOne() {
        fixture.limits(2, 0);
        limits(5, TokenRules.AS_CONFIGURED);
        assertEquals(5, taken(100));
    }

    @Test
    void aTokensOwnRateWinsOverTheConfiguredOne() {
        fixture.limits(0, 60);
        limits(TokenRules.AS_CONFIGURED, 3);
        assertEquals(3, taken(100));
    }

    @Test
    void theConfiguredLimitsHoldForATokenWithoutItsOwn() {
        fixture.limits(4, 60);
        limits(TokenRules.AS_CONFIGURED, TokenRules.AS_CONFIGURED);
        assertEquals(4, taken(100));
    }

    @Test
    void zeroLiftsAConfiguredLimit() {
        fixture.limits(2, 2);
        limits(0, 0);
        assertEquals(100, taken(100));
    }

    @Test
    void aLimitThatIsSetHoldsForTheNextRequest() {
        limits(0, 0);
        assertEquals(3, taken(3));
        limits(3, 0);
        assertThrows(GatewayException.class, fixture::acquire);
        limits(4, 0);
        assertEquals(4, taken(1));
    }
}
