package org.kirogate.page.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that happened on a request's way, as its page tells it.
 *
 * @param what    {@code pick}, {@code call}, {@code gap}, {@code search}, {@code end} or {@code read_on}
 * @param look    {@code ok}, {@code bad}, {@code warn}, {@code cool} or empty
 * @param atMs    milliseconds after the request came
 * @param number  of the try, or how many things are not told
 * @param tokenId the token it is about, 0 = none
 * @param pick    the look at the pool it tells of
 * @param call    the try it tells of
 */
public record ReceiptStep(
        String what, String look, long atMs, long number, long tokenId, PickTold pick, CallTold call) {
    /** What stands where a step tells of no look at the pool. */
    static final PickTold NO_PICK = new PickTold("", "", 0, 0, 0, List.of(), List.of());
    /** What stands where a step tells of no try. */
    static final CallTold NO_CALL = new CallTold("", 0, "", "", "", 0, 0, 0, 0);

    /**
     * A look at the pool.
     *
     * @param by     how a token was chosen
     * @param sticky what became of the conversation's last token
     * @param scores of the best candidates, empty = it was not decided by scores
     */
    public record PickTold(
            String by, String sticky, long reached, long candidates, long queuedMs, List<Receipt.Score> scores,
            List<Receipt.Skip> skipped) {
        public PickTold {
            scores = List.copyOf(scores);
            skipped = List.copyOf(skipped);
        }

        /** How many tokens were passed over. */
        public long skips() {
            return skipped.stream().mapToLong(Receipt.Skip::count).sum();
        }
    }

    /**
     * A try.
     *
     * @param where {@code bearer} or {@code answer} when it failed there
     * @param then  what followed its failure
     * @param count searches, for a step that tells of some
     */
    public record CallTold(
            String result, long status, String code, String where, String then, long bearerMs, long ms, long pauseMs,
            long count) {}

    public ReceiptStep {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(look, "look");
        Objects.requireNonNull(pick, "pick");
        Objects.requireNonNull(call, "call");
    }

    /** When it happened, {@code +32 ms} or {@code +7.57 s}. */
    public String at() {
        return atMs < 1000 ? "+" + atMs + " ms" : String.format(Locale.ROOT, "+%.2f s", atMs / 1000.0);
    }
}
