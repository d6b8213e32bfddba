package org.kirogate.pdf.font;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fonts that need not be described (ISO 32000-1, 9.6.2.2), and their kin by name: what they encode and how wide
 * they are. A width that is a little off moves a word break at most.
 */
final class StandardFont {
    private static final Map<String, int[]> WIDTHS = widths();
    private static final int USUAL = 556;
    private static final int FIXED = 600;
    private static final int PICTURES = 788;

    private StandardFont() {}

    private static Map<String, int[]> widths() {
        Map<String, int[]> widths = new HashMap<>();
        for (String line : TextResource.lines("widths.txt")) {
            int equals = line.indexOf('=');
            int[] row = List.of(line.substring(0, equals).split(" ")).stream().mapToInt(Integer::parseInt).toArray();
            line.substring(equals + 1).codePoints().forEach(code -> widths.put(Character.toString(code), row));
        }
        return Map.copyOf(widths);
    }

    /** The encoding of those that hold no letters of the Latin alphabet; {@link Encoding#NONE} for others. */
    static Encoding encoding(String name) {
        String plain = withoutTag(name);
        if (plain.equals("Symbol") || plain.startsWith("Symbol,") || plain.equals("SymbolMT")) {
            return Encoding.SYMBOL;
        }
        if (plain.equals("Wingdings") || plain.equals("Wingdings-Regular")) {
            return Encoding.WINGDINGS;
        }
        return plain.equals("ZapfDingbats") ? Encoding.DINGBATS : Encoding.NONE;
    }

    /**
     * What the map of a font says, or, where it only repeats the codes of a picture font as private characters (U+F020
     * to U+F0FF, as Windows does), the characters of these codes.
     */
    static String unveiled(String name, String mapped) {
        boolean veiled = mapped.length() == 1 && mapped.charAt(0) >= '\uf020' && mapped.charAt(0) <= '\uf0ff';
        String text = veiled ? encoding(name).text(mapped.charAt(0) - 0xf000) : "";
        return text.isEmpty() ? mapped : text;
    }

    /** {@code ABCDEF+Name} marks a part of a font. */
    private static String withoutTag(String name) {
        return name.length() > 7 && name.charAt(6) == '+' ? name.substring(7) : name;
    }

    /** The width of a character in thousandths of the size. */
    static int width(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("courier") || lower.contains("mono")) {
            return FIXED;
        }
        if (lower.contains("dingbats")) {
            return PICTURES;
        }
        int[] row = WIDTHS.get(text);
        return row == null ? USUAL : row[column(lower)];
    }

    private static int column(String lower) {
        boolean bold = lower.contains("bold");
        boolean times = lower.contains("times") || lower.contains("serif") && !lower.contains("sans");
        boolean italic = lower.contains("italic") || lower.contains("oblique");
        if (!times) {
            return bold ? 1 : 0;
        }
        return 2 + (bold ? 1 : 0) + (italic ? 2 : 0);
    }
}
