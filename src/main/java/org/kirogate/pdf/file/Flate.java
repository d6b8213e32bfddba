package org.kirogate.pdf.file;

import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes FlateDecode. A stream that breaks off or whose checksum is wrong is refused: half of a text would look like
 * all of it. A checksum that is missing, as some writers leave it, is let pass when the data ends by itself.
 */
final class Flate {
    private static final int HEADER = 2;
    private static final int CHECKSUM = 4;

    private Flate() {}

    static byte[] decode(byte[] data, Sink out) {
        if (data.length == 0) {
            return data;
        }
        if (data.length < HEADER || (data[0] & 0x0f) != 8 || ((data[0] & 0xff) << 8 | data[1] & 0xff) % 31 != 0) {
            throw PdfException.damaged("a compressed stream does not begin as one");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data, HEADER, data.length - HEADER);
            Adler32 sum = new Adler32();
            inflate(inflater, out, sum);
            check(data, HEADER + (int) inflater.getBytesRead(), (int) sum.getValue());
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw PdfException.damaged("a compressed stream can't be unpacked");
        } finally {
            inflater.end();
        }
    }

    private static void inflate(Inflater inflater, Sink out, Adler32 sum) throws DataFormatException {
        byte[] buffer = new byte[16 * 1024];
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            if (count == 0 && !inflater.finished()) {
                throw PdfException.damaged("a compressed stream breaks off");
            }
            out.put(buffer, 0, count);
            sum.update(buffer, 0, count);
        }
    }

    private static void check(byte[] data, int at, int sum) {
        if (data.length - at < CHECKSUM) {
            return;
        }
        int written = 0;
        for (int i = 0; i < CHECKSUM; i++) {
            written = written << 8 | data[at + i] & 0xff;
        }
        if (written != sum) {
            throw PdfException.damaged("a compressed stream has changed since it was written");
        }
    }
}
