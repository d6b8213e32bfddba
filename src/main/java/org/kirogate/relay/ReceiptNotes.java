package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.token.Selection;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/** What a request's receipt will tell, noted while it happens. One request, one thread. */
final class ReceiptNotes {
    private static final int MOST_SEARCHES = 8;

    private final List<Selection> picks = new ArrayList<>(1);
    private final List<ReceiptCall> calls = new ArrayList<>(1);
    private final List<ReceiptSearch> searches = new ArrayList<>(0);
    private List<String> repairs = List.of();
    private int round;
    /** Empty unless the client left and the answer was read on. */
    private String readOn = "";
    private Duration readOnFor = Duration.ZERO;

    /** A call of the request begins, with as many tries as it needs. */
    void round() {
        round++;
    }

    /** The pool was looked at. */
    void picked(Selection selection) {
        picks.add(selection);
    }

    /** A token is tried: its bearer comes first. */
    void trying(long tokenId, Instant now) {
        calls.add(new ReceiptCall(tokenId, round, now));
    }

    /** The upstream is called with it. */
    void called(Instant now) {
        calls.get(calls.size() - 1).called(now);
    }

    /** It answers, after these changes of the request. */
    void answers(Instant now, List<String> changes) {
        calls.get(calls.size() - 1).answers(now);
        repairs = changes;
    }

    /** The last try failed, before or inside its answer; without effect before the first. */
    void failed(UpstreamFailure failure, Instant now) {
        if (!calls.isEmpty()) {
            calls.get(calls.size() - 1).failed(failure, now);
        }
    }

    /** What follows that failure. */
    void followedBy(Next next, Duration pause) {
        calls.get(calls.size() - 1).followedBy(next, pause);
    }

    /** A search was answered. */
    void searched(long tokenId, Duration took) {
        searched(tokenId, "ok", took);
    }

    /** A search failed. */
    void searchFailed(long tokenId, UpstreamException failed, Duration took) {
        searched(tokenId, ReceiptCall.label(failed.failure().kind()), took);
    }

    private void searched(long tokenId, String result, Duration took) {
        for (ReceiptSearch search : searches) {
            if (search.isOf(tokenId, result)) {
                search.add(took);
                return;
            }
        }
        if (searches.size() < MOST_SEARCHES) {
            ReceiptSearch search = new ReceiptSearch(tokenId, result);
            search.add(took);
            searches.add(search);
        }
    }

    /** The client had left, and the answer was read on. */
    void readOn(ReadOn how, Duration took) {
        readOn = how.label();
        readOnFor = took;
    }

    /** What came of reading on, empty = nothing was. */
    String readOn() {
        return readOn;
    }

    Duration readOnFor() {
        return readOnFor;
    }

    List<Selection> picks() {
        return picks;
    }

    List<ReceiptCall> calls() {
        return calls;
    }

    List<ReceiptSearch> searches() {
        return searches;
    }

    /** What the upstream changed in the request for the answer. */
    List<String> repairs() {
        return repairs;
    }
}
