package org.kirogate.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts letters together with accents that are shown over them as glyphs of their own, as TeX does. Pure functions. */
final class Accents {
    private static final Map<String, String> COMBINING = Map.ofEntries(
            Map.entry("`", "\u0300"), Map.entry("´", "\u0301"), Map.entry("ˆ", "\u0302"), Map.entry("˜", "\u0303"),
            Map.entry("¯", "\u0304"), Map.entry("˘", "\u0306"), Map.entry("˙", "\u0307"), Map.entry("¨", "\u0308"),
            Map.entry("˚", "\u030a"), Map.entry("˝", "\u030b"), Map.entry("ˇ", "\u030c"), Map.entry("¸", "\u0327"),
            Map.entry("˛", "\u0328"));

    private Accents() {}

    /** The line with each accent and the letter that shares its place as one glyph. */
    static List<Placed> joined(List<Placed> line) {
        if (line.stream().noneMatch(glyph -> COMBINING.containsKey(glyph.text()))) {
            return line;
        }
        List<Placed> joined = new ArrayList<>(line.size());
        for (Placed glyph : line) {
            Placed last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && overlap(last, glyph) && joins(last, glyph)) {
                joined.set(joined.size() - 1, join(last, glyph));
            } else {
                joined.add(glyph);
            }
        }
        return joined;
    }

    /** Whether more than half of the narrower one lies within the other. */
    private static boolean overlap(Placed last, Placed glyph) {
        double lastWidth = Math.hypot(last.endX() - last.x(), last.endY() - last.y());
        double width = Math.hypot(glyph.endX() - glyph.x(), glyph.endY() - glyph.y());
        double step = last.stepTo(glyph);
        double shared = Math.min(lastWidth, step + width) - Math.max(0, step);
        return shared > Math.min(lastWidth, width) / 2;
    }

    private static boolean joins(Placed last, Placed glyph) {
        boolean before = COMBINING.containsKey(last.text()) && isLetter(glyph.text());
        return before || COMBINING.containsKey(glyph.text()) && isLetter(last.text());
    }

    private static boolean isLetter(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) == 1 && Character.isLetter(text.codePointAt(0));
    }

    private static Placed join(Placed last, Placed glyph) {
        boolean before = COMBINING.containsKey(last.text());
        Placed letter = before ? glyph : last;
        String base = letter.text().equals("ı") ? "i" : letter.text().equals("ȷ") ? "j" : letter.text();
        String accent = COMBINING.get(before ? last.text() : glyph.text());
        String text = Normalizer.normalize(base + accent, Normalizer.Form.NFC);
        return new Placed(text, letter.x(), letter.y(), letter.endX(), letter.endY(), letter.along(), letter.across(),
                letter.width(), letter.height());
    }
}
