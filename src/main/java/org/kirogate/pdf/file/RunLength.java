package org.kirogate.pdf.file;

/** Undoes RunLengthDecode (ISO 32000-1, 7.4.5). Pure functions. */
final class RunLength {
    private static final int END = 128;

    private RunLength() {}

    static byte[] decode(byte[] data, Sink out) {
        int at = 0;
        while (at < data.length) {
            int length = data[at++] & 0xff;
            if (length == END) {
                break;
            }
            int needed = length < END ? length + 1 : 1;
            if (at + needed > data.length) {
                throw PdfException.damaged("a run-length stream breaks off");
            }
            if (length < END) {
                out.put(data, at, needed);
            }
            for (int i = length; length > END && i < 257; i++) {
                out.put(data[at]);
            }
            at += needed;
        }
        return out.toByteArray();
    }
}
