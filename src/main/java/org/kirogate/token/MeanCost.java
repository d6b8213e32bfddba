package org.kirogate.token;

/**
 * What an answer of a token costs on average, by the last hundred or so that this node was told the cost of.
 * Thread-safe, memory only.
 */
final class MeanCost {
    private static final int MEMORY = 100;

    private int answers;
    private double mean;

    /** An answer cost so many credits. */
    synchronized void add(double credits) {
        answers = Math.min(MEMORY, answers + 1);
        mean += (credits - mean) / answers;
    }

    /** Credits of an answer, 0 while none is known. */
    synchronized double credits() {
        return mean;
    }
}
