package org.kirogate.pdf.font;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.kirogate.pdf.file.PdfException;

/** The building blocks of the Compact Font Format: numbers, lists, dictionaries (Adobe Technical Note 5176, 3 to 5). */
final class CompactData {
    private static final int ESCAPE = 12;
    private static final int REAL = 30;

    private final byte[] data;

    CompactData(byte[] data) {
        this.data = data;
    }

    /** A list: item {@code i} lies from {@code start(i)} to {@code start(i + 1)}. */
    record Index(CompactData data, int count, int offsets, int size) {
        int start(int item) {
            int base = offsets + (count + 1) * size - 1;
            return base + data.number(offsets + item * size, size);
        }

        int end() {
            return count == 0 ? offsets : start(count);
        }
    }

    /** The byte at {@code place}, 0-255. */
    int at(int place) {
        if (place < 0 || place >= data.length) {
            throw PdfException.damaged("a font program breaks off");
        }
        return data[place] & 0xff;
    }

    int word(int place) {
        return number(place, 2);
    }

    private int number(int place, int size) {
        int number = 0;
        for (int i = 0; i < size; i++) {
            number = number << 8 | at(place + i);
        }
        return number;
    }

    Index index(int place) {
        int count = word(place);
        int size = count == 0 ? 0 : at(place + 2);
        if (size > 4 || count > 0 && size == 0) {
            throw PdfException.damaged("a font program has a list that is none");
        }
        return new Index(this, count, count == 0 ? place + 2 : place + 3, size);
    }

    String text(int start, int end) {
        if (start < 0 || end < start || end > data.length) {
            throw PdfException.damaged("a font program has a name that is none");
        }
        return new String(data, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The last whole-number operand of each operator; those of two bytes count as {@code 12 << 8 | second}. */
    Map<Integer, Integer> dictionary(int start, int end) {
        Map<Integer, Integer> entries = new HashMap<>();
        int operand = 0;
        int at = start;
        while (at < end) {
            int b = at(at);
            if (b < 22) {
                int operator = b == ESCAPE ? ESCAPE << 8 | at(at + 1) : b;
                entries.put(operator, operand);
                at += b == ESCAPE ? 2 : 1;
            } else if (b == REAL) {
                at = behindReal(at + 1);
            } else {
                operand = operand(at, b);
                at += b == 28 ? 3 : b == 29 ? 5 : b >= 247 && b <= 254 ? 2 : 1;
            }
        }
        return entries;
    }

    private int operand(int at, int b) {
        if (b == 28) {
            return (short) word(at + 1);
        }
        if (b == 29) {
            return number(at + 1, 4);
        }
        if (b >= 247 && b <= 250) {
            return (b - 247) * 256 + at(at + 1) + 108;
        }
        if (b >= 251 && b <= 254) {
            return -(b - 251) * 256 - at(at + 1) - 108;
        }
        return b - 139;
    }

    /** A real number ends with the half byte 15. */
    private int behindReal(int start) {
        int at = start;
        while ((at(at) & 0x0f) != 0x0f && at(at) >> 4 != 0x0f) {
            at++;
        }
        return at + 1;
    }
}
