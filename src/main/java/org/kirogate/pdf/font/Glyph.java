package org.kirogate.pdf.font;

import java.util.Objects;

/**
 * One code of a string that is shown.
 *
 * @param text      its characters; {@link #MISSING} where the document itself has none for it (a picture, a box); empty
 *                  when {@code problem} says why they are not known
 * @param advance   how far it moves on, in text space of size 1; downwards when the font writes so
 * @param wordSpace whether word spacing is added behind it: the single byte 32
 * @param problem   why its text is not known, as in {@code the font Abc does not say which characters its glyphs are};
 *                  or empty
 */
public record Glyph(String text, double advance, boolean wordSpace, String problem) {
    /** Stands for a glyph that is no character: U+FFFD. */
    public static final String MISSING = "\uFFFD";

    public Glyph {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(problem, "problem");
    }
}
