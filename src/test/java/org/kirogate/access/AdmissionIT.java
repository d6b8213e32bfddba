package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.Permit;
import org.kirogate.access.limit.Visit;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class AdmissionIT {
    private static final Visit VISIT = new Visit("192.0.2.1", "curl");

    private AccessFixture fixture;
    private Admission admission;
    private Caller caller;

    @BeforeEach
    void open() {
        fixture = new AccessFixture();
        admission = fixture.first().admission;
        ApiKey.Shown shown = fixture.first().keys.create(fixture.user().id(), "", Noting.nothing());
        caller = fixture.first().authenticator.authenticate(shown.secret());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aKeyWithoutLimitsIsCountedAndNeverHeldUp() {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            permits.add(admission.admit(caller, VISIT));
        }
        assertEquals(500, admission.inFlight(caller.keyId()));
        permits.forEach(Permit::close);
        assertEquals(0, admission.inFlight(caller.keyId()));
        assertEquals(0, admission.counted());
    }

    @Test
    void aPermitClosedTwiceCountsOnce() {
        Permit one = admission.admit(caller, VISIT);
        Permit two = admission.admit(caller, VISIT);
        one.close();
        one.close();
        assertEquals(1, admission.inFlight(caller.keyId()));
        two.close();
    }

    @Test
    void requestsAtATimeAreLimitedAndRoomIsGivenBack() {
        limit(Limits.NONE.paced(0, 2));
        Permit one = admission.admit(caller, VISIT);
        Permit two = admission.admit(caller, VISIT);
        GatewayException e = refusal();
        assertEquals(Optional.of(Duration.ofSeconds(1)), e.retryAfter());
        one.close();
        admission.admit(caller, VISIT).close();
        two.close();
    }

    @Test
    void requestsInAnySixtySecondsAreLimitedAndTheWaitIsExact() {
        limit(Limits.NONE.paced(3, 0));
        admission.admit(caller, VISIT).close();
        fixture.clock().advance(Duration.ofSeconds(10));
        admission.admit(caller, VISIT).close();
        admission.admit(caller, VISIT).close();
        fixture.clock().advance(Duration.ofSeconds(20));
        assertEquals(Optional.of(Duration.ofSeconds(30)), refusal().retryAfter());
        fixture.clock().advance(Duration.ofSeconds(30).minusMillis(1));
        assertEquals(Optional.of(Duration.ofMillis(1)), refusal().retryAfter());
        fixture.clock().advance(Duration.ofMillis(1));
        admission.admit(caller, VISIT).close();
        assertEquals(Optional.of(Duration.ofSeconds(10)), refusal().retryAfter());
    }

    @Test
    void aRefusedRequestUsesNothingUp() {
        limit(Limits.NONE.paced(2, 1));
        Permit one = admission.admit(caller, VISIT);
        for (int i = 0; i < 10; i++) {
            refusal();
        }
        one.close();
        admission.admit(caller, VISIT).close();
        assertTrue(refusal().getMessage().contains("60 seconds"));
    }

    @Test
    void aLoweredLimitHoldsForTheNextRequest() {
        limit(Limits.NONE.paced(50, 0));
        for (int i = 0; i < 40; i++) {
            admission.admit(caller, VISIT).close();
            fixture.clock().advance(Duration.ofSeconds(1));
        }
        limit(Limits.NONE.paced(10, 0));
        assertEquals(Optional.of(Duration.ofSeconds(50)), refusal().retryAfter());
    }

    @Test
    void twoHundredRequestsAtOnceNeverPassTheLimits() throws Exception {
        limit(Limits.NONE.paced(0, 5));
        assertEquals(5, admittedOf(200));
        limit(Limits.NONE.paced(60, 0));
        assertEquals(60, admittedOf(200));
    }

    @Test
    void keysThatRestAreForgottenAfterAMinute() {
        limit(Limits.NONE.paced(5, 0));
        admission.admit(caller, VISIT).close();
        admission.forget();
        assertEquals(1, admission.counted());
        fixture.clock().advance(Duration.ofMinutes(1));
        admission.forget();
        assertEquals(0, admission.counted());
    }

    private int admittedOf(int requests) throws Exception {
        int atOnce = 16;
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        CyclicBarrier start = new CyclicBarrier(atOnce);
        List<Future<List<Permit>>> runs = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            int share = requests / atOnce + (i < requests % atOnce ? 1 : 0);
            runs.add(threads.submit(() -> {
                start.await();
                return admitted(share);
            }));
        }
        int admitted = 0;
        for (Future<List<Permit>> run : runs) {
            admitted += run.get().size();
        }
        assertEquals(admitted, admission.inFlight(caller.keyId()));
        for (Future<List<Permit>> run : runs) {
            run.get().forEach(Permit::close);
        }
        threads.shutdownNow();
        return admitted;
    }

    private List<Permit> admitted(int requests) {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            try {
                permits.add(admission.admit(caller, VISIT));
            } catch (GatewayException e) {
                assertEquals(Fault.RATE_LIMITED, e.fault());
            }
        }
        return permits;
    }

    private GatewayException refusal() {
        GatewayException e = assertThrows(GatewayException.class, () -> admission.admit(caller, VISIT));
        assertEquals(Fault.RATE_LIMITED, e.fault());
        return e;
    }

    private void limit(Limits limits) {
        fixture.first().keys.change(KeyReach.ALL, caller.keyId(), settings -> settings.limited(limits),
                Noting.nothing());
    }
}
