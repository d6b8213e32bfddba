package org.kirogate.pdf.file;

/** Undoes ASCIIHexDecode and ASCII85Decode (ISO 32000-1, 7.4.2 and 7.4.3). Pure functions. */
final class AsciiFilters {
    private static final int GROUP = 5;

    private AsciiFilters() {}

    static byte[] hex(byte[] data, Sink out) {
        int high = -1;
        for (byte c : data) {
            if (c == '>') {
                break;
            }
            if (Bytes.isSpace(c)) {
                continue;
            }
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                throw PdfException.damaged("an ASCIIHex stream holds something else than digits");
            }
            if (high < 0) {
                high = digit;
            } else {
                out.put(high << 4 | digit);
                high = -1;
            }
        }
        if (high >= 0) {
            out.put(high << 4);
        }
        return out.toByteArray();
    }

    static byte[] base85(byte[] data, Sink out) {
        long group = 0;
        int count = 0;
        int start = Bytes.startsWith(data, 0, Bytes.word("<~")) ? 2 : 0;
        for (int i = start; i < data.length && data[i] != '~'; i++) {
            int c = data[i];
            if (Bytes.isSpace(c)) {
                continue;
            }
            if (c == 'z' && count == 0) {
                put(0, 4, out);
                continue;
            }
            if (c < '!' || c > 'u') {
                throw PdfException.damaged("an ASCII85 stream holds a character that is no digit");
            }
            group = group * 85 + (c - '!');
            if (++count == GROUP) {
                put(group, 4, out);
                group = 0;
                count = 0;
            }
        }
        rest(group, count, out);
        return out.toByteArray();
    }

    private static void rest(long group, int count, Sink out) {
        if (count == 0) {
            return;
        }
        long full = group;
        for (int i = count; i < GROUP; i++) {
            full = full * 85 + 84;
        }
        put(full, count - 1, out);
    }

    private static void put(long group, int count, Sink out) {
        for (int i = 0; i < count; i++) {
            out.put((int) (group >> 24 - 8 * i) & 0xff);
        }
    }
}
