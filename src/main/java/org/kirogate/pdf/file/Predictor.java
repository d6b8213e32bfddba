package org.kirogate.pdf.file;

import java.util.Arrays;

/** Undoes the PNG and TIFF predictors (ISO 32000-1, 7.4.4.4; PNG, clause 9; TIFF 6.0, section 14). */
final class Predictor {
    private final FilterParameters parameters;
    private final Budget budget;

    Predictor(FilterParameters parameters, Budget budget) {
        this.parameters = parameters;
        this.budget = budget;
    }

    byte[] undo(byte[] data) {
        return switch (parameters.predictor()) {
            case 1 -> data;
            case 2 -> tiff(data);
            default -> png(data);
        };
    }

    private byte[] png(byte[] data) {
        int row = parameters.rowBytes();
        int pixel = parameters.pixelBytes();
        Sink out = new Sink(budget);
        byte[] above = new byte[row];
        byte[] line = new byte[row];
        for (int at = 0; at < data.length; at += row + 1) {
            int length = Math.min(row, data.length - at - 1);
            Arrays.fill(line, (byte) 0);
            System.arraycopy(data, at + 1, line, 0, length);
            pngRow(data[at], line, above, pixel);
            out.put(line, 0, length);
            byte[] swap = above;
            above = line;
            line = swap;
        }
        return out.toByteArray();
    }

    private static void pngRow(int filter, byte[] line, byte[] above, int pixel) {
        for (int i = 0; i < line.length; i++) {
            int left = i < pixel ? 0 : line[i - pixel] & 0xff;
            int up = above[i] & 0xff;
            int corner = i < pixel ? 0 : above[i - pixel] & 0xff;
            line[i] += (byte) switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> throw PdfException.damaged("a stream's predictor is unknown");
            };
        }
    }

    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int toLeft = Math.abs(guess - left);
        int toUp = Math.abs(guess - up);
        int toCorner = Math.abs(guess - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    /** Whole bytes and pairs of bytes; text and structure are never predicted in smaller samples. */
    private byte[] tiff(byte[] data) {
        if (parameters.bits() < 8) {
            throw PdfException.damaged("a stream that is no picture is predicted like one");
        }
        int row = parameters.rowBytes();
        int sample = parameters.bits() / 8;
        int pixel = parameters.pixelBytes();
        byte[] out = data.clone();
        budget.bytes(out.length);
        for (int start = 0; start < out.length; start += row) {
            int end = Math.min(out.length, start + row) - sample + 1;
            for (int i = start + pixel; i < end; i += sample) {
                add(out, i, i - pixel, sample);
            }
        }
        return out;
    }

    private static void add(byte[] out, int at, int from, int sample) {
        if (sample == 1) {
            out[at] += out[from];
            return;
        }
        int sum = word(out, at) + word(out, from);
        out[at] = (byte) (sum >> 8);
        out[at + 1] = (byte) sum;
    }

    private static int word(byte[] data, int at) {
        return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
    }
}
