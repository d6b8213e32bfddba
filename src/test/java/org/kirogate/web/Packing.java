package org.kirogate.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies compressed as clients compress them. */
final class Packing {
    private Packing() {}

    static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    /** In zlib's wrapping, or {@code bare} as some clients send it. */
    static byte[] deflate(byte[] body, boolean bare) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(body);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}
