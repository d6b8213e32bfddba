package org.kirogate.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes one line: spaces where the page leaves room, letters and accents put together. Pure functions. */
final class LineText {
    /** Shares of a letter's width: thinner than the thinnest space of justified text, wider than any kerning. */
    private static final double SPACE = 0.15;
    private static final double IDEOGRAPHIC_SPACE = 0.6;

    private LineText() {}

    /** The text of glyphs that stand on one line, in the order in which they were shown. */
    static String of(List<Placed> line, boolean rightToLeft) {
        if (rightToLeft) {
            return RightToLeft.logical(pieces(sorted(line)));
        }
        return String.join("", pieces(Accents.joined(line)));
    }

    /** Letters of such a line are shown in any order; their places tell the right one. */
    private static List<Placed> sorted(List<Placed> line) {
        Placed origin = line.get(0);
        List<Placed> sorted = new ArrayList<>(line);
        sorted.sort(Comparator.comparingDouble(origin::stepTo));
        return sorted;
    }

    /** The glyphs' texts with a space between two where there is room for one. */
    private static List<String> pieces(List<Placed> line) {
        List<String> pieces = new ArrayList<>(line.size() + 16);
        double spacing = Spacing.of(line);
        Placed last = null;
        boolean blank = true;
        for (Placed glyph : line) {
            String text = glyph.text();
            if (last != null && !blank && !text.isEmpty() && !text.isBlank() && apart(last, glyph, spacing)) {
                pieces.add(" ");
            }
            if (!text.isEmpty()) {
                pieces.add(text);
                blank = text.isBlank();
            }
            last = glyph;
        }
        return pieces;
    }

    private static boolean apart(Placed last, Placed glyph, double spacing) {
        boolean dense = Scripts.ideographic(last.text()) && Scripts.ideographic(glyph.text());
        double size = (last.width() + glyph.width()) / 2;
        double room = size * (spacing + (dense ? IDEOGRAPHIC_SPACE : SPACE));
        double gap = last.gapTo(glyph);
        return gap > room || last.stepTo(glyph) < -2 * room && gap < -last.width();
    }
}
