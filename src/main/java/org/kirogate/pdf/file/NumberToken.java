package org.kirogate.pdf.file;

/** Reads numbers as files have them: no exponents, signs doubled by careless writers. Pure functions. */
final class NumberToken {
    private static final int LONGEST = 64;

    private NumberToken() {}

    /** The number in {@code data} from {@code start} to {@code end}, or the null object when it is none. */
    static PdfObject read(byte[] data, int start, int end) {
        int at = start;
        boolean negative = false;
        while (at < end && (data[at] == '-' || data[at] == '+')) {
            negative |= data[at] == '-';
            at++;
        }
        double value = 0;
        double scale = 0;
        boolean digits = false;
        if (end - at > LONGEST) {
            throw PdfException.damaged("a number has over " + LONGEST + " digits");
        }
        for (; at < end; at++) {
            int c = data[at];
            if (Bytes.isDigit(c)) {
                digits = true;
                value = value * 10 + (c - '0');
                scale *= 10;
            } else if (c == '.' && scale == 0) {
                scale = 1;
            } else if (c == '-' && digits) {
                break; // "12.34-56": viewers read up to the stray sign
            } else {
                return PdfObject.Null.NULL;
            }
        }
        if (!digits && scale == 0) {
            return PdfObject.Null.NULL;
        }
        double size = scale > 0 ? value / scale : value;
        return new PdfObject.Num(negative ? -size : size);
    }
}
