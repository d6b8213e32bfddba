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

    /** The newest call stays whatever its size. */
    private record Sized(CapturedCall call, long bytes) {
    }

    private final int kept;
    private final long bytesKept;
    private final Deque<Sized> calls = new ArrayDeque<>();
    private final List<String> unmatched = new ArrayList<>();
    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    private long bytes;

    /**
     * @param kept      how many calls
     * @param bytesKept how many bytes their bodies may have had together
     */
    Captures(int kept, long bytesKept) {
        this.kept = kept;
        this.bytesKept = bytesKept;
    }

    /** The number of the next call of that operation, counted from 0. */
    synchronized int number(Operation operation) {
        return counts.merge(operation, 1, Integer::sum) - 1;
    }

    synchronized void add(Call call, String outcome) {
        Sized added = new Sized(CapturedCall.of(call, outcome), call.request().body().length);
        calls.addLast(added);
        bytes += added.bytes();
        while (calls.size() > 1 && (calls.size() > kept || bytes > bytesKept)) {
            bytes -= calls.removeFirst().bytes();
        }
    }

    synchronized void addUnmatched(String description) {
        if (unmatched.size() < UNMATCHED_KEPT) {
            unmatched.add(description);
        }
    }

    synchronized List<CapturedCall> calls() {
        return calls.stream().map(Sized::call).toList();
    }

    synchronized List<String> unmatched() {
        return List.copyOf(unmatched);
    }

    synchronized int count(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    synchronized void clear() {
        calls.clear();
        bytes = 0;
        unmatched.clear();
        counts.clear();
    }
}
