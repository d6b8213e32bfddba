package org.kirogate.pdf.file;

import java.util.Objects;

/**
 * What a file says of itself as a whole.
 *
 * @param xref      where its objects are
 * @param root      reference of the catalog, or the null object
 * @param encrypted whether its strings and streams are encrypted
 */
record Trailer(Xref xref, PdfObject root, boolean encrypted) {
    Trailer {
        Objects.requireNonNull(xref, "xref");
        Objects.requireNonNull(root, "root");
    }

    /** Gathers it from trailer dictionaries, the newest first. */
    static final class Builder {
        private PdfObject root = PdfObject.Null.NULL;
        private boolean encrypted;

        /** Adds an older one. */
        void add(PdfObject.Dict dict) {
            encrypted |= !(dict.at("Encrypt") instanceof PdfObject.Null);
            if (root instanceof PdfObject.Null) {
                root = dict.at("Root");
            }
        }

        Trailer build(Xref xref) {
            return new Trailer(xref, root, encrypted);
        }
    }
}
