package org.kirogate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.kirogate.pdf.Reading.page;
import static org.kirogate.pdf.Reading.refused;
import static org.kirogate.pdf.Reading.shown;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTextTest {

    @Test
    void everyShowOperatorShows() {
        assertEquals("one two three\nfour five\nsix seven", shown(
                "BT /F 10 Tf 12 TL 50 700 Td (one) Tj [( t)10(w)-10(o three)] TJ (four five) ' 1 0 (six seven) \" ET"));
    }

    @Test
    void everyMoveToAnotherHeightBeginsALine() {
        assertEquals("a\nb\nc\nd\ne", shown(
                "BT /F 10 Tf 50 700 Td (a) Tj 0 -14 TD (b) Tj T* (c) Tj 1 0 0 1 50 600 Tm (d) Tj ET"
                        + " q 1 0 0 1 0 -200 cm BT /F 10 Tf 50 700 Td (e) Tj ET Q"));
    }

    @Test
    void raisedLettersStayOnTheirLine() {
        assertEquals("E = mc2 and so on",
                shown("BT /F 10 Tf 50 700 Td (E = mc) Tj 4 Ts /F 6 Tf (2) Tj 0 Ts /F 10 Tf ( and so on) Tj ET"));
    }

    @Test
    void roomBetweenWordsIsASpaceAndKerningIsNot() {
        assertEquals("AVAIL two three", shown("BT /F 10 Tf 50 700 Td [(A)80(V)90(AIL)-250(two)] TJ"
                + " 1 0 0 1 97 700 Tm (three) Tj ET"));
        assertEquals("any other", shown("BT /F 10 Tf 50 700 Td (an) Tj 3.34 Tc 11.12 0 Td (yo) Tj 0 Tc 13.9 0 Td"
                + " (ther) Tj ET"));
    }

    @Test
    void spacedOutLettersAreOneWord() {
        assertEquals("HEADING LINE",
                shown("BT /F 10 Tf 50 700 Td"
                        + " [(H)-200(E)-200(A)-200(D)-200(I)-200(N)-200(G)-600(L)-200(I)-200(N)-200(E)] TJ ET"));
        assertEquals("HEADING LINE", shown("BT /F 10 Tf 2 Tc 50 700 Td (HEADING LINE) Tj ET"));
        assertEquals("x y z u v w", shown("BT /F 10 Tf 50 700 Td [(x)-300(y)-300(z)-300(u)-300(v)-300(w)] TJ ET"));
    }

    @Test
    void sizeStretchAndScaleOfThePageCountForSpaces() {
        assertEquals("ab cd", shown("0.1 0 0 0.1 0 0 cm BT /F 1 Tf 200 Tz 100 0 0 100 500 7000 Tm [(ab)-300(cd)]"
                + " TJ ET"));
    }

    @Test
    void turnedTextReadsAlongItsOwnDirection() {
        assertEquals("across page\nup wards", shown("BT /F 10 Tf 50 700 Td (across page) Tj"
                + " 0 1 -1 0 300 100 Tm [(up)-400(wards)] TJ ET"));
    }

    @Test
    void lettersShownTwiceForBoldCountOnce() {
        assertEquals("Bold llama", shown("BT /F 10 Tf 50 700 Td (Bold llama) Tj 0.3 0 Td (Bold llama) Tj ET"));
        assertEquals("dod", shown("BT /F 10 Tf 50 700 Td (d) Tj /F 20 Tf 1 0 0 1 55.56 700 Tm (o) Tj"
                + " 1 0 0 1 100 1400 Tm (d) Tj ET").replace("\n", ""));
        assertEquals("[[x]]", shown("BT /F 10 Tf 50 700 Td [([)170([)(x)(])170(])] TJ ET"));
        assertEquals("aa", shown("BT /F 10 Tf 50 700 Td (a) Tj 1 0 0 1 50.2 700 Tm (a) Tj 5.36 0 Td (a) Tj ET"));
    }

    @Test
    void accentsOverLettersBecomeOneCharacter() {
        assertEquals("caf\u00e9", shown("BT /F 10 Tf 50 700 Td (caf) Tj [(\\264)390(e)] TJ ET"));
    }

    @Test
    void savedStateComesBack() {
        assertEquals("big after small\nback", shown("BT /F 10 Tf 20 TL 50 700 Td (big after ) Tj ET"
                + " q BT /F 5 Tf 1 0 0 1 97 700 Tm (small) Tj ET Q BT 1 0 0 1 50 680 Tm (back) Tj ET"));
    }

    @Test
    void formsBringTheirOwnResourcesAndPlaces() {
        byte[] pdf = new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>")
                .object("<</Type/Page/Parent 2 0 R/Contents[5 0 R 8 0 R]>>")
                .object(RawPdf.HELVETICA)
                .stream("", RawPdf.latin1("BT /F 10 Tf 50 700 Td (before) Tj ET /X"))
                .stream("/Subtype/Form/Matrix[1 0 0 1 0 -50]/Resources<</Font<</G 4 0 R>>/XObject<</Y 7 0 R>>>>",
                        RawPdf.latin1("BT /G 10 Tf 50 700 Td (within) Tj ET q /Y Do"))
                .stream("/Subtype/Form", RawPdf.latin1("BT /G 10 Tf 50 680 Td (deeper) Tj ET"))
                .stream("", RawPdf.latin1("Do BT /F 10 Tf 50 600 Td (after) Tj ET"))
                .end();

        assertEquals("before\nwithin\ndeeper\nafter", page(pdf));
    }

    @Test
    void replacementTextStandsForItsGlyphs() {
        assertEquals("un-known price: 5 \u20ac each", shown("BT /F 10 Tf 50 700 Td (un) Tj"
                + " /Span <</ActualText (-)>> BDC (\u00b7) Tj EMC (known price: 5 ) Tj"
                + " /Span <</ActualText <FEFF20AC>>> BDC (E) Tj (UR) Tj EMC ( each) Tj ET"));
    }

    @Test
    void picturesWithinAPageArePassedOver() {
        assertEquals("before after", shown("BT /F 10 Tf 50 700 Td (before) Tj ET BI /W 4 /H 2 /BPC 8 /CS /G ID"
                + " \u00ff EI\u0001(Tj EI\n"
                + "BT /F 10 Tf 50 700 Td (before) Tj ( after) Tj ET"));
    }

    @Test
    void filledInFieldsAreRead() {
        byte[] pdf = new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object("<</Type/Page/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R/Annots[6 0 R 7 0 R 8 0 R 9 0 R]>>")
                .object(RawPdf.HELVETICA)
                .stream("", RawPdf.latin1("BT /F 10 Tf 50 700 Td (Name:) Tj ET"))
                .object("<</Subtype/Widget/Rect[50 650 200 670]/AP<</N 10 0 R>>>>")
                .object("<</Subtype/Widget/Rect[50 600 200 620]/AP<</N<</On 11 0 R/Off 10 0 R>>>>/AS/On>>")
                .object("<</Subtype/Widget/Rect[50 550 200 570]/Parent<</V(undrawn)>>>>")
                .object("<</Subtype/Widget/F 2/Rect[50 550 200 570]/AP<</N 10 0 R>>>>")
                .stream("/Subtype/Form/BBox[0 0 150 20]/Resources<</Font<</F 4 0 R>>>>",
                        RawPdf.latin1("/Tx BMC BT /F 10 Tf 2 5 Td (Ada) Tj ET EMC"))
                .stream("/Subtype/Form/BBox[0 0 150 20]/Resources<</Font<</F 4 0 R>>>>",
                        RawPdf.latin1("BT /F 10 Tf 2 5 Td (yes) Tj ET"))
                .end();

        assertEquals("Name:\nAda\nyes\nundrawn", page(pdf));
    }

    @Test
    void pagesComeInTheOrderOfTheirTree() {
        byte[] pdf = new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R 6 0 R 7 0 R 8 0 R]/Resources<</Font<</F 4 0 R>>/XObject<</I 10"
                        + " 0 R>>>>>>")
                .object("<</Type/Pages/Kids[5 0 R]/Parent 2 0 R>>")
                .object(RawPdf.HELVETICA)
                .object("<</Type/Page/Contents 9 0 R/Parent 3 0 R>>")
                .object("<</Type/Page/Contents 11 0 R/Parent 2 0 R>>")
                .object("<</Type/Page/Parent 2 0 R>>")
                .object("<</Type/Page/Contents 12 0 R/Parent 2 0 R>>")
                .stream("", RawPdf.latin1("BT /F 10 Tf 50 700 Td (first) Tj ET"))
                .stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", new byte[] {0})
                .stream("", RawPdf.latin1("/I Do"))
                .stream("", RawPdf.latin1("BT /F 10 Tf 50 700 Td (last) Tj ET"))
                .end();

        assertEquals(List.of("first", "[This page shows a picture and no text.]", "", "last"),
                PdfText.read(pdf, Reading.PATH));
    }

    @Test
    void documentsWithoutTextAreRefused() {
        refused("it holds no text; it may be a scan", RawPdf.page(RawPdf.HELVETICA, "0 0 m 9 9 l S").end());
        refused("it holds no text", RawPdf.page(RawPdf.HELVETICA, "BT /F 10 Tf (   ) Tj ET").end());
        refused("form script", new RawPdf().object("<</Pages 2 0 R/NeedsRendering true>>")
                .object("<</Kids[]>>").end());
    }

    @Test
    void pagesThatCannotBeFollowedAreRefused() {
        refused("a page shows text without a font", RawPdf.page(RawPdf.HELVETICA, "BT (x) Tj ET").end());
        refused("names a font that is not there", RawPdf.page(RawPdf.HELVETICA, "BT /G 9 Tf (x) Tj ET").end());
        refused("a string has no end", RawPdf.page(RawPdf.HELVETICA, "BT /F 9 Tf (x) Tj (y Tj ET").end());
        refused("lacks what it needs", RawPdf.page(RawPdf.HELVETICA, "BT /F 9 Tf (x) Tj 7 Td ET").end());
        refused("a picture within a page has no end", RawPdf.page(RawPdf.HELVETICA, "BI /W 1 ID 1234").end());
    }

    @Test
    void hebrewLinesReadFromRightToLeft() {
        String font = "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/afii57664/afii57665/afii57666]>>"
                + "/FirstChar 32/Widths[" + "500 ".repeat(96) + "]>>";
        assertEquals("\u05d0\u05d1\u05d2 (12) \u05d1", shown(font,
                "BT /F 10 Tf 50 700 Td (B ) Tj (\\(12\\) CBA) Tj ET"));
        assertEquals("ab \u05d0\u05d1 cd", shown(font, "BT /F 10 Tf 50 700 Td (ab BA cd) Tj ET"));
    }
}
