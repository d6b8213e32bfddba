package org.kirogate.token.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kirogate.simulator.Await;
import org.kirogate.support.SteppedClock;

@Timeout(60)
class WaitQueueTest {
    private static final Duration PING = Duration.ofSeconds(15);

    private final SteppedClock clock = new SteppedClock();
    private final HeldParking parking = new HeldParking(clock);
    private final WaitQueue<String, Integer> queue = new WaitQueue<>(3, clock, parking);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger places = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private volatile Instant notBefore = Instant.EPOCH;
    private volatile Duration lookAgain = Duration.ofHours(1);
    private volatile boolean hopeless;

    /** Wants one of the places. */
    private class Wanting implements Guest<String, Integer> {
        private final String lane;
        private final long party;

        Wanting(String lane, long party) {
            this.lane = lane;
            this.party = party;
        }

        @Override
        public String lane() {
            return lane;
        }

        @Override
        public long party() {
            return party;
        }

        @Override
        public Outcome<Integer> attempt(Duration waited) {
            looks.incrementAndGet();
            if (hopeless) {
                return new Outcome.Hopeless<>();
            }
            int left = places.getAndUpdate(now -> Math.max(0, now - 1));
            return left > 0 ? new Outcome.Granted<>(left)
                    : new Outcome.Busy<>(clock.instant().plus(lookAgain), notBefore);
        }

        @Override
        public void giveBack(Integer unwanted) {
            release();
        }
    }

    private void release() {
        queue.changed(lane -> true, places::incrementAndGet);
    }

    private Future<Optional<Integer>> waits(String lane, long party, Runnable silence) {
        return waits(new Wanting(lane, party), silence);
    }

    private Future<Optional<Integer>> waits(Guest<String, Integer> guest, Runnable silence) {
        int before = parking.parked();
        Future<Optional<Integer>> wait = threads.submit(() -> {
            Optional<Integer> got = queue.await(guest, clock.instant().plusSeconds(30), PING, silence);
            got.ifPresent(value -> served.add(guest.lane() + guest.party()));
            return got;
        });
        Await.until(() -> parking.parked() > before || wait.isDone());
        return wait;
    }

    private Future<Optional<Integer>> waits(String lane, long party) {
        return waits(lane, party, () -> { });
    }

    /** Another may have to go for it, so that no more stand still than before. */
    private Future<Optional<Integer>> begins(String lane, long party) {
        return threads.submit(
                () -> queue.await(new Wanting(lane, party), clock.instant().plusSeconds(30), PING, () -> { }));
    }

    @AfterEach
    void nothingIsLeft() {
        threads.shutdownNow();
        Await.until(() -> queue.size() == 0);
    }

    @Test
    void whatIsGivenBackGoesToWhoseTurnItIs() throws Exception {
        Future<Optional<Integer>> first = waits("x", 1);
        Future<Optional<Integer>> second = waits("x", 1);
        Future<Optional<Integer>> other = waits("x", 2);
        release();
        assertTrue(first.get().isPresent());
        release();
        assertTrue(other.get().isPresent());
        release();
        assertTrue(second.get().isPresent());
        assertEquals(List.of("x1", "x2", "x1"), served);
    }

    @Test
    void aChangeCostsOneLookMoreThanItServesHoweverManyWait() throws Exception {
        waits("x", 1);
        waits("x", 2);
        waits("x", 3);
        int before = looks.get();
        release();
        Await.until(() -> served.size() == 1);
        assertEquals(2, looks.get() - before);
        assertEquals(2, queue.size());
    }

    @Test
    void oneMoreThanTheQueueHoldsIsRefusedAtOnce() throws Exception {
        waits("x", 1);
        waits("x", 1);
        waits("x", 1);
        int before = looks.get();
        assertTrue(waits("x", 1).get().isEmpty());
        assertEquals(0, looks.get() - before);
        assertEquals(3, queue.size());
    }

