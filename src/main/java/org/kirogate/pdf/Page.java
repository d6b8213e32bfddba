package org.kirogate.pdf;

import java.util.Objects;
import org.kirogate.pdf.file.PdfObject;

/**
 * A page as the page tree leads to it.
 *
 * @param dict      its own dictionary
 * @param resources its resources, maybe handed down
 */
record Page(PdfObject.Dict dict, PdfObject.Dict resources) {
    Page {
        Objects.requireNonNull(dict, "dict");
        Objects.requireNonNull(resources, "resources");
    }
}
