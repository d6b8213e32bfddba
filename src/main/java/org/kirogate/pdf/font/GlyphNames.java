package org.kirogate.pdf.font;

import java.util.HashMap;
import java.util.Map;

/**
 * What glyphs are called: the names of Adobe's lists and of TeX's fonts for Latin, Greek, Cyrillic, Hebrew and Arabic
 * letters, punctuation, mathematics and dingbats, and the rules for names made of code points (Adobe Glyph List
 * Specification, section 2). Names that only count glyphs ({@code g12}, {@code cid34}) stand for nothing.
 */
final class GlyphNames {
    private static final Map<String, String> KNOWN = known();

    private GlyphNames() {}

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        for (String line : TextResource.lines("glyphs.txt")) {
            String[] words = line.split(" ");
            int code = Integer.parseInt(words[0], 16);
            for (int i = 1; i < words.length; i++) {
                String text = Character.toString(code++);
                for (String name : words[i].split(",")) {
                    known.putIfAbsent(name, text);
                }
            }
        }
        return Map.copyOf(known);
    }

    /** The characters that a name stands for; empty text when it stands for none that is known. */
    static String text(String name) {
        int dot = name.indexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        if (base.indexOf('_') < 0 || KNOWN.containsKey(base)) {
            return component(base);
        }
        StringBuilder text = new StringBuilder();
        for (String each : base.split("_")) {
            String part = component(each);
            if (part.isEmpty()) {
                return "";
            }
            text.append(part);
        }
        return text.toString();
    }

    private static String component(String name) {
        String known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("uni") && name.length() >= 7 && name.length() % 4 == 3 && name.length() <= 35) {
            return units(name.substring(3));
        }
        if (name.startsWith("u") && name.length() >= 5 && name.length() <= 7 && isHex(name.substring(1))) {
            int code = Integer.parseInt(name.substring(1), 16);
            return isCharacter(code) ? Character.toString(code) : "";
        }
        return "";
    }

    private static String units(String hex) {
        if (!isHex(hex)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 4) {
            int code = Integer.parseInt(hex, i, i + 4, 16);
            if (!isCharacter(code)) {
                return "";
            }
            text.append((char) code);
        }
        return text.toString();
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f');
    }

    private static boolean isCharacter(int code) {
        return Character.isValidCodePoint(code) && !(code >= 0xd800 && code <= 0xdfff);
    }
}
