package org.kirogate.dialect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what a reader ignored or mended, so that nothing changes its meaning in silence. Entries are made of paths
 * and fixed words only, never of the caller's text. One thread.
 */
public final class Repairs {
    /** A header line has to hold them all. */
    private static final int MOST = 24;

    private final Set<String> entries = new LinkedHashSet<>();
    private boolean more;

    /** Something at {@code path} has no effect. */
    public void ignored(String path) {
        add("ignored " + path);
    }

    /** Something at {@code path} was left out of the conversation or the tools. */
    public void dropped(String path) {
        add("dropped " + path);
    }

    /** Something at {@code path} was given a form that can be served. */
    public void mended(String path) {
        add("mended " + path);
    }

    /** The entries in the order they were made, each once; a long list is cut and says so. */
    public List<String> entries() {
        List<String> all = new ArrayList<>(entries);
        if (more) {
            all.add("and more");
        }
        return List.copyOf(all);
    }

    private void add(String entry) {
        if (entries.size() < MOST) {
            entries.add(entry);
        } else if (!entries.contains(entry)) {
            more = true;
        }
    }
}
