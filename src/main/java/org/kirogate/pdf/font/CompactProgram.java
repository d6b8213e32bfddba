package org.kirogate.pdf.font;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A font program in the Compact Font Format, read as far as its encoding needs (Adobe Technical Note 5176): header,
 * four lists (names, top dictionaries, strings, subroutines), and what the top dictionary points to.
 */
final class CompactProgram {
    private static final List<String> STANDARD_STRINGS = TextResource.lines("cffstrings.txt").stream()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .toList();
    private static final int CHARSET = 15;
    private static final int ENCODING = 16;
    private static final int CHAR_STRINGS = 17;
    private static final int ESCAPE = 12;
    private static final int COLLECTION = ESCAPE << 8 | 30;
    private static final int LAST_OF_FIRST_CHARSET = 228;

    private final CompactData data;
    private final CompactData.Index strings;
    private final Map<Integer, Integer> top;

    private CompactProgram(byte[] program) {
        data = new CompactData(program);
        CompactData.Index names = data.index(data.at(2));
        CompactData.Index tops = data.index(names.end());
        strings = data.index(tops.end());
        top = tops.count() == 0 ? Map.of() : data.dictionary(tops.start(0), tops.start(1));
    }

    /**
     * The encoding of the program's one font.
     *
     * @throws org.kirogate.pdf.file.PdfException when the program is damaged
     */
    static ProgramEncoding encoding(byte[] program) {
        return new CompactProgram(program).encoding();
    }

    private ProgramEncoding encoding() {
        int place = top.getOrDefault(ENCODING, 0);
        if (top.containsKey(COLLECTION) || !top.containsKey(CHAR_STRINGS) || place == 1) {
            return ProgramEncoding.UNKNOWN; // of numbered glyphs, or the expert encoding
        }
        if (place == 0) {
            return new ProgramEncoding(Encoding.STANDARD, Map.of());
        }
        List<String> glyphs = glyphs(data.index(top.get(CHAR_STRINGS)).count());
        Map<Integer, String> names = new HashMap<>();
        int end = (data.at(place) & 0x7f) == 0 ? codes(place + 1, glyphs, names) : ranges(place + 1, glyphs, names);
        if ((data.at(place) & 0x80) != 0) {
            supplement(end, names);
        }
        return new ProgramEncoding(Encoding.NONE, names);
    }

    /** The glyphs' names in the order of the glyphs; the first is {@code .notdef}. */
    private List<String> glyphs(int count) {
        List<String> names = new ArrayList<>();
        names.add(".notdef");
        int place = top.getOrDefault(CHARSET, 0);
        if (place <= 2) {
            for (int i = 1; place == 0 && i < count && i <= LAST_OF_FIRST_CHARSET; i++) {
                names.add(string(i));
            }
            return names; // the two expert charsets name nothing here
        }
        int format = data.at(place);
        int at = place + 1;
        while (names.size() < count) {
            int first = data.word(at);
            int left = format == 0 ? 0 : format == 1 ? data.at(at + 2) : data.word(at + 2);
            for (int i = 0; i <= left && names.size() < count; i++) {
                names.add(string(first + i));
            }
            at += format == 0 ? 2 : format == 1 ? 3 : 4;
        }
        return names;
    }

    private String string(int number) {
        int own = number - STANDARD_STRINGS.size();
        if (own < 0) {
            return STANDARD_STRINGS.get(number);
        }
        return own < strings.count() ? data.text(strings.start(own), strings.start(own + 1)) : "";
    }

    private int codes(int place, List<String> glyphs, Map<Integer, String> names) {
        int count = data.at(place);
        for (int i = 1; i <= count && i < glyphs.size(); i++) {
            names.put(data.at(place + i), glyphs.get(i));
        }
        return place + 1 + count;
    }

    private int ranges(int place, List<String> glyphs, Map<Integer, String> names) {
        int count = data.at(place);
        int glyph = 1;
        for (int i = 0; i < count; i++) {
            int first = data.at(place + 1 + 2 * i);
            int left = data.at(place + 2 + 2 * i);
            for (int n = 0; n <= left && glyph < glyphs.size(); n++) {
                names.put(first + n, glyphs.get(glyph++));
            }
        }
        return place + 1 + 2 * count;
    }

    /** Second codes of glyphs. */
    private void supplement(int place, Map<Integer, String> names) {
        for (int i = 0; i < data.at(place); i++) {
            names.put(data.at(place + 1 + 3 * i), string(data.word(place + 2 + 3 * i)));
        }
    }
}
