package org.kirogate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.kirogate.pdf.Reading.page;
import static org.kirogate.pdf.Reading.refused;
import static org.kirogate.pdf.Reading.shown;

import org.junit.jupiter.api.Test;

class FontTextTest {
    private static final String TYPE0 = "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/%s"
            + "/DescendantFonts[<</Subtype/CIDFontType2/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>]%s>>";

    private static String simple(String entries) {
        return "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Any" + entries + ">>";
    }

    private static String type0(String encoding, String entries) {
        return String.format(TYPE0, encoding, entries);
    }

    private static String line(String string) {
        return "BT /F 10 Tf 50 700 Td " + string + " Tj ET";
    }

    /** One page in a font whose dictionary refers to the stream 6, {@code attached}. */
    private static byte[] with(String font, String content, String attached) {
        return RawPdf.page(font, content).stream("", RawPdf.latin1(attached)).end();
    }

    @Test
    void knownEncodingsSayTheirCharacters() {
        assertEquals("\u20ac \u201cq\u201d \u00df", shown(simple("/Encoding/WinAnsiEncoding"),
                line("(\\200 \\223q\\224 \\337)")));
        assertEquals("\u00c4 \u201cq\u201d \u00df", shown(simple("/Encoding/MacRomanEncoding"),
                line("(\\200 \\322q\\323 \\247)")));
        assertEquals("it\u2019s fi \u0142", shown(simple("/Encoding/StandardEncoding"), line("(it's \\256 \\370)")));
        assertEquals("\u2022 \u0152 \u20ac", shown(simple("/Encoding/PDFDocEncoding"), line("(\\200 \\226 \\240)")));
        assertEquals("\u03b1 \u2265 \u2211", shown("<</Type/Font/Subtype/Type1/BaseFont/Symbol>>",
                line("(a \\263 \\345)")));
        assertEquals("\u2714 \u2460", shown("<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>", line("(4 \\254)")));
    }

    @Test
    void differencesNameGlyphs() {
        String font = simple("/Encoding<</BaseEncoding/WinAnsiEncoding/Differences"
                + "[65/Lslash/ffi/uni00E9/u1F600/f_i/a.sc/afii10017 1/summationdisplay/parenleftBig/alpha]>>");
        assertEquals("\u0141ffi\u00e9\ud83d\ude00fia\u0410\u2211(\u03b1x", shown(font,
                line("(ABCDEFG\\001\\002\\003x)")));
    }

    @Test
    void namesThatOnlyCountAreRefused() {
        for (String name : new String[] {"g65", "cid00123", "G01", "glyph7", "unicorn", "uniD800", "u110000"}) {
            String font = simple("/Encoding<</Differences[65/" + name + "]>>");
            refused("the font ABCDEF+Any does not say", RawPdf.page(font, line("(A)")).end());
        }
    }

    @Test
    void fontsThatAreNotShownDoNotMatter() {
        byte[] pdf = new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object("<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R/G 5 0 R>>>>/Contents 6 0 R>>")
                .object(RawPdf.HELVETICA)
                .object(simple("/Encoding<</Differences[65/g1]>>"))
                .stream("", RawPdf.latin1("/G 9 Tf " + line("(fine)")))
                .end();
        assertEquals("fine", page(pdf));
    }

    @Test
    void theFontsOwnMapComesFirst() {
        String map = "begincmap 1 begincodespacerange <00><ff> endcodespacerange"
                + " 2 beginbfchar <41> <0062> <43> <00660066> endbfchar"
                + " 2 beginbfrange <44> <46> <03B1> <47> <48> [<4F60> <D83DDE00>] endbfrange endcmap";
        byte[] pdf = with(simple("/Encoding/WinAnsiEncoding/ToUnicode 6 0 R"), line("(ABCDFGH)"), map);
        assertEquals("bBff\u03b1\u03b3\u4f60\ud83d\ude00", page(pdf));
    }

    @Test
    void twoByteCodesAreReadByTheirMap() {
        String map = "1 beginbfrange <0003> <0005> <4E2D> endbfrange 1 beginbfchar <0100> <0041> endbfchar";
        assertEquals("\u4e2d\u4e2e\u4e2fA", page(with(type0("Identity-H", "/ToUnicode 6 0 R"),
                line("<0003 0004 0005 0100>"), map)));
        refused("the font ABCDEF+Song does not say", with(type0("Identity-H", "/ToUnicode 6 0 R"), line("<0006>"),
                map));
        refused("the font ABCDEF+Song does not say", RawPdf.page(type0("Identity-H", ""), line("<0003>")).end());
    }

    @Test
    void codesOfCharacterSetsSayTheirCharacters() {
        assertEquals("\u4e2d\u6587 A", shown(type0("UniGB-UCS2-H", ""), line("<4E2D 6587 0020 0041>")));
        assertEquals("\u4e2d\u6587A", shown(type0("GBK-EUC-H", ""), line("<D6D0 CEC4 41>")));
        assertEquals("\u4e2d\u6587A", shown(type0("ETen-B5-H", ""), line("<A4A4 A4E5 41>")));
        assertEquals("\u65e5\u672c\uff76A", shown(type0("90ms-RKSJ-H", ""), line("<93FA 967B B6 41>")));
        assertEquals("\ud55c\uae00A", shown(type0("KSCms-UHC-H", ""), line("<C7D1 B1DB 41>")));
        assertEquals("\ud83d\ude00A", shown(type0("UniJIS-UTF16-H", ""), line("<D83DDE00 0041>")));
        refused("does not say", RawPdf.page(type0("Hojo-EUC-H", ""), line("<4E2D>")).end());
    }

