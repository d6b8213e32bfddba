package org.kirogate.relay;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.kirogate.upstream.UpstreamCall.Repair;

/** What one request has tried so far. One request, one thread. */
final class Tries {
    private final Set<Long> excluded = new HashSet<>();
    private final Set<Repair> repairs = EnumSet.noneOf(Repair.class);
    private int all;
    private int onToken;
    private int empties;
    private boolean refreshed;

    /** A token was taken: what counts per token begins anew. */
    void tookToken() {
        onToken = 0;
        refreshed = false;
        repairs.remove(Repair.RESOLVE_PROFILE);
    }

    /** A try begins. */
    void began() {
        all++;
        onToken++;
    }

    void gotNothing() {
        empties++;
    }

    void refreshed() {
        refreshed = true;
    }

    void repair(Repair repair) {
        repairs.add(repair);
    }

    void exclude(long tokenId) {
        excluded.add(tokenId);
    }

    /** Tries so far, on all tokens. */
    int all() {
        return all;
    }

    /** Tries with the present token. */
    int onToken() {
        return onToken;
    }

    /** Answers without content so far. */
    int empties() {
        return empties;
    }

    /** Whether the present token's bearer was renewed for this request already. */
    boolean hasRefreshed() {
        return refreshed;
    }

    /** Whether that was changed in the request already. */
    boolean has(Repair repair) {
        return repairs.contains(repair);
    }

    Set<Repair> repairs() {
        return Set.copyOf(repairs);
    }

    Set<Long> excluded() {
        return Set.copyOf(excluded);
    }
}
