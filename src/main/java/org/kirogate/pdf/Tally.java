package org.kirogate.pdf;

import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.font.Glyph;

/** Counts what the pages of one document show, and stops where it is more than any reader could take. One thread. */
final class Tally {
    /** Glyphs of all pages. */
    static final int GLYPHS = 4_000_000;
    /** Characters of all pages; a glyph may stand for several. */
    static final int CHARACTERS = 8_000_000;
    /** Parts of pages that are shown, each as often as it is. */
    static final int PARTS = 200_000;

    private static final String UNNAMED = "its fonts name no characters for too many of its letters";
    private static final int MISSING_OF = 20;
    private static final int MISSING_IN_A_ROW = 3;

    private long glyphs;
    private long characters;
    private long missing;
    private int missingInARow;
    private int parts;

    /** Counts glyphs before they are looked at. */
    void glyphs(int count) {
        glyphs += count;
        if (glyphs > GLYPHS) {
            throw PdfException.tooLarge("its pages show over " + GLYPHS + " letters");
        }
    }

    /** Counts characters that are read. */
    void characters(int count) {
        characters += count;
        if (characters > CHARACTERS) {
            throw PdfException.tooLarge("its pages show over " + CHARACTERS + " letters");
        }
    }

    /** Counts the text of one glyph. */
    void text(String text) {
        characters(text.length());
        boolean none = text.contains(Glyph.MISSING);
        missing += none ? 1 : 0;
        missingInARow = none ? missingInARow + 1 : 0;
        if (missingInARow > MISSING_IN_A_ROW) {
            throw new PdfException(UNNAMED); // a word, no picture
        }
    }

    /** Counts a form, an annotation or a piece of content before it is looked at. */
    void part() {
        if (++parts > PARTS) {
            throw PdfException.tooLarge("its pages are made of over " + PARTS + " parts");
        }
    }

    /**
     * Settles whether the glyphs that have no characters are few enough to be pictures and bullets.
     *
     * @throws PdfException when they are more than one in 20
     */
    void judge() {
        if (missing * MISSING_OF > glyphs) {
            throw new PdfException(UNNAMED);
        }
    }
}
