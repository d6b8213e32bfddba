package org.kirogate.relay;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kirogate.upstream.UpstreamCall.Repair;
import org.kirogate.upstream.UpstreamFailure;

/** What one request has tried so far. One request, one thread. */
final class Tries {
    private final Set<Long> excluded = new HashSet<>();
    private final Set<Long> passedOver = new HashSet<>();
    private final Set<Long> refreshed = new HashSet<>();
    private final Map<Long, Integer> byToken = new HashMap<>();
    private final Map<UpstreamFailure.Kind, Integer> byKind = new EnumMap<>(UpstreamFailure.Kind.class);
    private final Set<Repair> repairs = EnumSet.noneOf(Repair.class);
    private long token;
    private int all;
    private int onLease;
    private int pauses;

    /** A token was taken, for the first time or again. */
    void tookToken(long tokenId) {
        token = tokenId;
        onLease = 0;
        repairs.remove(Repair.RESOLVE_PROFILE);
    }

    /** A try begins. */
    void began() {
        all++;
        onLease++;
        byToken.merge(token, 1, Integer::sum);
    }

    /** It failed. */
    void failed(UpstreamFailure failure) {
        byKind.merge(failure.kind(), 1, Integer::sum);
    }

    void paused() {
        pauses++;
    }

    void refreshed() {
        refreshed.add(token);
    }

    void repair(Repair repair) {
        repairs.add(repair);
    }

    /** The present token is not tried again. */
    void exclude() {
        excluded.add(token);
    }

    /** The present token is tried again only while no other is free. */
    void passOver() {
        passedOver.add(token);
    }

    /** Tries so far, on all tokens. */
    int all() {
        return all;
    }

    /** Tries with the present token. */
    int onToken() {
        return byToken.getOrDefault(token, 0);
    }

    /** Tries with the present token since it was taken last. */
    int onLease() {
        return onLease;
    }

    /** Tokens tried so far. */
    int tokens() {
        return byToken.size();
    }

    /** Tries that failed in that way. */
    int failed(UpstreamFailure.Kind kind) {
        return byKind.getOrDefault(kind, 0);
    }

    /** Pauses made so far. */
    int pauses() {
        return pauses;
    }

    /** Whether the present token's bearer was renewed for this request already. */
    boolean hasRefreshed() {
        return refreshed.contains(token);
    }

    /** Whether that was changed in the request already. */
    boolean has(Repair repair) {
        return repairs.contains(repair);
    }

    Set<Repair> repairs() {
        return Set.copyOf(repairs);
    }

    /** Tokens that are not tried again. */
    Set<Long> excluded() {
        return Set.copyOf(excluded);
    }

    /** Whether there are tokens that are tried again only while no other is free. */
    boolean hasPassedOver() {
        return !passedOver.isEmpty();
    }

    /** Those, and those that are not tried again at all. */
    Set<Long> shunned() {
        Set<Long> shunned = new HashSet<>(excluded);
        shunned.addAll(passedOver);
        return shunned;
    }
}
