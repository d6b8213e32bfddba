package org.kirogate.pdf.font;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** A font's own statement of which characters its codes are (ISO 32000-1, 9.10.3; Adobe Technical Note 5411). */
final class ToUnicode {
    /** Of a font that states nothing. */
    static final ToUnicode NONE = new ToUnicode();

    private static final int MOST = 300_000;

    private final Map<Integer, String> single = new HashMap<>();
    private final TreeMap<Integer, Range> ranges = new TreeMap<>();

    /** Codes up to {@code last} stand for {@code text} with its last unit counted up. */
    private record Range(int last, String text) {}

    /** Reads a character map. */
    static ToUnicode read(PdfFile file, PdfObject.Stream stream) {
        ToUnicode map = new ToUnicode();
        for (CMapSection section : CMapSection.read(file, stream)) {
            if (section.name().equals("bfchar")) {
                map.characters(section.items());
            } else if (section.name().equals("bfrange")) {
                map.ranges(section.items());
            }
        }
        return map;
    }

    private void characters(List<PdfObject> items) {
        for (int i = 0; i + 1 < items.size(); i += 2) {
            put(CMapSection.code(items.get(i)), text(items.get(i + 1)));
        }
    }

    private void put(int code, String text) {
        single.put(code, text);
        if (single.size() + ranges.size() > MOST) {
            throw PdfException.tooLarge("a font maps over " + MOST + " codes");
        }
    }

    private static String text(PdfObject target) {
        if (target instanceof PdfObject.Name name) {
            return GlyphNames.text(name.value());
        }
        if (target instanceof PdfObject.Str string) {
            return string.bytes().length() == 1 ? string.bytes() : TextString.utf16(string.bytes());
        }
        throw PdfException.damaged("a font's character map is not well formed");
    }

    private void ranges(List<PdfObject> items) {
        for (int i = 0; i + 2 < items.size(); i += 3) {
            int first = CMapSection.code(items.get(i));
            int last = CMapSection.code(items.get(i + 1));
            if (items.get(i + 2) instanceof PdfObject.Array array) {
                for (int n = 0; n < array.items().size() && first + n <= last; n++) {
                    put(first + n, text(array.items().get(n)));
                }
            } else {
                ranges.put(first, new Range(last, text(items.get(i + 2))));
                put(first, text(items.get(i + 2)));
            }
        }
    }

    /** The characters of a code; empty text when the map does not name it or gives none. */
    String text(int code) {
        String known = single.get(code);
        if (known != null) {
            return given(known);
        }
        Map.Entry<Integer, Range> range = ranges.floorEntry(code);
        if (range == null || code > range.getValue().last() || range.getValue().text().isEmpty()) {
            return "";
        }
        String text = range.getValue().text();
        int end = text.length() - 1;
        return given(text.substring(0, end) + (char) (text.charAt(end) + code - range.getKey()));
    }

    /** Some writers enter NUL where they know nothing. */
    private static String given(String text) {
        return text.equals("\0") ? "" : text;
    }
}
