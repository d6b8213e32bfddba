package org.kirogate.pdf.file;

import java.util.function.UnaryOperator;

/**
 * The parameters of Flate and LZW (ISO 32000-1, table 8).
 *
 * @param predictor   1 none, 2 TIFF, 10-15 PNG
 * @param colors      samples of a pixel, 1-32
 * @param bits        bits of a sample, 1, 2, 4, 8 or 16
 * @param columns     pixels of a row, 1-1000000
 * @param earlyChange whether LZW codes grow one code early
 */
record FilterParameters(int predictor, int colors, int bits, int columns, boolean earlyChange) {
    private static final int WIDEST = 1_000_000;

    FilterParameters {
        boolean depth = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
        boolean known = predictor == 1 || predictor == 2 || predictor >= 10 && predictor <= 15;
        if (!known || colors < 1 || colors > 32 || !depth || columns < 1 || columns > WIDEST) {
            throw PdfException.damaged("a stream's predictor has impossible parameters");
        }
    }

    static FilterParameters of(PdfObject own, UnaryOperator<PdfObject> resolve) {
        if (!(own instanceof PdfObject.Dict dict)) {
            return new FilterParameters(1, 1, 8, 1, true);
        }
        return new FilterParameters(
                number(dict, "Predictor", 1, resolve),
                number(dict, "Colors", 1, resolve),
                number(dict, "BitsPerComponent", 8, resolve),
                number(dict, "Columns", 1, resolve),
                number(dict, "EarlyChange", 1, resolve) != 0);
    }

    private static int number(PdfObject.Dict dict, String key, int other, UnaryOperator<PdfObject> resolve) {
        return resolve.apply(dict.at(key)) instanceof PdfObject.Num number ? (int) number.value() : other;
    }

    /** Bytes from a sample to the one on its left, at least 1. */
    int pixelBytes() {
        return Math.max(1, colors * bits / 8);
    }

    /** Bytes of a row. */
    int rowBytes() {
        return (int) (((long) colors * bits * columns + 7) / 8);
    }
}
