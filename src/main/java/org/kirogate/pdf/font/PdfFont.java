package org.kirogate.pdf.font;

import java.util.List;

/** A font as a reader of text sees it. One thread. */
public interface PdfFont {

    /** The glyphs of a string, one character of it a byte. */
    List<Glyph> glyphs(String bytes);

    /** Whether its lines run from top to bottom. */
    boolean vertical();

    /** How large its letters are beside those of other fonts at the same size; 1 but for fonts drawn by hand. */
    double scale();
}