    @Test
    void aPartyThatFillsTheQueueMakesRoomForTheOthersWithItsLast() throws Exception {
        List<Future<Optional<Integer>>> greedy = List.of(waits("x", 1), waits("x", 1), waits("x", 1));
        Future<Optional<Integer>> other = begins("x", 2);
        assertTrue(greedy.get(2).get().isEmpty());
        Await.until(() -> parking.parked() == 3);
        assertTrue(waits("x", 2).get().isEmpty(), "one of two is no more than half");
        assertFalse(greedy.get(0).isDone() || greedy.get(1).isDone() || other.isDone());
        Future<Optional<Integer>> elsewhere = begins("y", 3);
        assertTrue(greedy.get(1).get().isEmpty());
        Await.until(() -> parking.parked() == 3);
        assertFalse(elsewhere.isDone());
        assertEquals(3, queue.size());
    }

    @Test
    void whoHasNothingToHopeForTakesNobodysPlace() throws Exception {
        waits("x", 1);
        waits("x", 1);
        Future<Optional<Integer>> last = waits("x", 1);
        hopeless = true;
        assertTrue(waits("y", 2).get().isEmpty());
        assertFalse(last.isDone());
        assertEquals(3, queue.size());
    }

    @Test
    void aFullQueueKeepsNobodyFromWhatOthersDoNotWaitFor() throws Exception {
        waits("x", 1);
        waits("x", 1);
        waits("x", 1);
        assertTrue(waits("y", 1).get().isEmpty());
        Guest<String, Integer> free = new Wanting("z", 3) {
            @Override
            public Outcome<Integer> attempt(Duration waited) {
                return new Outcome.Granted<>(7);
            }
        };
        assertEquals(Optional.of(7), waits(free, () -> { }).get());
        assertEquals(3, queue.size());
    }

    @Test
    void aWaitInVainEndsAtItsTime() throws Exception {
        Future<Optional<Integer>> wait = waits("x", 1);
        parking.step(Duration.ofSeconds(29));
        assertEquals(1, queue.size());
        parking.step(Duration.ofSeconds(1));
        assertTrue(wait.get().isEmpty());
    }

    @Test
    void aWaitThatCantHelpInTimeIsNotBegun() throws Exception {
        notBefore = clock.instant().plusSeconds(31);
        assertTrue(waits("x", 1).get().isEmpty());
    }

    @Test
    void whenNothingIsToBeHopedForAllOfTheLaneAreTold() throws Exception {
        Future<Optional<Integer>> one = waits("x", 1);
        Future<Optional<Integer>> two = waits("x", 2);
        hopeless = true;
        queue.changed("x"::equals);
        assertTrue(one.get().isEmpty());
        assertTrue(two.get().isEmpty());
    }

    @Test
    void silenceIsBrokenAtEveryPingAndNotBefore() throws Exception {
        AtomicInteger pings = new AtomicInteger();
        waits("x", 1, pings::incrementAndGet);
        parking.step(Duration.ofSeconds(14));
        assertEquals(0, pings.get());
        parking.step(Duration.ofSeconds(1));
        Await.until(() -> pings.get() == 1 && parking.parked() == 1);
    }

    @Test
    void aClientThatLeavesFreesItsPlaceAtOnceAndItsTurnIsAnothers() throws Exception {
        Future<Optional<Integer>> leaves = waits("x", 1, () -> {
            throw new IllegalStateException("the client is gone");
        });
        parking.step(Duration.ofSeconds(1));
        Future<Optional<Integer>> stays = waits("x", 2);
        parking.step(Duration.ofSeconds(14));
        ExecutionException gone = assertThrows(ExecutionException.class, leaves::get);
        assertEquals("the client is gone", gone.getCause().getMessage());
        assertEquals(1, queue.size());
        release();
        assertTrue(stays.get().isPresent());
    }

