package org.kirogate.page.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kirogate.usage.UsageRecord;

/**
 * Where a request's time went: waiting, each try, the answer. Pure.
 *
 * @param pieces in order; together they are the whole bar
 */
public record TimeBar(List<Piece> pieces) {
    private static final double WHOLE = 1000;
    /** So wide a piece is at least, or nobody would see it. */
    private static final double LEAST = 4;

    /**
     * A piece of the bar.
     *
     * @param what   {@code queue}, {@code failed}, {@code first}, {@code left}, {@code pause}, {@code before},
     *               {@code answer}, {@code read_on} or {@code rest}
     * @param number of the try, from 1; 0 = it is none
     * @param ms     how long it took
     * @param x      where it begins, of 1000
     * @param width  how wide it is, of 1000
     */
    public record Piece(String what, int number, long ms, String x, String width) {}

    public TimeBar {
        pieces = List.copyOf(pieces);
    }

    /** The bar of a request; without a receipt it tells only what the record says. */
    static TimeBar of(UsageRecord record, Receipt receipt) {
        List<Piece> pieces = new ArrayList<>();
        add(pieces, "queue", 0, receipt.queuedMs());
        int number = 0;
        for (Receipt.Call call : receipt.calls()) {
            number++;
            String what = call.failed() ? "failed" : call.result().equals("ok") ? "first" : "left";
            add(pieces, what, number, call.bearerMs() + call.ms());
            add(pieces, "pause", 0, call.pauseMs());
        }
        if (receipt.calls().isEmpty()) {
            add(pieces, "before", 0, record.firstTokenMs());
        }
        long told = pieces.stream().mapToLong(Piece::ms).sum();
        long after = record.durationMs() - told;
        long readOn = Math.min(receipt.left().ms(), Math.max(0, after));
        add(pieces, record.firstTokenMs() > 0 ? "answer" : "rest", 0, after - readOn);
        add(pieces, "read_on", 0, readOn);
        // What is not even told apart is no picture.
        return new TimeBar(told == 0 ? List.of() : placed(pieces));
    }

    private static void add(List<Piece> pieces, String what, int number, long ms) {
        if (ms > 0) {
            pieces.add(new Piece(what, number, ms, "", ""));
        }
    }

    private static List<Piece> placed(List<Piece> pieces) {
        double total = pieces.stream().mapToDouble(piece -> piece.ms()).sum();
        double widths = pieces.stream().mapToDouble(piece -> width(piece, total)).sum();
        List<Piece> placed = new ArrayList<>();
        double x = 0;
        for (Piece piece : pieces) {
            double width = width(piece, total) * WHOLE / widths;
            placed.add(new Piece(piece.what(), piece.number(), piece.ms(), text(x), text(Math.max(1, width - 2))));
            x += width;
        }
        return placed;
    }

    private static double width(Piece piece, double total) {
        return Math.max(LEAST, piece.ms() * WHOLE / total);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
