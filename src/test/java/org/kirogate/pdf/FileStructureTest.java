package org.kirogate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.kirogate.pdf.Reading.page;
import static org.kirogate.pdf.Reading.refused;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class FileStructureTest {
    private static final String FIRST = "BT /F 10 Tf 50 700 Td (first) Tj ET";
    private static final String SECOND = "BT /F 10 Tf 50 700 Td (second) Tj ET";

    private static RawPdf first() {
        return RawPdf.page(RawPdf.HELVETICA, FIRST);
    }

    /** {@code first} with a newer version of its content, entered by {@code table}, which gets its offset. */
    private static byte[] changed(BiConsumer<RawPdf, Integer> table) {
        RawPdf pdf = first();
        byte[] old = pdf.end();
        RawPdf update = new RawPdf().text(new String(old, StandardCharsets.ISO_8859_1).substring(9));
        int place = update.size();
        update.text("5 0 obj<</Length " + SECOND.length() + ">>stream\n" + SECOND + "\nendstream endobj\n");
        table.accept(update, place);
        return update.bytes();
    }

    private static int startOf(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        String tail = text.substring(text.lastIndexOf("startxref") + 9).strip();
        return Integer.parseInt(tail.substring(0, tail.indexOf('\n')));
    }

    @Test
    void laterChangesCount() {
        int before = startOf(first().end());
        byte[] pdf = changed((file, place) -> {
            int table = file.size();
            file.text(String.format("xref\n5 1\n%010d 00000 n \ntrailer<</Size 6/Root 1 0 R/Prev %d>>\n", place,
                    before));
            file.text("startxref\n" + table + "\n%%EOF\n");
        });
        assertEquals("second", page(pdf));
    }

    @Test
    void aStreamBesideATableIsAskedBeforeOlderTables() {
        int before = startOf(first().end());
        byte[] pdf = changed((file, place) -> {
            int stream = file.size();
            file.text("9 0 obj<</Type/XRef/W[1 4 1]/Index[5 1]/Size 10/Length 6>>stream\n\u0001");
            file.text("" + (char) (place >> 24) + (char) (place >> 16 & 255) + (char) (place >> 8 & 255)
                    + (char) (place & 255));
            file.text("\u0000\nendstream endobj\n");
            int table = file.size();
            file.text(String.format("xref\n5 1\n0000000000 65535 f \ntrailer<</Size 6/Root 1 0 R/Prev %d/XRefStm"
                    + " %d>>\n",
                    before, stream));
            file.text("startxref\n" + table + "\n%%EOF\n");
        });
        assertEquals("second", page(pdf));
    }

    /** All but the streams packed in one stream; the table is one too. */
    private static byte[] packed(String tableEntries, boolean truthful) {
        String[] bodies = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>", RawPdf.HELVETICA};
        StringBuilder head = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < bodies.length; i++) {
            head.append(i + 1).append(' ').append(body.length()).append(' ');
            body.append(bodies[i]).append('\n');
        }
        RawPdf pdf = new RawPdf();
        int content = pdf.size();
        pdf.text("5 0 obj<</Length " + FIRST.length() + ">>stream\n" + FIRST + "\nendstream\nendobj\n");
        int objects = pdf.size();
        byte[] stream = RawPdf.deflated(RawPdf.latin1(head.toString() + body));
        pdf.text("6 0 obj<</Type/ObjStm/N 4/First " + head.length() + "/Filter/FlateDecode/Length " + stream.length
                + ">>stream\n" + new String(stream, StandardCharsets.ISO_8859_1) + "\nendstream\nendobj\n");
        int table = pdf.size();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        int[][] entries = {{0, 0, 0}, {2, 6, 0}, {2, 6, 1}, {2, 6, 2}, {2, 6, 3}, {1, content, 0}, {1, objects, 0}};
        for (int[] entry : entries) {
            rows.writeBytes(new byte[] {2, (byte) entry[0], (byte) (entry[1] >> 8), (byte) entry[1], (byte) entry[2]});
        }
        byte[] up = rows.toByteArray();
        for (int i = up.length - 1; i >= 5; i--) {
            up[i] -= i % 5 == 0 ? 0 : up[i - 5];
        }
        byte[] packedRows = RawPdf.deflated(up);
        pdf.text("7 0 obj<</Type/XRef/Size 7/Root 1 0 R/W[1 2 1]/Filter/FlateDecode/DecodeParms<</Predictor"
                + " 12/Columns 4>>"
                + tableEntries + "/Length " + packedRows.length + ">>stream\n"
                + new String(packedRows, StandardCharsets.ISO_8859_1) + "\nendstream\nendobj\n");
        return pdf.text("startxref\n" + (truthful ? table : 1) + "\n%%EOF\n").bytes();
    }

    @Test
    void packedObjectsAndTablesAreRead() {
        assertEquals("first", page(packed("", true)));
    }

    @Test
    void packedObjectsAreFoundWithoutTheirTable() {
        assertEquals("first", page(packed("", false)));
    }

    @Test
    void brokenTablesAreRebuilt() {
        String whole = new String(first().end(), StandardCharsets.ISO_8859_1);
        assertEquals("first", page(RawPdf.latin1(whole.replaceAll("startxref\n\\d+", "startxref\n7"))));
        assertEquals("first", page(RawPdf.latin1(whole.substring(0, whole.indexOf("xref\n0")))));
        assertEquals("first", page(RawPdf.latin1(whole.replace("%PDF-1.7", "%PDF-1.7\n%moved"))));
        assertEquals("first", page(RawPdf.latin1("junk before\n" + whole)));
        assertEquals("first", page(RawPdf.latin1(whole.replace("xref\n0 6", "xref\n1 6"))));
        assertEquals("first", page(RawPdf.latin1(whole.replace("\nendobj", ""))));
        assertEquals("first", page(RawPdf.latin1(whole.replace("\n", "\r\n"))));
    }

    @Test
    void wrongLengthsGiveWayToTheEndWord() {
        for (String length : new String[] {"3", "-3", "99999999999999999999", "(x)", "5 0 R", "77 0 R"}) {
            String whole = new String(first().end(), StandardCharsets.ISO_8859_1);
            assertEquals("first", page(RawPdf.latin1(whole.replace("/Length " + FIRST.length(), "/Length " + length)
                    .replaceAll("startxref\n\\d+", "startxref\n7"))));
        }
    }

    @Test
    void partsThatAreGoneAreNeverSkipped() {
        String whole = new String(first().end(), StandardCharsets.ISO_8859_1);
        refused("a page is missing", new RawPdf().object("<</Pages 2 0 R>>").object("<</Kids[3 0 R]>>").end());
        refused("is missing", RawPdf.latin1(whole.replace("Kids[3 0 R]", "Kids[3 0 R 8 0 R]")));
        refused("is missing", RawPdf.latin1(whole.replace("Contents 5 0 R", "Contents 9 0 R")));
        refused("is missing", RawPdf.latin1(whole.replace("Contents 5 0 R", "Contents[5 0 R 9 0 R]")));
        refused("is damaged", RawPdf.latin1(whole.replace("4 0 obj", "four")));
    }

    @Test
    void encryptedFilesAreRefused() {
        refused("it is encrypted", first().end("/Encrypt<</Filter/Standard/V 2/R 3>>"));
        refused("it is encrypted", packed("/Encrypt 8 0 R", true));
        refused("it is encrypted", packed("/Encrypt 8 0 R", false));
    }

    @Test
    void whatIsNoPdfIsRefused() {
        refused("it is no PDF", new byte[0]);
        refused("it is no PDF", RawPdf.latin1("<html>"));
        refused("it has no catalog", RawPdf.latin1("%PDF-1.4\nnothing"));
        refused("it has no pages", new RawPdf().object("<</Pages 2 0 R>>").object("<</Type/Pages/Kids[]>>").end());
    }
}
