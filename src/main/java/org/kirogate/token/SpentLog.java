package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Credits that calls of this node cost and that the quota, as last asked, does not know of yet. Another node may have
 * asked a while before this one reads the answer, so the costs are kept by time, in steps. Thread-safe, memory only.
 */
final class SpentLog {
    private static final Duration STEP = Duration.ofSeconds(10);
    /** Enough for forty minutes; later costs of a quota that nobody asks for go into the last step. */
    private static final int MAX_STEPS = 240;

    private record Step(Instant first, Instant last, double credits) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private volatile double total;

    /** All of them. */
    double total() {
        return total;
    }

    synchronized void add(double credits, Instant now) {
        Step last = steps.peekLast();
        if (last != null && (now.isBefore(last.first().plus(STEP)) || steps.size() >= MAX_STEPS)) {
            steps.removeLast();
            steps.addLast(new Step(last.first(), now, last.credits() + credits));
        } else {
            steps.addLast(new Step(now, now, credits));
        }
        total += credits;
    }

    /** The quota was asked then: it knows of what was spent before. A step that reaches beyond stays whole. */
    synchronized void asked(Instant time) {
        boolean dropped = false;
        while (!steps.isEmpty() && steps.peekFirst().last().isBefore(time)) {
            steps.removeFirst();
            dropped = true;
        }
        if (dropped) {
            total = steps.stream().mapToDouble(Step::credits).sum();
        }
    }
}
