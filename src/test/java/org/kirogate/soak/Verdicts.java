package org.kirogate.soak;

import java.util.ArrayList;
import java.util.List;

/** What was found broken. Thread-safe. */
final class Verdicts {
    private static final int KEPT = 20;

    private final List<String> found = new ArrayList<>();
    private int count;

    /** Something that must not be. */
    synchronized void broken(String what) {
        count++;
        if (found.size() < KEPT) {
            found.add(what);
        }
    }

    synchronized int count() {
        return count;
    }

    /** The first of them. */
    synchronized List<String> found() {
        return List.copyOf(found);
    }
}
