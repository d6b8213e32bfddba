package org.kirogate.run;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.kirogate.support.ServerStartException;

/**
 * What the local server has started, stopped in reverse order. Thread-safe: the stop may come from a signal in the
 * middle of the start; it waits for the step at hand, and the next step is refused.
 */
final class Running {

    private final PrintStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean stopping;

    Running(PrintStream out) {
        this.out = out;
    }

    /** Starts one thing and remembers to stop it. */
    <T extends AutoCloseable> T begin(Supplier<T> step) {
        lock.lock();
        try {
            if (stopping) {
                throw new ServerStartException("told to stop");
            }
            T begun = step.get();
            started.push(begun);
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** Stops everything; what fails to stop is told and does not keep the rest from stopping. */
    void stop() {
        stopping = true;
        lock.lock();
        try {
            while (!started.isEmpty()) {
                stop(started.pop());
            }
        } finally {
            lock.unlock();
        }
    }

    private void stop(AutoCloseable begun) {
        try {
            begun.close();
        } catch (Exception e) {
            out.println(begun.getClass().getSimpleName() + " did not stop: " + e);
        }
    }
}
