package org.kirogate.pdf.file;

import java.util.Objects;

/**
 * Why a PDF can't be read. The message is a clause that follows the word "because": {@code it is encrypted}. It holds
 * nothing of the document but, at most, the name of a font or of a part.
 */
public final class PdfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The clause that says why. */
    public PdfException(String reason) {
        super(Objects.requireNonNull(reason, "reason"));
    }

    /** The file breaks the format's rules; {@code how} says which, as in {@code a string has no end}. */
    public static PdfException damaged(String how) {
        return new PdfException("it is damaged: " + how);
    }

    /** One of the bounds that keep a hostile file from costing more than its share is passed. */
    public static PdfException tooLarge(String what) {
        return new PdfException("it holds more than can be read here: " + what);
    }
}
