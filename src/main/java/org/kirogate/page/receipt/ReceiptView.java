package org.kirogate.page.receipt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.page.Moment;
import org.kirogate.usage.UsageRecord;

/**
 * A request and its receipt as a page shows them. JSPs call its members.
 *
 * @param record what it was and cost
 * @param kept   whether its receipt is kept
 * @param days   for how many days receipts are kept
 * @param left   how its answer was read on after its client had left
 * @param names  of the tokens it had to do with by id; one that is gone, or is not the reader's to see, is missing
 * @param pages  what stands before a token's id in the address of its page
 */
public record ReceiptView(
        UsageRecord record, boolean kept, int days, TimeBar bar, List<ReceiptStep> steps, Receipt.Left left,
        Map<Long, String> names, String pages, List<Repair> repairs) {
    public ReceiptView {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(bar, "bar");
        steps = List.copyOf(steps);
        Objects.requireNonNull(left, "left");
        names = Map.copyOf(names);
        Objects.requireNonNull(pages, "pages");
        repairs = List.copyOf(repairs);
    }

    /** That of a request; without a receipt it says what the record does. */
    public static ReceiptView of(UsageRecord record, int days, Map<Long, String> names, String pages) {
        Receipt receipt = Receipt.of(record.receipt());
        boolean kept = !record.receipt().isEmpty();
        return new ReceiptView(record, kept, days, TimeBar.of(record, receipt),
                kept ? ReceiptSteps.of(record, receipt) : List.of(), receipt.left(), names, pages,
                receipt.repairs().stream().map(Repair::of).toList());
    }

    /** When it ended. */
    public Moment at() {
        return Moment.of(record.at());
    }

    /** What a token is called, empty when that is not known. */
    public String name(long tokenId) {
        return names.getOrDefault(tokenId, "");
    }

    /** How its figures are known. */
    public String source() {
        return record.counted();
    }

    /** Output tokens a second while the answer came, 0 = not known. */
    public double speed() {
        long ms = record.durationMs() - record.firstTokenMs();
        return record.firstTokenMs() == 0 || ms <= 0 ? 0 : record.outputTokens() * 1000.0 / ms;
    }

    /** Whether another model answered than was asked for. */
    public boolean otherModel() {
        return !record.route().modelServed().isEmpty()
                && !record.route().modelServed().equals(record.route().modelAsked());
    }
}
