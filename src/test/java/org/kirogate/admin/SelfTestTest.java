package org.kirogate.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kirogate.admin.SelfTest.Check;
import org.kirogate.admin.SelfTest.Finding;
import org.kirogate.admin.SelfTest.Outcome;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.support.SteppedClock;

class SelfTestTest {
    private final SteppedClock clock = new SteppedClock();

    @Test
    void aPartThatFailsDoesNotKeepTheOthersFromBeingAsked() {
        SelfTest test = new SelfTest(List.of(
                new Check("first", () -> {
                    throw new IllegalStateException("the key is geheim");
                }),
                new Check("second", () -> Finding.unless(true, "0 / 3")),
                new Check("third", () -> Finding.ok(""))), clock);
        assertTrue(test.last().isEmpty());
        SelfTest.Report report = test.run();
        assertEquals(List.of("bad", "warn", "ok"), report.steps().stream().map(SelfTest.Step::outcome).toList());
        assertEquals("IllegalStateException", report.steps().get(0).finding().detail(), "no message, which may tell much");
        assertEquals(1, report.count(Outcome.BAD));
        assertEquals(report, test.last().orElseThrow());
        assertEquals(clock.instant(), report.at());
    }

    @Test
    void aSecondRunAtTheSameTimeIsRefused() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        SelfTest test = new SelfTest(List.of(new Check("slow", () -> {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Finding.ok("");
        })), clock);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<SelfTest.Report> first = threads.submit(test::run);
            asked.await();
            assertEquals(Fault.CONFLICT, assertThrows(GatewayException.class, test::run).fault());
            answered.countDown();
            first.get();
            assertEquals(1, test.run().steps().size());
        } finally {
            threads.shutdownNow();
        }
    }
}
