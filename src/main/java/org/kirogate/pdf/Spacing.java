package org.kirogate.pdf;

import java.util.Arrays;
import java.util.List;

/** Tells spaced-out lettering, as in headings, from the room between words. Pure functions. */
final class Spacing {
    /** Shares of the letters' width. */
    private static final double LEAST = 0.1;
    private static final double MOST = 0.22;
    private static final double EVEN = 0.03;
    private static final int FEWEST = 5;

    private Spacing() {}

    /**
     * The room between letters of one word, as a share of their width; 0 unless it is the same between most of them.
     */
    static double of(List<Placed> line) {
        double[] gaps = new double[line.size()];
        int count = 0;
        for (int i = 1; i < line.size(); i++) {
            Placed last = line.get(i - 1);
            Placed glyph = line.get(i);
            if (!last.text().isBlank() && !glyph.text().isBlank()) {
                gaps[count++] = last.gapTo(glyph) / glyph.width();
            }
        }
        if (count < FEWEST) {
            return 0;
        }
        Arrays.sort(gaps, 0, count);
        double median = gaps[count / 2];
        boolean even = gaps[count * 3 / 4] - gaps[count / 4] < EVEN;
        return even && median > LEAST && median < MOST ? median : 0;
    }
}
