package org.kirogate.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.support.SteppedClock;

class SignInThrottleTest {
    private final SteppedClock clock = new SteppedClock();
    private final SignInThrottle throttle = new SignInThrottle(clock, 1000);

    @Test
    void theWaitDoublesFromOneSecondPastFiveFailures() {
        fail(6, "alice", "192.0.2.1");
        assertEquals(Duration.ofSeconds(1), refusal("alice", "192.0.2.1"));
        clock.advance(Duration.ofSeconds(1));
        throttle.begin("alice", "192.0.2.1");
        assertEquals(Duration.ofSeconds(2), refusal("ALICE", "192.0.2.1"));
        assertEquals(2, throttle.refused(), "attempts that failed on their own are not among them");
    }

    @Test
    void theWaitNeverPassesFifteenMinutes() {
        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofMinutes(15));
            throttle.begin("alice", "192.0.2.1");
        }
        assertEquals(Duration.ofMinutes(15), refusal("alice", "192.0.2.1"));
    }

    @Test
    void aSuccessForgetsThePair() {
        fail(5, "alice", "192.0.2.1");
        throttle.succeeded("alice", "192.0.2.1");
        assertDoesNotThrow(() -> fail(6, "alice", "192.0.2.1"));
    }

    @Test
    void oneNetworkTryingManyNamesIsSlowedDownToo() {
        for (int i = 0; i < 51; i++) {
            throttle.begin("name" + i, "2001:db8:1:2:3:4:5:" + i);
        }
        assertEquals(Duration.ofSeconds(1), refusal("other", "2001:db8:1:2:9:9:9:9"));
        assertDoesNotThrow(() -> throttle.begin("other", "2001:db8:1:3:0:0:0:1"));
    }

    @Test
    void othersAreNotHeldUp() {
        fail(6, "alice", "192.0.2.1");
        assertDoesNotThrow(() -> throttle.begin("alice", "192.0.2.2"));
        assertDoesNotThrow(() -> throttle.begin("bob", "192.0.2.1"));
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        fail(6, "alice", "192.0.2.1");
        clock.advance(Duration.ofMinutes(61));
        assertDoesNotThrow(() -> fail(6, "alice", "192.0.2.1"));
    }

    @Test
    void memoryIsBounded() {
        SignInThrottle small = new SignInThrottle(clock, 4);
        for (int i = 0; i < 6; i++) {
            small.begin("alice", "192.0.2.1");
        }
        for (int i = 0; i < 4; i++) {
            small.begin("x" + i, "198.51.100." + i);
        }
        assertDoesNotThrow(() -> small.begin("alice", "192.0.2.1"));
    }

    @Test
    void theTriesThatAreLeftAreKnownForAnyName() {
        assertEquals(5, throttle.free("alice", "192.0.2.1"));
        fail(3, "alice", "192.0.2.1");
        assertEquals(2, throttle.free("alice", "192.0.2.1"));
        fail(3, "alice", "192.0.2.1");
        assertEquals(0, throttle.free("alice", "192.0.2.1"));
        assertEquals(5, throttle.free("alice", "192.0.2.2"));
    }

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            throttle.begin(name, address);
        }
    }

    private Duration refusal(String name, String address) {
        GatewayException e = assertThrows(GatewayException.class, () -> throttle.begin(name, address));
        assertEquals(Fault.RATE_LIMITED, e.fault());
        return e.retryAfter().orElseThrow();
    }
}
