package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.AllocationStrategyContract;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.TokenLease;
import org.kirogate.upstream.UpstreamFailure;

class SequentialTest extends AllocationStrategyContract {

    @Override
    protected AllocationStrategy strategy() {
        return new Sequential();
    }

    @Test
    void takesTheLowestIdWhateverTheOrder() {
        assertEquals(2, strategy().choose(List.of(idle(7), idle(2), idle(5)), ask()).id());
    }

    @Test
    void g25UsesOneTokenUntilItIsUsedUpThenTheNext() {
        PoolFixture fixture = new PoolFixture().strategy(strategy()).token(3).token(5).token(8);
        for (int i = 0; i < 20; i++) {
            try (TokenLease lease = fixture.acquire()) {
                assertEquals(3, lease.tokenId());
                lease.succeeded();
            }
        }
        try (TokenLease lease = fixture.acquire()) {
            lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.QUOTA, "MONTHLY_REQUEST_COUNT"));
        }
        try (TokenLease lease = fixture.acquire()) {
            assertEquals(5, lease.tokenId());
        }
    }
}
