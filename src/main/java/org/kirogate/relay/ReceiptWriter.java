package org.kirogate.relay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kirogate.token.Selection;
import org.kirogate.token.SkipReason;
import org.kirogate.token.Skips;
import org.kirogate.token.TokenScore;

/**
 * A request's receipt as one JSON object: a few hundred bytes for a request like most, never more than
 * {@value #MAX_LENGTH}. What does not fit is told with fewer ids and fewer of the looks and calls in the middle. Pure.
 */
final class ReceiptWriter {
    /** Most characters, which are bytes. */
    static final int MAX_LENGTH = 4096;

    private static final int LONGEST_NAME = 96;
    private static final int LONGEST_REPAIR = 60;
    private static final int MOST_REPAIRS = 10;
    private static final int LONGEST_LABEL = 32;
    private static final int THOUSAND = 1000;

    /** How much is told: ids of a reason, looks at the pool, tries. */
    private record Detail(int ids, int picks, int calls) {}

    /** The last always fits: its parts are bounded. */
    private static final List<Detail> DETAILS = List.of(
            new Detail(Skips.MAX_NAMED, 10, 20), new Detail(2, 10, 20), new Detail(0, 6, 10), new Detail(0, 2, 4));

    private ReceiptWriter() {}

    static String write(ReceiptNotes notes, String served, ReceiptEnd end) {
        ReceiptText text = new ReceiptText();
        for (Detail detail : DETAILS) {
            text = new ReceiptText();
            write(notes, served, end, detail, text);
            if (text.length() <= MAX_LENGTH) {
                break;
            }
        }
        return text.toString();
    }

    private static void write(ReceiptNotes notes, String served, ReceiptEnd end, Detail detail, ReceiptText out) {
        out.object().string("asked", end.modelAsked(), LONGEST_NAME);
        if (!served.isEmpty()) {
            out.string("served", served, LONGEST_NAME);
        }
        out.string("outcome", end.outcome(), LONGEST_LABEL);
        if (!end.error().isEmpty()) {
            out.string("error", end.error(), LONGEST_LABEL);
        }
        if (!notes.readOn().isEmpty()) {
            out.string("read_on", notes.readOn(), LONGEST_LABEL).number("read_on_ms", notes.readOnFor().toMillis());
        }
        out.some("queued_ms", queuedMs(notes.picks()));
        picks(notes.picks(), detail, out);
        calls(notes.calls(), detail, end.at(), out);
        if (!notes.searches().isEmpty()) {
            out.array("searches");
            notes.searches().forEach(search -> search.write(out));
            out.endArray();
        }
        repairs(end.repairs(), notes.repairs(), out);
        out.endObject();
    }

    private static long queuedMs(List<Selection> picks) {
        long sum = 0;
        for (Selection pick : picks) {
            sum += pick.waited().toMillis();
        }
        return sum;
    }

    private static void picks(List<Selection> picks, Detail detail, ReceiptText out) {
        out.array("picks");
        for (int i = 0; i < picks.size(); i++) {
            if (isTold(i, picks.size(), detail.picks())) {
                pick(picks.get(i), detail.ids(), out);
            }
        }
        out.endArray().some("picks_left_out", Math.max(0, picks.size() - detail.picks()));
    }

    private static void calls(List<ReceiptCall> calls, Detail detail, Instant end, ReceiptText out) {
        out.array("calls");
        for (int i = 0; i < calls.size(); i++) {
            if (isTold(i, calls.size(), detail.calls())) {
                calls.get(i).write(out, end);
            }
        }
        out.endArray().some("calls_left_out", Math.max(0, calls.size() - detail.calls()));
    }

    /** How it began and how it ended tell the most. */
    private static boolean isTold(int index, int size, int most) {
        return index < most / 2 || index >= size - (most - most / 2);
    }

    private static void pick(Selection pick, int ids, ReceiptText out) {
        out.object().some("token", pick.tokenId())
                .string("by", ReceiptCall.label(pick.how()), LONGEST_LABEL)
                .string("sticky", ReceiptCall.label(pick.sticky()), LONGEST_LABEL)
                .number("reached", pick.reached())
                .number("candidates", pick.candidates())
                .some("queued_ms", pick.waited().toMillis());
        if (ids > 0 && !pick.best().isEmpty()) {
            out.array("scores");
            pick.best().forEach(score -> score(score, out));
            out.endArray();
        }
        Map<SkipReason, Skips.Group> skipped = pick.skips().groups();
        if (!skipped.isEmpty()) {
            out.object("skipped");
            skipped.forEach((reason, group) -> group(reason, group, ids, out));
            out.endObject();
        }
        out.endObject();
    }

    /** The score and its parts in thousandths: nobody reads more, and every request has a receipt. */
    private static void score(TokenScore score, ReceiptText out) {
        out.object().number("token", score.tokenId()).array("of");
        for (double part : new double[] {score.score(), score.success(), score.fresh(), score.free()}) {
            out.number(Math.round(part * THOUSAND));
        }
        out.endArray().endObject();
    }

    private static void group(SkipReason reason, Skips.Group group, int ids, ReceiptText out) {
        out.object(reason.label()).number("count", group.count());
        if (ids > 0) {
            out.array("ids");
            for (int i = 0; i < Math.min(ids, group.ids().size()); i++) {
                out.number(group.ids().get(i));
            }
            out.endArray();
        }
        out.endObject();
    }

    private static void repairs(List<String> dialect, List<String> upstream, ReceiptText out) {
        if (dialect.isEmpty() && upstream.isEmpty()) {
            return;
        }
        out.array("repairs");
        int told = 0;
        for (List<String> repairs : List.of(dialect, upstream)) {
            for (String repair : repairs) {
                if (told++ < MOST_REPAIRS) {
                    out.string(repair, LONGEST_REPAIR);
                }
            }
        }
        out.endArray().some("repairs_left_out", Math.max(0, told - MOST_REPAIRS));
    }
}
