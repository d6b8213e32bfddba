package org.kirogate.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** Writes small PDFs object by object, right or wrong as a test wants them; text is Latin-1. */
final class RawPdf {
    static final String HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    RawPdf() {
        text("%PDF-1.7\n");
    }

    /** One page with {@code content}, whose font F is {@code font}: objects 1 to 5. */
    static RawPdf page(String font, String content) {
        return new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object("<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>")
                .object(font)
                .stream("", content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Bytes as they are. */
    RawPdf text(String latin1) {
        out.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** The object with the next number, from 1. */
    RawPdf object(String body) {
        offsets.add(out.size());
        return text(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    /** A stream with the next number; {@code entries} stand beside its length. */
    RawPdf stream(String entries, byte[] bytes) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n<<" + entries + "/Length " + bytes.length + ">>\nstream\n");
        out.writeBytes(bytes);
        return text("\nendstream\nendobj\n");
    }

    int offset(int number) {
        return offsets.get(number - 1);
    }

    int size() {
        return out.size();
    }

    /** Ends the file with a table of all objects. */
    byte[] end() {
        return end("");
    }

    /** Ends the file; {@code entries} stand in the trailer. */
    byte[] end(String entries) {
        int table = out.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> text(String.format("%010d 00000 n \n", offset)));
        text("trailer\n<</Size " + (offsets.size() + 1) + "/Root 1 0 R" + entries + ">>\n");
        return text("startxref\n" + table + "\n%%EOF\n").bytes();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Text of Latin-1 as bytes. */
    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
