package org.kirogate.pdf;

import java.util.List;
import java.util.Map;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;
import org.kirogate.pdf.font.TextString;

/** What stands on a page beside its content: form fields, stamps, typed notes (ISO 32000-1, 12.5 and 12.7). */
final class Annotations {
    private static final int HIDDEN = 2;
    private static final int NO_VIEW = 32;
    private static final int LONGEST_CHAIN = 16;

    private final PdfFile file;
    private final ContentReader content;
    private final PageLines lines;
    private final Tally tally;

    Annotations(PdfFile file, ContentReader content, PageLines lines, Tally tally) {
        this.tally = tally;
        this.file = file;
        this.content = content;
        this.lines = lines;
    }

    /** Reads those of one page, behind its content. */
    void read(PdfObject.Dict page) {
        List<PdfObject> all = file.at(page, "Annots") instanceof PdfObject.Array array ? array.items() : List.of();
        for (PdfObject each : all) {
            tally.part();
            if (file.resolve(each) instanceof PdfObject.Dict annotation && shown(annotation)) {
                read(annotation, appearance(annotation));
            }
        }
    }

    private boolean shown(PdfObject.Dict annotation) {
        int flags = (int) file.number(annotation, "F", 0);
        return (flags & (HIDDEN | NO_VIEW)) == 0 && !file.name(annotation, "Subtype").equals("Popup");
    }

    /** The stream that draws it, of several the one of its state; the null object when it has none. */
    private PdfObject appearance(PdfObject.Dict annotation) {
        PdfObject normal = file.at(file.dict(annotation, "AP"), "N");
        return normal instanceof PdfObject.Dict states ? file.at(states, file.name(annotation, "AS")) : normal;
    }

    private void read(PdfObject.Dict annotation, PdfObject appearance) {
        if (appearance instanceof PdfObject.Stream stream) {
            List<Double> rectangle = file.numbers(annotation, "Rect", 4);
            List<Double> box = file.numbers(stream.dict(), "BBox", 4);
            content.form(stream, Matrix.shift(
                    number(rectangle, 0) - number(box, 0), number(rectangle, 1) - number(box, 1)));
        } else if (file.name(annotation, "Subtype").equals("Widget")) {
            value(annotation);
        }
    }

    private static double number(List<Double> numbers, int index) {
        return numbers.isEmpty() ? 0 : numbers.get(index);
    }

    /** A field that is filled in but not drawn: readers draw it from its value, its own or that of a field above. */
    private void value(PdfObject.Dict widget) {
        PdfObject.Dict field = widget;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (file.at(field, "V") instanceof PdfObject.Str text) {
                lines.addLine(TextString.read(text.bytes()));
                return;
            }
            field = file.at(field, "Parent") instanceof PdfObject.Dict parent ? parent : new PdfObject.Dict(Map.of());
        }
    }
}
