package org.kirogate.pdf.file;

/** Undoes LZWDecode (ISO 32000-1, 7.4.4.2): codes of 9 to 12 bits, high bits first. One use. */
final class Lzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST = 4096;

    private final byte[] data;
    private final int early;
    private final int[] prefix = new int[MOST];
    private final byte[] last = new byte[MOST];
    private final byte[] phrase = new byte[MOST];
    private int at;
    private int bits;
    private int held;

    Lzw(byte[] data, boolean earlyChange) {
        this.data = data;
        this.early = earlyChange ? 1 : 0;
        for (int i = 0; i < CLEAR; i++) {
            last[i] = (byte) i;
        }
    }

    byte[] decode(Sink out) {
        int next = END + 1;
        int before = -1;
        while (true) {
            int code = code(width(next));
            if (code == END || code < 0) {
                return out.toByteArray();
            }
            if (code == CLEAR) {
                next = END + 1;
                before = -1;
                continue;
            }
            if (code > next || before < 0 && code > END || code == next && before < 0) {
                throw PdfException.damaged("an LZW stream names a phrase before it is known");
            }
            int start = code < next ? spell(code) : repeat(before);
            out.put(phrase, start, MOST - start);
            if (before >= 0 && next < MOST) {
                prefix[next] = before;
                last[next] = phrase[start];
                next++;
            }
            before = code;
        }
    }

    private int width(int next) {
        int size = next + early;
        return size < 512 ? 9 : size < 1024 ? 10 : size < 2048 ? 11 : 12;
    }

    /** The next code; -1 at the end of the data, which some writers leave without an end code. */
    private int code(int width) {
        while (bits < width) {
            if (at == data.length) {
                return -1;
            }
            held = held << 8 | data[at++] & 0xff;
            bits += 8;
        }
        bits -= width;
        int code = held >> bits & (1 << width) - 1;
        held &= (1 << bits) - 1;
        return code;
    }

    /** Writes the phrase of {@code code} to the end of {@link #phrase}; returns where it begins. */
    private int spell(int code) {
        int start = MOST;
        int rest = code;
        while (rest > END) {
            phrase[--start] = last[rest];
            rest = prefix[rest];
        }
        phrase[--start] = last[rest];
        return start;
    }

    /** The phrase that is just being learned: the one before and its own first byte. */
    private int repeat(int before) {
        int start = spell(before);
        byte first = phrase[start];
        System.arraycopy(phrase, start, phrase, start - 1, MOST - start);
        phrase[MOST - 1] = first;
        return start - 1;
    }
}
