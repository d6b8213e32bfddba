package org.kirogate.pdf.font;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** How far the glyphs of a collection move on, in thousandths of the size (ISO 32000-1, 9.7.4.3). */
final class CidWidths {
    private static final int USUAL = 1000;

    private final double other;
    private final Map<Integer, Double> single = new HashMap<>();
    private final TreeMap<Integer, Range> ranges = new TreeMap<>();

    private record Range(int last, double width) {}

    private CidWidths(double other) {
        this.other = other;
    }

    /** Of lines from top to bottom only the usual step is read; they are of full-width letters. */
    static CidWidths read(PdfFile file, PdfObject.Dict font, boolean vertical) {
        if (vertical) {
            List<Double> usual = file.numbers(font, "DW2", 2);
            return new CidWidths(usual.isEmpty() ? -USUAL : usual.get(1));
        }
        CidWidths widths = new CidWidths(file.number(font, "DW", USUAL));
        List<PdfObject> items = file.list(font, "W");
        for (int i = 0; i + 1 < items.size(); ) {
            int first = (int) number(items.get(i));
            if (items.get(i + 1) instanceof PdfObject.Array array) {
                widths.each(file, first, array.items());
                i += 2;
            } else {
                double width = i + 2 < items.size() ? number(items.get(i + 2)) : widths.other;
                widths.ranges.put(first, new Range((int) number(items.get(i + 1)), width));
                i += 3;
            }
        }
        return widths;
    }

    private void each(PdfFile file, int first, List<PdfObject> items) {
        file.keep(items.size());
        for (int i = 0; i < items.size(); i++) {
            single.put(first + i, number(file.resolve(items.get(i))));
        }
    }

    private static double number(PdfObject value) {
        return value instanceof PdfObject.Num number ? number.value() : 0;
    }

    /** The step of a glyph; {@code usual}, unless it is 0, where the font does not say its width. */
    double of(int cid, int usual) {
        Double width = single.get(cid);
        if (width != null) {
            return width;
        }
        Map.Entry<Integer, Range> range = ranges.floorEntry(cid);
        if (range != null && cid <= range.getValue().last()) {
            return range.getValue().width();
        }
        return usual == 0 || other < 0 ? other : usual;
    }
}
