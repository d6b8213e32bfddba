package org.kirogate.simulator.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.kirogate.simulator.call.Call;

/** The queue of turns: the first that matches answers, as often as it may. Thread-safe. */
public final class Script {

    private record Waiting(Turn turn, int left) {
    }

    private final List<Waiting> queue = new ArrayList<>();

    /** Puts a turn at the end of the queue. */
    public synchronized void add(Turn turn) {
        queue.add(new Waiting(turn, turn.times()));
    }

    /** Takes the first turn that matches; empty when none does. */
    public synchronized Optional<Turn> next(Call call) {
        for (int at = 0; at < queue.size(); at++) {
            Waiting waiting = queue.get(at);
            if (waiting.turn().match().holds(call)) {
                use(at, waiting);
                return Optional.of(waiting.turn());
            }
        }
        return Optional.empty();
    }

    private void use(int at, Waiting waiting) {
        if (waiting.left() == 1) {
            queue.remove(at);
        } else if (waiting.left() > 1) {
            queue.set(at, new Waiting(waiting.turn(), waiting.left() - 1));
        }
    }

    /** Names of the turns still to be played; those without a limit are not counted. */
    public synchronized List<String> left() {
        return queue.stream().filter(waiting -> waiting.left() > 0).map(waiting -> waiting.turn().name()).toList();
    }

    /** Forgets every turn. */
    public synchronized void clear() {
        queue.clear();
    }
}
