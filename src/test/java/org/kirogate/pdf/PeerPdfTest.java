package org.kirogate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kirogate.pdf.Reading.refused;

import java.util.List;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.MacRomanEncoding;
import org.apache.pdfbox.pdmodel.font.encoding.StandardEncoding;
import org.apache.pdfbox.pdmodel.font.encoding.SymbolEncoding;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.junit.jupiter.api.Test;

/** Compares with Apache PDFBox, as the writer and as another reader. */
class PeerPdfTest {
    private static final List<List<String>> LATIN = List.of(
            List.of("Dear reader,", "the caf\u00e9 \u201cna\u00efve\u201d \u2014 costs 5 \u20ac (or more).",
                    "AVATAR: 100%"),
            List.of("Second page"));
    private static final List<List<String>> WIDE = List.of(
            List.of("\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac and"
                    + " \u041a\u0438\u0440\u0438\u043b\u043b\u0438\u0446\u0430"),
            List.of("\u0141\u00f3d\u017a \u2265 1"));

    private static List<String> pages(List<List<String>> pages) {
        return pages.stream().map(lines -> String.join("\n", lines)).toList();
    }

    @Test
    void everyKindOfFontAndFileReadsAsWritten() {
        for (PeerPdf.Kind kind : PeerPdf.Kind.values()) {
            for (boolean compressed : new boolean[] {true, false}) {
                assertEquals(pages(LATIN), PdfText.read(PeerPdf.make(kind, compressed, LATIN), Reading.PATH));
            }
        }
        for (PeerPdf.Kind kind : List.of(PeerPdf.Kind.SUBSET, PeerPdf.Kind.WHOLE)) {
            assertEquals(pages(WIDE), PdfText.read(PeerPdf.make(kind, true, WIDE), Reading.PATH));
        }
    }

    @Test
    void bothReadersSeeTheSameLines() {
        for (PeerPdf.Kind kind : PeerPdf.Kind.values()) {
            byte[] pdf = PeerPdf.make(kind, true, LATIN);
            List<String> ours = PdfText.read(pdf, Reading.PATH).stream().flatMap(String::lines).toList();
            assertEquals(PeerPdf.lines(pdf), ours);
        }
    }

    @Test
    void changesBehindTheEndCount() {
        for (boolean compressed : new boolean[] {true, false}) {
            byte[] pdf = PeerPdf.changed(PeerPdf.make(PeerPdf.Kind.SUBSET, compressed, WIDE), List.of("added later"));
            List<String> pages = PdfText.read(pdf, Reading.PATH);
            assertEquals(3, pages.size());
            assertEquals("added later", pages.get(2));
        }
    }

    @Test
    void encryptedDocumentsAreRefusedEvenWithoutPassword() {
        byte[] pdf = PeerPdf.make(PeerPdf.Kind.STANDARD, true, LATIN);
        for (int keyLength : new int[] {40, 128, 256}) {
            refused("it is encrypted", PeerPdf.encrypted(pdf, keyLength));
        }
    }

    @Test
    void encodingsAgreeCodeByCode() {
        StringBuilder codes = new StringBuilder();
        for (int code = 0x21; code < 0x7f; code++) {
            codes.append(String.format("%02x", code));
        }
        for (int code = 0xa1; code < 0x100; code++) {
            boolean unlike = code == 0xad || code == 0xca || code == 0xdb || code == 0xf0;
            codes.append(unlike ? "" : String.format("%02x", code));
        }
        compare("/Type/Font/Subtype/Type1/BaseFont/X/Encoding/WinAnsiEncoding", WinAnsiEncoding.INSTANCE,
                codes.toString());
        compare("/Type/Font/Subtype/Type1/BaseFont/X/Encoding/MacRomanEncoding", MacRomanEncoding.INSTANCE,
                codes.toString());
        compare("/Type/Font/Subtype/Type1/BaseFont/X", StandardEncoding.INSTANCE, codes.toString());
        compare("/Type/Font/Subtype/Type1/BaseFont/Symbol", SymbolEncoding.INSTANCE, codes.toString());
    }

    private static void compare(
            String font, org.apache.pdfbox.pdmodel.font.encoding.Encoding encoding, String codes) {
        int compared = 0;
        for (int i = 0; i < codes.length(); i += 2) {
            int code = Integer.parseInt(codes, i, i + 2, 16);
            String theirs = GlyphList.getAdobeGlyphList().toUnicode(encoding.getName(code));
            boolean comparable = theirs != null && !theirs.isEmpty() && theirs.charAt(0) < '\ue000';
            if (comparable && !theirs.isBlank()) {
                String content = "BT /F 10 Tf 50 700 Td <" + codes.substring(i, i + 2) + "> Tj ET";
                assertEquals(theirs, Reading.shown("<<" + font + ">>", content), font + " " + code);
                compared++;
            }
        }
        assertTrue(compared > 100, font + " " + compared);
    }
}
