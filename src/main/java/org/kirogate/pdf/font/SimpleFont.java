package org.kirogate.pdf.font;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** A font whose codes are single bytes: Type 1, TrueType, Type 3 (ISO 32000-1, 9.6). */
final class SimpleFont implements PdfFont {
    private final String name;
    private final ToUnicode toUnicode;
    private final SimpleEncoding encoding;
    private final SimpleWidths widths;
    private final String problem;
    private final Glyph[] known = new Glyph[256];

    private SimpleFont(
            String name, ToUnicode toUnicode, SimpleEncoding encoding, SimpleWidths widths, String problem) {
        this.name = name;
        this.toUnicode = toUnicode;
        this.encoding = encoding;
        this.widths = widths;
        this.problem = problem;
    }

    static SimpleFont read(PdfFile file, PdfObject.Dict dict) {
        String name = file.name(dict, "BaseFont");
        return new SimpleFont(
                name,
                FontReader.toUnicode(file, dict),
                SimpleEncoding.read(file, dict),
                SimpleWidths.read(file, dict),
                FontReader.problem(name.isEmpty() ? file.name(dict, "Name") : name));
    }

    @Override
    public List<Glyph> glyphs(String bytes) {
        List<Glyph> glyphs = new ArrayList<>(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            int code = bytes.charAt(i);
            if (known[code] == null) {
                known[code] = glyph(code);
            }
            glyphs.add(known[code]);
        }
        return glyphs;
    }

    private Glyph glyph(int code) {
        String text = text(code);
        return new Glyph(text, widths.of(code, text), code == ' ', text.isEmpty() ? problem : "");
    }

    /** What the font's map says; where that is nothing or no character, what its encoding says. */
    private String text(int code) {
        String mapped = Characters.plain(StandardFont.unveiled(name, toUnicode.text(code)));
        if (!mapped.isEmpty() && !mapped.contains(Glyph.MISSING)) {
            return mapped;
        }
        String encoded = Characters.plain(encoding.text(code));
        return encoded.isEmpty() ? mapped : encoded;
    }

    @Override
    public boolean vertical() {
        return false;
    }

    @Override
    public double scale() {
        return widths.scale();
    }
}