    @Test
    void codeMapsOfTheDocumentAreFollowed() {
        String font = "<</Type/Font/Subtype/Type0/BaseFont/Mixed/Encoding 7 0 R/ToUnicode 6 0"
                + " R/DescendantFonts[<<>>]>>";
        byte[] pdf = RawPdf.page(font, line("<41 8142 43>"))
                .stream("", RawPdf.latin1("2 beginbfchar <41> <0061> <8142> <4E2D> endbfchar 1 beginbfchar <43>"
                        + " <0063> endbfchar"))
                .stream("", RawPdf.latin1("2 begincodespacerange <00> <80> <8100> <9fff> endcodespacerange"
                        + " 1 begincidrange <8140> <817e> 633 endcidrange"))
                .end();
        assertEquals("a\u4e2dc", page(pdf));
    }

    @Test
    void linesFromTopToBottomStayTogether() {
        assertEquals("\u4e2d\u6587\u4e66\n\u4e2d", shown(type0("UniGB-UCS2-V", ""),
                "BT /F 10 Tf 300 700 Td <4E2D 6587 4E66> Tj -15 0 Td <4E2D> Tj ET"));
    }

    @Test
    void encodingOfAType1ProgramIsRead() {
        String program = "%!PS-AdobeFont-1.0\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\n"
                + "dup 65 /alpha put\ndup 66 /summationdisplay put readonly def currentfile eexec \u0001\u0002";
        String font = simple("/FontDescriptor<</Flags 4/FontFile 6 0 R>>");
        assertEquals("\u03b1\u2211", page(with(font, line("(AB)"), program)));
        refused("does not say", with(font, line("(C)"), program));
    }

    /** Three glyphs, the second of them called by a name of the program's own. */
    private static String compact(String encoding) {
        String top = "\u001d\0\0\0\u0038\u000f" + "\u001d\0\0\0\u003d\u0010" + "\u001d\0\0\0\u002d\u0011";
        String head = "\1\0\4\1" + "\0\1\1\1\2A" + "\0\1\1\1" + (char) (top.length() + 1) + top;
        String strings = "\0\1\1\1\6alpha" + "\0\0";
        String glyphs = "\0\3\1\1\2\3\4\u000e\u000e\u000e";
        String charset = "\0\1\u0087\0\42"; // strings 391, alpha, and 34, A
        assertEquals(0x2d, head.length() + strings.length());
        return head + strings + glyphs + "\0" + charset + encoding;
    }

    @Test
    void encodingOfACompactProgramIsRead() {
        String font = simple("/FontDescriptor<</Flags 4/FontFile3 6 0 R>>");
        for (String encoding : new String[] {"\0\2xy", "\1\1x\1", "\u0080\1x\1y\0\42"}) {
            byte[] pdf = RawPdf.page(font, line("(xy)"))
                    .stream("/Subtype/Type1C", RawPdf.latin1(compact(encoding)))
                    .end();
            assertEquals("\u03b1A", page(pdf));
        }
        byte[] cut = RawPdf.page(font, line("(xy)"))
                .stream("/Subtype/Type1C", RawPdf.latin1(compact("\0\2x")))
                .end();
        refused("a font program breaks off", cut);
    }

    @Test
    void symbolicFontsWithoutEncodingAreRefused() {
        refused("does not say", RawPdf.page(simple("/FontDescriptor<</Flags 4>>"), line("(A)")).end());
        refused("does not say", RawPdf.page("<</Subtype/Type3/Name/Drawn/FontMatrix[1 0 0 1 0 0]>>",
                line("(A)")).end());
        refused("does not say", RawPdf.page(simple("/Encoding/MacExpertEncoding"), line("(A)")).end());
        assertEquals("A", shown(simple("/FontDescriptor<</Flags 32>>"), line("(A)")));
    }

    @Test
    void aFewPicturesAmongLettersAreMarkedAndManyAreRefused() {
        String map = "1 beginbfchar <01> <F0B7> endbfchar";
        String font = simple("/Encoding/WinAnsiEncoding/ToUnicode 6 0 R");
        String letters = "word ".repeat(20);
        assertEquals("\ufffd " + letters.strip(), page(with(font, line("(\\001 " + letters + ")"), map)));
        refused("its fonts name no characters for too many", with(font, line("(\\001\\001 word)"), map));
        String word = "\\001".repeat(4);
        refused("its fonts name no characters for too many", with(font, line("(" + letters + word + ")"), map));
    }

    @Test
    void bulletsOfTheSymbolFontAreReadThroughTheirPrivateCodes() {
        String font = "<</Type/Font/Subtype/Type1/BaseFont/Symbol/ToUnicode 6 0 R>>";
        assertEquals("\u2022", page(with(font, line("(\\267)"), "1 beginbfchar <B7> <F0B7> endbfchar")));
        String wide = type0("Identity-H", "/ToUnicode 6 0 R").replace("Song", "Wingdings-Regular");
        assertEquals("\u2713", page(with(wide, line("<0041>"), "1 beginbfchar <0041> <F0FC> endbfchar")));
    }

    @Test
    void widthsDecideWhereSpacesAre() {
        String narrow = simple("/Encoding/WinAnsiEncoding/FirstChar 97/Widths[200 200]");
        String wide = simple("/Encoding/WinAnsiEncoding/FirstChar 97/Widths[900 900]");
        String content = "BT /F 10 Tf 50 700 Td (a) Tj 9 0 Td (b) Tj ET";
        assertEquals("a b", shown(narrow, content));
        assertEquals("ab", shown(wide, content));
    }
}
