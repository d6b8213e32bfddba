package org.kirogate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** What tests say about a document. */
final class Reading {
    static final String PATH = "messages[0].content[1].source.data";

    private Reading() {}

    /** The text of the one page. */
    static String page(byte[] pdf) {
        List<String> pages = PdfText.read(pdf, PATH);
        assertEquals(1, pages.size());
        return pages.get(0);
    }

    /** The text of one page with {@code content} in the font F, Helvetica. */
    static String shown(String content) {
        return page(RawPdf.page(RawPdf.HELVETICA, content).end());
    }

    /** The text that the one page shows in the font F with {@code font} as its dictionary. */
    static String shown(String font, String content) {
        return page(RawPdf.page(font, content).end());
    }

    /** That the document is refused for a reason that says {@code why}. */
    static void refused(String why, byte[] pdf) {
        GatewayException e = assertThrows(GatewayException.class, () -> PdfText.read(pdf, PATH));
        assertEquals(Fault.UNSUPPORTED, e.fault());
        assertEquals(PATH, e.param());
        assertTrue(e.getMessage().contains(why), e.getMessage());
        assertTrue(e.getMessage().startsWith(PATH + ": The PDF can't be read because "), e.getMessage());
        assertTrue(e.getMessage().endsWith("; send its text, or its pages as images"), e.getMessage());
    }
}
