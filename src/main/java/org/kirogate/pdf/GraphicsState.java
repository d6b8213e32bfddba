package org.kirogate.pdf;

import org.kirogate.pdf.font.PdfFont;

/**
 * What {@code q} saves and {@code Q} brings back, as far as text needs it (ISO 32000-1, 8.4 and 9.3). Numbers change
 * with every operator, so it is no value but is copied when it is saved.
 */
final class GraphicsState {
    Matrix page = Matrix.IDENTITY;
    /** Null until one is chosen; stays in this class's package. */
    PdfFont font;
    double size;
    double characterSpace;
    double wordSpace;
    double stretch = 1;
    double leading;
    double rise;

    GraphicsState copy() {
        GraphicsState copy = new GraphicsState();
        copy.page = page;
        copy.font = font;
        copy.size = size;
        copy.characterSpace = characterSpace;
        copy.wordSpace = wordSpace;
        copy.stretch = stretch;
        copy.leading = leading;
        copy.rise = rise;
        return copy;
    }
}