    @Test
    void whatWasGrantedToAClientThatIsLeavingGoesToTheNext() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        Future<Optional<Integer>> leaves = waits("x", 1, () -> {
            writing.countDown();
            await(broken);
            throw new IllegalStateException("the client is gone");
        });
        parking.step(Duration.ofSeconds(1));
        Future<Optional<Integer>> stays = waits("x", 2);
        parking.step(Duration.ofSeconds(14));
        await(writing);
        release();
        broken.countDown();
        assertThrows(ExecutionException.class, leaves::get);
        assertTrue(stays.get().isPresent());
        assertEquals(0, places.get());
    }

    @Test
    void aClientThatIsSlowToTakeItsPingHoldsUpNobody() throws Exception {
        lookAgain = Duration.ofSeconds(20);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        Future<Optional<Integer>> slow = waits("x", 1, () -> {
            writing.countDown();
            await(written);
        });
        parking.step(Duration.ofSeconds(1));
        Future<Optional<Integer>> other = waits("x", 2);
        parking.step(Duration.ofSeconds(14));
        await(writing);
        Await.until(() -> parking.parked() == 1);
        places.set(2);
        // Nobody tells of it: it is the watch of the lane that looks again, and the slow one had it.
        parking.step(Duration.ofSeconds(5));
        assertTrue(other.get().isPresent());
        written.countDown();
        assertTrue(slow.get().isPresent());
    }

    @Test
    void whenItIsTimeToLookAgainOneWaiterDoes() throws Exception {
        lookAgain = Duration.ofSeconds(4);
        Future<Optional<Integer>> one = waits("x", 1);
        waits("x", 2);
        waits("x", 3);
        int before = looks.get();
        parking.step(Duration.ofSeconds(4));
        Await.until(() -> looks.get() == before + 1 && parking.parked() == 3);
        places.set(1);
        parking.step(Duration.ofSeconds(4));
        assertTrue(one.get().isPresent());
        Await.until(() -> parking.parked() == 2);
        places.set(1);
        parking.step(Duration.ofSeconds(4));
        Await.until(() -> served.size() == 2);
    }

    @Test
    void aChangeDuringALookIsNotMissed() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Guest<String, Integer> guest = new Wanting("x", 1) {
            @Override
            public Outcome<Integer> attempt(Duration waited) {
                Outcome<Integer> outcome = super.attempt(waited);
                if (looking.getCount() > 0) {
                    looking.countDown();
                    await(released);
                }
                return outcome;
            }
        };
        Future<Optional<Integer>> wait = threads.submit(
                () -> queue.await(guest, clock.instant().plusSeconds(30), PING, () -> { }));
        await(looking);
        release();
        released.countDown();
        assertTrue(wait.get().isPresent());
    }

    @Test
    void aLookThatFailsIsToldToWhomItWasForAndTheOthersGoOn() throws Exception {
        AtomicInteger fails = new AtomicInteger();
        Guest<String, Integer> failing = new Wanting("x", 1) {
            @Override
            public Outcome<Integer> attempt(Duration waited) {
                if (fails.getAndIncrement() > 0) {
                    throw new IllegalStateException("a fault of the look");
                }
                return super.attempt(waited);
            }
        };
        Future<Optional<Integer>> broken = waits(failing, () -> { });
        Future<Optional<Integer>> other = waits("x", 2);
        release();
        assertInstanceOf(IllegalStateException.class, assertThrows(ExecutionException.class, broken::get).getCause());
        assertTrue(other.get().isPresent());
    }

    @Test
    void anInterruptedWaitFreesItsPlace() throws Exception {
        Thread[] thread = new Thread[1];
        Future<Optional<Integer>> wait = threads.submit(() -> {
            thread[0] = Thread.currentThread();
            return queue.await(new Wanting("x", 1), clock.instant().plusSeconds(30), PING, () -> { });
        });
        Await.until(() -> parking.parked() == 1);
        thread[0].interrupt();
        assertInstanceOf(InterruptedException.class, assertThrows(ExecutionException.class, wait::get).getCause());
        assertEquals(0, queue.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
