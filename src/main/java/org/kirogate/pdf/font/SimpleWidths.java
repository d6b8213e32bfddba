package org.kirogate.pdf.font;

import java.util.List;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** How wide the glyphs of a simple font are, in text space of size 1 (ISO 32000-1, 9.2.4 and 9.6.2.1). */
final class SimpleWidths {
    private final String name;
    private final int first;
    private final List<PdfObject> widths;
    private final double missing;
    private final double unit;
    private final double scale;

    private SimpleWidths(
            String name, int first, List<PdfObject> widths, double missing, double unit, double scale) {
        this.name = name;
        this.first = first;
        this.widths = widths;
        this.missing = missing;
        this.unit = unit;
        this.scale = scale;
    }

    static SimpleWidths read(PdfFile file, PdfObject.Dict font) {
        List<PdfObject> widths = file.list(font, "Widths");
        int first = (int) file.number(font, "FirstChar", 0);
        double missing = file.number(file.dict(font, "FontDescriptor"), "MissingWidth", 0);
        boolean drawn = file.name(font, "Subtype").equals("Type3");
        List<Double> matrix = file.numbers(font, "FontMatrix", 6);
        double unit = drawn && !matrix.isEmpty() ? matrix.get(0) : 0.001;
        double scale = drawn ? drawnScale(file, font) : 1;
        return new SimpleWidths(file.name(font, "BaseFont"), first, widths, missing, unit, scale);
    }

    /** The height of the box around all glyphs, as drawn at size 1. */
    private static double drawnScale(PdfFile file, PdfObject.Dict font) {
        List<Double> box = file.numbers(font, "FontBBox", 4);
        List<Double> matrix = file.numbers(font, "FontMatrix", 6);
        double scale = box.isEmpty() || matrix.isEmpty() ? 0 : Math.abs((box.get(3) - box.get(1)) * matrix.get(3));
        return scale > 0 ? scale : 1;
    }

    /** The width of {@code code}, whose characters are {@code text}. */
    double of(int code, String text) {
        int index = code - first;
        if (index >= 0 && index < widths.size() && widths.get(index) instanceof PdfObject.Num number) {
            return number.value() * unit;
        }
        return widths.isEmpty() ? StandardFont.width(name, text) * unit : missing * unit;
    }

    double scale() {
        return scale;
    }
}
