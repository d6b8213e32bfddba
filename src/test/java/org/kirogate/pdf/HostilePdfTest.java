package org.kirogate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kirogate.pdf.Reading.refused;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class HostilePdfTest {
    /** Far more than any of these needs, far less than a reader that goes over its input again and again. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final List<List<String>> PAGES = List.of(List.of("The quick brown fox", "jumps"),
            List.of("over it"));

    /** Reads; anything but pages or the one refusal fails the test. Returns whether there were pages. */
    private static boolean survives(byte[] pdf) {
        try {
            assertTrue(!PdfText.read(pdf, Reading.PATH).isEmpty());
            return true;
        } catch (GatewayException e) {
            assertEquals(Fault.UNSUPPORTED, e.fault());
            assertEquals(Reading.PATH, e.param());
            return false;
        }
    }

    private static List<byte[]> samples() {
        return List.of(
                PeerPdf.make(PeerPdf.Kind.STANDARD, false, PAGES),
                PeerPdf.make(PeerPdf.Kind.STANDARD, true, PAGES),
                PeerPdf.make(PeerPdf.Kind.SUBSET, true, PAGES),
                RawPdf.page(RawPdf.HELVETICA, "BT /F 10 Tf 50 700 Td (The quick) Tj [(a)-300(b)] TJ ET BI /W 1 ID"
                        + " x EI\n")
                        .end());
    }

    @Test
    void anyCutLeavesARefusalOrTheWholeText() {
        for (byte[] pdf : samples()) {
            List<String> whole = PdfText.read(pdf, Reading.PATH);
            for (int length = 0; length < pdf.length; length += Math.max(1, pdf.length / 400)) {
                byte[] cut = Arrays.copyOf(pdf, length);
                if (survives(cut)) {
                    assertEquals(whole, PdfText.read(cut, Reading.PATH), "cut at " + length + " of " + pdf.length);
                }
            }
        }
    }

    @Test
    void changedBytesLeaveARefusalOrPages() {
        Random random = new Random(20260214);
        int read = 0;
        for (byte[] pdf : samples()) {
            for (int round = 0; round < 500; round++) {
                byte[] changed = pdf.clone();
                for (int i = 0; i <= random.nextInt(12); i++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                read += survives(changed) ? 1 : 0;
            }
        }
        assertTrue(read > 0 && read < 2000, "of 2000 " + read + " were read");
    }

    @Test
    void wordsInTheWrongPlacesLeaveARefusalOrPages() {
        Random random = new Random(7);
        List<String> words = List.of("<<", ">>", "[", "]", "(", ")", "<", ">", "/", "%", " obj ", " endobj ",
                " stream\n", " endstream ", " R ", " 1 0 R ", " 3 0 R ", " 999999999 ", " -1 ",
                        " 99999999999999999999 ", " xref ",
                " trailer ", " startxref ", " BT ", " Tj ", " Do ", " q ", " BI ", " ID ", " null ", "/Kids",
                        "/Length", "\0");
        for (byte[] pdf : samples()) {
            for (int round = 0; round < 500; round++) {
                byte[] changed = pdf.clone();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    byte[] word = RawPdf.latin1(words.get(random.nextInt(words.size())));
                    System.arraycopy(word, 0, changed, random.nextInt(changed.length - word.length), word.length);
                }
                survives(changed);
            }
        }
    }

    @Test
    void cyclesEnd() {
        refused("lead into one another", new RawPdf().object("<</Pages 2 0 R>>").object("<</Kids[2 0 R]>>").end());
        refused("leads to itself", new RawPdf().object("2 0 R").object("1 0 R").end());
        refused("is damaged", new RawPdf().object("<</Pages 2 0 R>>").object("<</Kids[3 0 R]>>").object("3 0 R").end());
        refused("nested over 20 deep", new RawPdf().object("<</Pages 2 0 R>>")
                .object("<</Kids[3 0 R]/Resources<</XObject<</X 4 0 R>>>>>>").object("<</Contents 4 0 R>>")
                .stream("/Subtype/Form", RawPdf.latin1("/X Do")).end());
        survives(new RawPdf().object("<</Pages 2 0 R>>").object("<</Kids[3 0 R]>>")
                .object("<</Contents 3 0 R/Length 3 0 R>>stream\nendstream").end());
        RawPdf chain = new RawPdf().object("<</Pages 2 0 R>>").object("<</Kids[3 0 R]>>").object("<</Contents 4 0 R>>");
        for (int i = 5; i < 20_000; i++) {
            chain.object("<</Length " + i + " 0 R>>stream\nx\nendstream");
        }
        survives(chain.end());
    }

    @Test
    void formsThatShowOneAnotherAgainAndAgainEnd() {
        RawPdf pdf = new RawPdf().object("<</Pages 2 0 R>>")
                .object("<</Kids[3 0 R]/Resources<</XObject<</A 4 0 R/B 5 0 R/C 6 0 R/D 7 0 R>>>>>>")
                .object("<</Contents 4 0 R>>");
        for (String next : List.of("/B", "/C", "/D", "/N")) {
            pdf.stream("/Subtype/Form", RawPdf.latin1((next + " Do ").repeat(100)));
        }
        refused("it holds more than can be read here", pdf.end());
    }

    @Test
    void whatManyPagesShareIsPaidForOnEachOfThem() {
        String kids = "<</Kids[" + "3 0 R ".repeat(1500) + "]>>";
        refused("over 200000 parts", new RawPdf().object("<</Pages 2 0 R>>").object(kids)
                .object("<</Type/Page/Annots[" + "<<>>".repeat(1000) + "]>>").end());
        refused("over 200000 parts", new RawPdf().object("<</Pages 2 0 R>>").object(kids)
                .object("<</Type/Page/Contents[" + "4 0 R ".repeat(1000) + "]>>").stream("", new byte[0]).end());
        refused("over 8000000 letters", new RawPdf().object("<</Pages 2 0 R>>").object(kids)
                .object("<</Type/Page/Contents 4 0 R/Resources<</Properties<</P 5 0 R>>>>>>")
                .stream("", RawPdf.latin1("/Span /P BDC EMC "))
                .object("<</ActualText(" + "x".repeat(10_000) + ")>>").end());
        String font = "<</Subtype/Type1/BaseFont/X/Widths[" + "1 ".repeat(50_000) + "]>>";
        byte[] fonts = new RawPdf().object("<</Pages 2 0 R>>").object("<</Kids[3 0 R]>>")
                .object("<</Contents 4 0 R/Resources<</Font<</F " + font + ">>>>>>")
                .stream("", RawPdf.latin1("/F 9 Tf ".repeat(50_000))).end();
        assertTimeout(LONGEST, () -> survives(fonts));
    }

    @Test
    void depthIsBounded() {
        refused("nested over 64 deep", RawPdf.page(RawPdf.HELVETICA, "[".repeat(100_000)).end());
        refused("nested over 64 deep", RawPdf.page("<</A".repeat(100_000), "BT /F 9 Tf (x) Tj ET").end());
        refused("saves its state over 1000 times", RawPdf.page(RawPdf.HELVETICA, "q ".repeat(100_000)).end());
        RawPdf tree = new RawPdf().object("<</Pages 2 0 R>>");
        for (int i = 3; i < 1000; i++) {
            tree.object("<</Kids[" + i + " 0 R]>>");
        }
        refused("lead into one another", tree.end());
    }

    @Test
    void countsAreBounded() {
        refused("over 2000 pages", new RawPdf().object("<</Pages 2 0 R>>")
                .object("<</Kids[" + "3 0 R ".repeat(2001) + "]>>").object("<</Type/Page>>").end());
        refused("over 4000000 letters", RawPdf.page(RawPdf.HELVETICA,
                "BT /F 9 Tf " + ("(" + "x".repeat(1000) + ") Tj ").repeat(4001)).end());
        refused("over 100000 values", RawPdf.page(RawPdf.HELVETICA, "[" + "1 ".repeat(100_001) + "]").end());
        refused("too many values", RawPdf.page(RawPdf.HELVETICA, "1 ".repeat(2000)).end());
        refused("over 500000 values", RawPdf.page("[" + "1 ".repeat(600_000) + "]", "BT /F 9 Tf (x) Tj ET").end());
    }

    @Test
    void timeGrowsWithTheSizeOnly() {
        for (String part : List.of("1 0 obj stream ", "1 0 obj<</Type/ObjStm(", "trailer<<(", "1 0 obj<<(",
                "9 0 obj<<>>stream endstream ", "1 0 obj/Catalog ", "xref ", "startxref 1 ",
                        "1 0 obj<</Type/XRef>>stream endstream ")) {
            byte[] pdf = RawPdf.latin1("%PDF-1.4\n" + part.repeat(2_000_000 / part.length()));
            assertTimeout(LONGEST, () -> survives(pdf), part);
        }
        for (String part : List.of("(x", "<", "BI ID ", "BI ID EI", "[(a)1] TJ ", "q Q ", "/A <</B/C>> BDC ")) {
            byte[] pdf = RawPdf.page(RawPdf.HELVETICA, part.repeat(1_000_000 / part.length())).end();
            assertTimeout(LONGEST, () -> survives(pdf), part);
        }
    }
}
