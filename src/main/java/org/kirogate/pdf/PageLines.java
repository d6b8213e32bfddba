package org.kirogate.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the glyphs of one page into lines, in the order in which the page shows them: a glyph that stands off the line,
 * runs another way or jumps back begins a new one. One page, one thread.
 */
final class PageLines {
    /** Shares of the letters' height and width. */
    private static final double OFF_LINE = 0.5;
    private static final double JUMP_BACK = -1.5;
    private static final double SAME_PLACE = 0.05;
    private static final double JUMP = -0.1;
    private static final double JUST_OFF = 0.01;
    private static final int REMEMBERED = 20_000;

    private final StringBuilder page = new StringBuilder();
    private final List<Placed> line = new ArrayList<>();
    private final Set<Spot> spots = new HashSet<>();
    private boolean rightToLeft;
    private boolean again;

    /** A glyph and its place in cells so small that only the same glyph, shown again, shares or touches it. */
    private record Spot(String text, long size, long x, long y) {
        @Override
        public int hashCode() {
            return ((text.hashCode() * 31 + Long.hashCode(size)) * 31 + Long.hashCode(x)) * 31 + Long.hashCode(y);
        }
    }

    /** Adds the glyph that is shown next. */
    void add(Placed glyph) {
        Placed last = line.isEmpty() ? glyph : line.get(line.size() - 1);
        boolean jumps = last.gapTo(glyph) < JUMP * glyph.width() || last.offTo(glyph) > JUST_OFF * glyph.height();
        again = (again || jumps || line.isEmpty()) && repeated(glyph);
        if (again) {
            return;
        }
        remember(glyph);
        if (!line.isEmpty() && !continues(last, glyph)) {
            endLine();
        }
        line.add(glyph);
        rightToLeft |= Scripts.rightToLeft(glyph.text());
    }

    /**
     * Bold letters and shadows are made by showing the same glyphs again, a hair's breadth beside. They are looked for
     * where the pen jumps, and on from there as long as they are found.
     */
    private boolean repeated(Placed glyph) {
        if (glyph.text().isBlank()) {
            return again;
        }
        long x = cell(glyph.x(), glyph);
        long y = cell(glyph.y(), glyph);
        for (int i = 0; i < 9; i++) {
            if (spots.contains(new Spot(glyph.text(), size(glyph), x + i % 3 - 1, y + i / 3 - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Cells are of the glyph's own size, so that those of another size have other cells. */
    private static long size(Placed glyph) {
        return Math.round(glyph.height() * 1000);
    }

    private static long cell(double place, Placed glyph) {
        return Math.round(place / (glyph.height() * SAME_PLACE));
    }

    private void remember(Placed glyph) {
        if (spots.size() > REMEMBERED) {
            spots.clear();
        }
        if (!glyph.text().isBlank()) {
            spots.add(new Spot(glyph.text(), size(glyph), cell(glyph.x(), glyph), cell(glyph.y(), glyph)));
        }
    }

    private boolean continues(Placed last, Placed glyph) {
        double height = Math.max(last.height(), glyph.height());
        if (!last.parallel(glyph) || last.offTo(glyph) > OFF_LINE * height) {
            return false;
        }
        boolean back = last.stepTo(glyph) < JUMP_BACK * Math.max(last.width(), glyph.width());
        return !back || rightToLeft || Scripts.rightToLeft(glyph.text());
    }

    private void endLine() {
        if (line.isEmpty()) {
            return;
        }
        String text = LineText.of(line, rightToLeft).stripTrailing();
        if (!text.isEmpty()) {
            page.append(text).append('\n');
        }
        line.clear();
        rightToLeft = false;
    }

    /** Adds a line that stands nowhere in particular. */
    void addLine(String text) {
        endLine();
        page.append(text.strip()).append('\n');
    }

    /** All lines; nothing may be added afterwards. */
    String text() {
        endLine();
        return page.toString().stripTrailing();
    }
}
