package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How requests ended lately, in steps of a twelfth of the window: covers at least the whole window and at most one step
 * more. Not thread-safe: its breaker guards it.
 */
final class OutcomeWindow {
    private static final int STEPS = 12;
    /** The step that has begun, and all whole ones before it. */
    private static final int SLOTS = STEPS + 1;

    private final long stepMillis;
    private final long[] steps = new long[SLOTS];
    private final int[] failures = new int[SLOTS];
    private final int[] all = new int[SLOTS];

    OutcomeWindow(Duration window) {
        this.stepMillis = Math.max(1, window.toMillis() / STEPS);
        clear();
    }

    void add(Instant now, boolean failed) {
        long step = step(now);
        int slot = Math.floorMod(step, SLOTS);
        if (steps[slot] != step) {
            steps[slot] = step;
            failures[slot] = 0;
            all[slot] = 0;
        }
        all[slot]++;
        if (failed) {
            failures[slot]++;
        }
    }

    /** Whether the window holds that many failures and they are at least half of all. */
    boolean bad(Instant now, int enough) {
        long oldest = step(now) - STEPS;
        int failed = 0;
        int ended = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (steps[slot] >= oldest) {
                failed += failures[slot];
                ended += all[slot];
            }
        }
        return failed >= enough && 2 * failed >= ended;
    }

    void clear() {
        Arrays.fill(steps, Long.MIN_VALUE);
    }

    private long step(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), stepMillis);
    }
}
