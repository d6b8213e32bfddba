package org.kirogate.pdf.font;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** A font whose codes have several bytes and name glyphs of one large collection (ISO 32000-1, 9.7). */
final class CompositeFont implements PdfFont {
    private static final int MOST_KNOWN = 100_000;

    private final String name;
    private final ToUnicode toUnicode;
    private final CodeMap codes;
    private final CidWidths widths;
    private final boolean vertical;
    private final String problem;
    private final Map<String, Glyph> known = new HashMap<>();

    private CompositeFont(
            String name, ToUnicode toUnicode, CodeMap codes, CidWidths widths, boolean vertical, String problem) {
        this.name = name;
        this.toUnicode = toUnicode;
        this.codes = codes;
        this.widths = widths;
        this.vertical = vertical;
        this.problem = problem;
    }

    static CompositeFont read(PdfFile file, PdfObject.Dict dict) {
        List<PdfObject> descendants = file.list(dict, "DescendantFonts");
        PdfObject.Dict descendant = !descendants.isEmpty() && descendants.get(0) instanceof PdfObject.Dict first
                ? first
                : new PdfObject.Dict(Map.of());
        String name = file.name(dict, "BaseFont");
        String problem = FontReader.problem(name);
        PdfObject encoding = file.at(dict, "Encoding");
        boolean vertical = CodeMap.isVertical(file, encoding);
        return new CompositeFont(
                name,
                FontReader.toUnicode(file, dict),
                CodeMap.read(file, encoding, problem),
                CidWidths.read(file, descendant, vertical),
                vertical,
                problem);
    }

    @Override
    public List<Glyph> glyphs(String bytes) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int at = 0; at < bytes.length(); ) {
            int length = Math.min(codes.length(bytes, at), bytes.length() - at);
            String code = bytes.substring(at, at + length);
            at += length;
            Glyph glyph = known.get(code);
            if (glyph == null) {
                glyph = glyph(code);
                remember(code, glyph);
            }
            glyphs.add(glyph);
        }
        return glyphs;
    }

    private void remember(String code, Glyph glyph) {
        if (known.size() == MOST_KNOWN) {
            known.clear();
        }
        known.put(code, glyph);
    }

    private Glyph glyph(String code) {
        int number = CodeMap.number(code);
        String mapped = Characters.plain(StandardFont.unveiled(name, toUnicode.text(number)));
        String text = mapped.isEmpty() ? Characters.plain(codes.text(code)) : mapped;
        double advance = widths.of(codes.cid(code), codes.usualWidth(code)) / 1000;
        return new Glyph(text, advance, code.equals(" "), text.isEmpty() ? problem : "");
    }

    @Override
    public boolean vertical() {
        return vertical;
    }

    @Override
    public double scale() {
        return 1;
    }
}
