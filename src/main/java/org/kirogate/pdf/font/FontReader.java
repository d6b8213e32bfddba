package org.kirogate.pdf.font;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** Reads the fonts of one file, each once. One thread. */
public final class FontReader {
    private static final int LONGEST_NAME = 60;

    private final PdfFile file;
    private final Map<PdfObject.Ref, PdfFont> known = new HashMap<>();
    /** Fonts that stand within the resources themselves. */
    private final Map<PdfObject, PdfFont> within = new IdentityHashMap<>();

    /** A reader of the fonts of {@code file}. */
    public FontReader(PdfFile file) {
        this.file = file;
    }

    /**
     * The font that a resource stands for.
     *
     * @param resource a font dictionary or a reference to one
     * @throws PdfException when it is none or damaged
     */
    public PdfFont font(PdfObject resource) {
        if (!(resource instanceof PdfObject.Ref ref)) {
            return within.computeIfAbsent(resource, this::read);
        }
        return known.computeIfAbsent(ref, this::read);
    }

    private PdfFont read(PdfObject resource) {
        if (!(file.resolve(resource) instanceof PdfObject.Dict dict)) {
            throw PdfException.damaged("a font is missing");
        }
        boolean composite = file.name(dict, "Subtype").equals("Type0");
        return composite ? CompositeFont.read(file, dict) : SimpleFont.read(file, dict);
    }

    static ToUnicode toUnicode(PdfFile file, PdfObject.Dict font) {
        return file.at(font, "ToUnicode") instanceof PdfObject.Stream stream
                ? ToUnicode.read(file, stream)
                : ToUnicode.NONE;
    }

    /** The clause that says that glyphs of this font have no known characters. */
    static String problem(String fontName) {
        String plain = fontName.replaceAll("[^A-Za-z0-9+,._-]", "");
        String cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return "the font " + (cut.isEmpty() ? "without a name" : cut)
                + " does not say which characters its glyphs are";
    }
}
