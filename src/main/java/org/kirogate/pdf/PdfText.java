package org.kirogate.pdf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.fault.GatewayException;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;
import org.kirogate.pdf.font.FontReader;

/**
 * Reads the text of PDF documents. Whole or not at all: a document of which some text can't be read with certainty is
 * refused. Time and memory are bounded by the size of the document and by fixed limits, whatever it holds. Pure
 * functions, any thread.
 */
public final class PdfText {
    private static final String PICTURE = "[This page shows a picture and no text.]";

    private PdfText() {}

    /**
     * The text of each page, in order; at least one. A page without text is empty, or says so when it shows a picture.
     *
     * @param pdf  the document
     * @param path the field it came in, for the error
     * @throws GatewayException UNSUPPORTED about {@code path} when the document is no PDF, encrypted, damaged or too
     *     large, when a font does not say which characters it shows, or when there is no text at all
     */
    public static List<String> read(byte[] pdf, String path) {
        try {
            return pages(PdfFile.open(pdf));
        } catch (PdfException e) {
            throw GatewayException.unsupported(path, path + ": The PDF can't be read because " + e.getMessage()
                    + "; send its text, or its pages as images");
        }
    }

    private static List<String> pages(PdfFile file) {
        if (file.at(file.catalog(), "NeedsRendering") instanceof PdfObject.Bool script && script.value()) {
            throw new PdfException("its pages are made by a form script (XFA)");
        }
        FontReader fonts = new FontReader(file);
        Tally tally = new Tally();
        List<String> pages = new ArrayList<>();
        boolean text = false;
        for (Page page : new PageTree(file).pages()) {
            PageLines lines = new PageLines();
            ContentReader content = new ContentReader(lines, tally, new Resources(file, fonts, page.resources()));
            content.read(content(file, page, tally));
            content.startOver();
            new Annotations(file, content, lines, tally).read(page.dict());
            String shown = lines.text();
            text |= !shown.isBlank();
            pages.add(shown.isBlank() && content.pictures() ? PICTURE : shown);
        }
        if (!text) {
            throw new PdfException("it holds no text; it may be a scan");
        }
        tally.judge();
        return List.copyOf(pages);
    }

    /** A page's content may be cut into several streams anywhere between two tokens. */
    private static byte[] content(PdfFile file, Page page, Tally tally) {
        PdfObject contents = file.at(page.dict(), "Contents");
        if (contents instanceof PdfObject.Stream stream) {
            return file.decode(stream);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<PdfObject> parts = contents instanceof PdfObject.Array array ? array.items() : List.of();
        for (PdfObject part : parts) {
            tally.part();
            if (!(file.resolve(part) instanceof PdfObject.Stream stream)) {
                throw PdfException.damaged("a part of a page is missing");
            }
            all.writeBytes(file.decode(stream));
            all.write('\n');
        }
        boolean given = !(page.dict().at("Contents") instanceof PdfObject.Null);
        if (given && !(contents instanceof PdfObject.Array)) {
            throw PdfException.damaged("a part of a page is missing");
        }
        return all.toByteArray();
    }
}
