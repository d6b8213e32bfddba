package org.kirogate.pdf.file;

import java.util.List;

/** The decoded rows of a cross-reference stream (ISO 32000-1, 7.5.8). Pure functions. */
final class XrefRows {
    private static final int WIDEST = 8;

    private XrefRows() {}

    /** Enters all of {@code rows} into {@code xref}; {@code dict} says how they are laid out. */
    static void read(PdfObject.Dict dict, byte[] rows, Xref xref) {
        int[] widths = numbers(dict.at("W"), 3);
        for (int width : widths) {
            if (width > WIDEST) {
                throw bad();
            }
        }
        int row = widths[0] + widths[1] + widths[2];
        if (row == 0) {
            throw bad();
        }
        int[] index = dict.at("Index") instanceof PdfObject.Null
                ? new int[] {0, rows.length / row}
                : numbers(dict.at("Index"), 2);
        int at = 0;
        for (int i = 0; i + 1 < index.length; i += 2) {
            for (int n = 0; n < index[i + 1] && at + row <= rows.length; n++, at += row) {
                enter(index[i] + n, rows, at, widths, xref);
            }
        }
    }

    private static int[] numbers(PdfObject value, int least) {
        List<PdfObject> items = value instanceof PdfObject.Array array ? array.items() : List.of();
        if (items.size() < least) {
            throw bad();
        }
        int[] numbers = new int[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(items.get(i) instanceof PdfObject.Num number) || number.value() < 0 || number.value() > Xref.MOST) {
                throw bad();
            }
            numbers[i] = (int) number.value();
        }
        return numbers;
    }

    private static PdfException bad() {
        return PdfException.damaged("its cross-reference stream is not well formed");
    }

    private static void enter(int number, byte[] rows, int at, int[] widths, Xref xref) {
        long type = widths[0] == 0 ? 1 : field(rows, at, widths[0]);
        long place = field(rows, at + widths[0], widths[1]);
        long detail = field(rows, at + widths[0] + widths[1], widths[2]);
        if (type == 0) {
            xref.free(number);
        } else if (type == 1) {
            xref.direct(number, small(place));
        } else if (type == 2) {
            xref.packed(number, small(place), small(detail));
        }
    }

    private static long field(byte[] rows, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | rows[at + i] & 0xff;
        }
        return value;
    }

    private static int small(long value) {
        if (value < 0 || value >= Integer.MAX_VALUE) {
            throw bad();
        }
        return (int) value;
    }
}
