package org.kirogate.pdf.font;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/**
 * The characters of a simple font's codes as its encoding names them (ISO 32000-1, 9.6.6): a base that is given, or
 * follows from the kind of font, and the differences from it.
 */
final class SimpleEncoding {
    private static final String NO_GLYPH = ".notdef";
    private static final int SYMBOLIC = 4;

    private final Encoding base;
    /** Names that take the place of the base's characters. */
    private final Map<Integer, String> names;

    private SimpleEncoding(Encoding base, Map<Integer, String> names) {
        this.base = base;
        this.names = Map.copyOf(names);
    }

    static SimpleEncoding read(PdfFile file, PdfObject.Dict font) {
        PdfObject value = file.at(font, "Encoding");
        if (value instanceof PdfObject.Name name) {
            return new SimpleEncoding(Encoding.named(name.value()), Map.of());
        }
        if (!(value instanceof PdfObject.Dict dict)) {
            return implied(file, font);
        }
        Encoding base = Encoding.named(file.name(dict, "BaseEncoding"));
        SimpleEncoding under = base == Encoding.NONE ? implied(file, font) : new SimpleEncoding(base, Map.of());
        Map<Integer, String> names = new HashMap<>(under.names);
        names.putAll(differences(file.list(dict, "Differences")));
        return new SimpleEncoding(under.base, names);
    }

    private static Map<Integer, String> differences(List<PdfObject> items) {
        Map<Integer, String> names = new HashMap<>();
        int code = 0;
        for (PdfObject item : items) {
            if (item instanceof PdfObject.Num number) {
                code = (int) number.value();
            } else if (item instanceof PdfObject.Name name) {
                names.put(code++, name.value());
            }
        }
        return names;
    }

    /** What holds when the dictionary is silent: the font program's own, or the one that its kind implies. */
    private static SimpleEncoding implied(PdfFile file, PdfObject.Dict font) {
        PdfObject.Dict descriptor = file.dict(font, "FontDescriptor");
        if (file.at(descriptor, "FontFile") instanceof PdfObject.Stream program) {
            return of(Type1Program.encoding(file.decode(program)));
        }
        if (file.at(descriptor, "FontFile3") instanceof PdfObject.Stream program) {
            boolean compact = file.name(program.dict(), "Subtype").equals("Type1C");
            return compact ? of(CompactProgram.encoding(file.decode(program))) : of(ProgramEncoding.UNKNOWN);
        }
        Encoding special = StandardFont.encoding(file.name(font, "BaseFont"));
        boolean embedded = file.at(descriptor, "FontFile2") instanceof PdfObject.Stream;
        if (special != Encoding.NONE && !embedded) {
            return new SimpleEncoding(special, Map.of());
        }
        boolean symbolic = ((int) file.number(descriptor, "Flags", 0) & SYMBOLIC) != 0;
        boolean drawn = file.name(font, "Subtype").equals("Type3");
        return new SimpleEncoding(symbolic || drawn ? Encoding.NONE : Encoding.STANDARD, Map.of());
    }

    private static SimpleEncoding of(ProgramEncoding own) {
        return new SimpleEncoding(own.base(), own.names());
    }

    /** The characters of {@code code}; empty text when they are not known. */
    String text(int code) {
        String name = names.get(code);
        if (name != null) {
            return name.equals(NO_GLYPH) ? Glyph.MISSING : GlyphNames.text(name);
        }
        String text = base.text(code);
        boolean control = text.isEmpty() && code < ' ' && base != Encoding.NONE;
        return control ? controlText(code) : text;
    }

    /** Line ends and tabs that careless writers leave in their strings show as nothing. */
    private static String controlText(int code) {
        return code == '\t' || code == '\n' || code == '\r' ? " " : Glyph.MISSING;
    }
}
