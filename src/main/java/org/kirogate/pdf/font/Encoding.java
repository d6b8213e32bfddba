package org.kirogate.pdf.font;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The encodings that every reader knows (ISO 32000-1, annex D), and one more: a character for each code. */
enum Encoding {
    STANDARD,
    WINANSI,
    MACROMAN,
    PDFDOC,
    SYMBOL,
    DINGBATS,
    /** Bullets, arrows and ticks of Microsoft's font; its other pictures have no characters here. */
    WINGDINGS,
    /** Says nothing of any code. */
    NONE;

    private static final int CODES = 256;
    private static final Map<Encoding, String[]> TABLES = tables();

    private static Map<Encoding, String[]> tables() {
        Map<Encoding, String[]> tables = new EnumMap<>(Encoding.class);
        for (Encoding encoding : values()) {
            tables.put(encoding, new String[CODES]);
        }
        for (String line : TextResource.lines("encodings.txt")) {
            int space = line.indexOf(' ');
            int equals = line.indexOf('=');
            String[] table = tables.get(valueOf(line.substring(0, space).toUpperCase(Locale.ROOT)));
            int code = Integer.parseInt(line, space + 1, equals, 16);
            for (int i = equals + 1; i < line.length(); i++) {
                table[code++] = line.substring(i, i + 1);
            }
        }
        return tables;
    }

    /** The encoding of that name in a font dictionary; {@link #NONE} when it is none of these. */
    static Encoding named(String name) {
        return switch (name) {
            case "StandardEncoding" -> STANDARD;
            case "WinAnsiEncoding" -> WINANSI;
            case "MacRomanEncoding" -> MACROMAN;
            case "PDFDocEncoding" -> PDFDOC;
            default -> NONE;
        };
    }

    /** The character of {@code code}, 0-255; empty text where there is none. */
    String text(int code) {
        String text = TABLES.get(this)[code];
        return text == null ? "" : text;
    }
}
