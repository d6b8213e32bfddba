package org.kirogate.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;

/** Remembers calls, the oldest forgotten first, and counts them. Thread-safe. */
final class Captures {

    private static final int UNMATCHED_KEPT = 1000;

    private final int kept;
    private final Deque<CapturedCall> calls = new ArrayDeque<>();
    private final List<String> unmatched = new ArrayList<>();
    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);

    Captures(int kept) {
        this.kept = kept;
    }

    /** The number of the next call of that operation, counted from 0. */
    synchronized int number(Operation operation) {
        return counts.merge(operation, 1, Integer::sum) - 1;
    }

    synchronized void add(Call call, String outcome) {
        calls.addLast(CapturedCall.of(call, outcome));
        if (calls.size() > kept) {
            calls.removeFirst();
        }
    }

    synchronized void addUnmatched(String description) {
        if (unmatched.size() < UNMATCHED_KEPT) {
            unmatched.add(description);
        }
    }

    synchronized List<CapturedCall> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> unmatched() {
        return List.copyOf(unmatched);
    }

    synchronized int count(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    synchronized void clear() {
        calls.clear();
        unmatched.clear();
        counts.clear();
    }
}
