package org.kirogate.simulator;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongFunction;

import org.kirogate.simulator.check.StrictCheck;
import org.kirogate.simulator.pace.Hold;
import org.kirogate.simulator.stream.Faults;

import static java.util.Objects.requireNonNull;

/**
 * How a simulator is set up. Starts from {@link #scripted()} or {@link #steered()}; each method returns a changed copy.
 *
 * @param port         0 for any free one
 * @param obeysMarks      whether calls without a turn go to the steered model; otherwise they are failures
 * @param accountsLive whether account and sign-in calls without a turn are answered from the accounts' state
 * @param checks       the strict checks switched on
 * @param region       of the hosts
 * @param sizeLimit    weighted units of a body
 * @param quotaStatus  402, 400 or 429
 * @param seed         of tokens and signatures: the same seed accepts those of an earlier run
 * @param clock        the time the simulator starts from
 * @param pauses       what a script's pause of so many milliseconds becomes
 * @param bodyBlock    bytes of a request body read at a time
 * @param bodyHold     passed before each of these blocks: the slow reader
 * @param faults       on the way of every streamed answer whose turn brings none
 * @param callsKept    how many calls are remembered
 */
public record SimOptions(int port, boolean obeysMarks, boolean accountsLive, Set<StrictCheck> checks, String region,
                         long sizeLimit, int quotaStatus, long seed, InstantSource clock, LongFunction<Hold> pauses,
                         int bodyBlock, Hold bodyHold, Faults faults, int callsKept) {

    private static final long SIZE_LIMIT = 1_300_000;
    private static final int WHOLE_BODY = 64 * 1024;

    public SimOptions {
        checks = Set.copyOf(checks);
        requireNonNull(region, "region");
        requireNonNull(clock, "clock");
        requireNonNull(pauses, "pauses");
        requireNonNull(bodyHold, "bodyHold");
        requireNonNull(faults, "faults");
        if (quotaStatus != 402 && quotaStatus != 400 && quotaStatus != 429) {
            throw new IllegalArgumentException("quotaStatus is " + quotaStatus + "; 402, 400 and 429 are allowed");
        }
    }

    /** For tests: plays turns, checks strictly, never waits for real. */
    public static SimOptions scripted() {
        return new SimOptions(0, false, true, StrictCheck.all(), "us-east-1", SIZE_LIMIT, 402, 1,
                InstantSource.system(), millis -> Hold.NONE, WHOLE_BODY, Hold.NONE, Faults.NONE, 100_000);
    }

    /** For people: obeys marks, checks strictly, waits for real, remembers little. */
    public static SimOptions steered() {
        return new SimOptions(0, true, true, StrictCheck.all(), "us-east-1", SIZE_LIMIT, 402, 1,
                InstantSource.system(), Hold::millis, WHOLE_BODY, Hold.NONE, Faults.NONE, 50);
    }

    /** Listens there. */
    public SimOptions onPort(int number) {
        return new SimOptions(number, obeysMarks, accountsLive, checks, region, sizeLimit, quotaStatus, seed, clock,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** Every call needs a turn, those of accounts and sign-in too. */
    public SimOptions scriptOnly() {
        return new SimOptions(port, obeysMarks, false, checks, region, sizeLimit, quotaStatus, seed, clock,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** Only these checks are made. */
    public SimOptions checking(Set<StrictCheck> only) {
        return new SimOptions(port, obeysMarks, accountsLive, only, region, sizeLimit, quotaStatus, seed, clock,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** That check is not made. */
    public SimOptions without(StrictCheck check) {
        EnumSet<StrictCheck> fewer = EnumSet.noneOf(StrictCheck.class);
        fewer.addAll(checks);
        fewer.remove(check);
        return checking(fewer);
    }

    /** Hosts of that region. */
    public SimOptions inRegion(String name) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, name, sizeLimit, quotaStatus, seed, clock,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** Bodies up to that many weighted units. */
    public SimOptions withSizeLimit(long units) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, region, units, quotaStatus, seed, clock,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** Out of credits is told with that status. */
    public SimOptions withQuotaStatus(int status) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, region, sizeLimit, status, seed, clock,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** Tokens and signatures of that seed. */
    public SimOptions withSeed(long number) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, region, sizeLimit, quotaStatus, number, clock,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** Starts from that time. */
    public SimOptions withClock(InstantSource source) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, region, sizeLimit, quotaStatus, seed, source,
                pauses, bodyBlock, bodyHold, faults, callsKept);
    }

    /** A script's pause becomes that hold: nothing, a gate, or a scaled real pause. */
    public SimOptions withPauses(LongFunction<Hold> holds) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, region, sizeLimit, quotaStatus, seed, clock,
                holds, bodyBlock, bodyHold, faults, callsKept);
    }

    /** Reads request bodies by blocks of that size and passes the hold before each. */
    public SimOptions readingSlowly(int block, Hold hold) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, region, sizeLimit, quotaStatus, seed, clock,
                pauses, block, hold, faults, callsKept);
    }

    /** Faults for every streamed answer whose turn brings none of its own. */
    public SimOptions withFaults(Faults common) {
        return new SimOptions(port, obeysMarks, accountsLive, checks, region, sizeLimit, quotaStatus, seed, clock,
                pauses, bodyBlock, bodyHold, common, callsKept);
    }
}
