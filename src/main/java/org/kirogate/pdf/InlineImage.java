package org.kirogate.pdf;

import java.util.HashMap;
import java.util.Map;
import org.kirogate.pdf.file.ObjectParser;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfObject;

/** Passes over a picture that stands within a content stream (ISO 32000-1, 8.9.7). Pure functions. */
final class InlineImage {
    private static final int LOOK_AHEAD = 16;

    private InlineImage() {}

    /**
     * Moves {@code parser} from behind {@code BI} to behind {@code EI}. The end word may also occur in the picture; it
     * counts when what follows looks like instructions.
     */
    static void skip(ObjectParser parser, byte[] data) {
        Map<String, PdfObject> entries = new HashMap<>();
        PdfObject key = parser.next();
        while (key instanceof PdfObject.Name name) {
            entries.put(name.value(), parser.next());
            key = parser.next();
        }
        if (!(key instanceof PdfObject.Word word) || !word.text().equals("ID")) {
            throw PdfException.damaged("a picture within a page has no data");
        }
        int start = parser.position() + 1;
        PdfObject length = entries.getOrDefault("L", entries.getOrDefault("Length", PdfObject.Null.NULL));
        int from = length instanceof PdfObject.Num number && number.value() >= 0 && number.value() < data.length - start
                ? start + (int) number.value()
                : start;
        parser.position(end(data, from));
    }

    private static int end(byte[] data, int from) {
        for (int at = from; at + 1 < data.length; at++) {
            boolean word = data[at] == 'E' && data[at + 1] == 'I' && (at == from || isSpace(data[at - 1]));
            if (word && looksLikeText(data, at + 2)) {
                return at + 2;
            }
        }
        throw PdfException.damaged("a picture within a page has no end");
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f';
    }

    private static boolean looksLikeText(byte[] data, int from) {
        if (from < data.length && !isSpace(data[from])) {
            return false;
        }
        for (int at = from; at < data.length && at < from + LOOK_AHEAD; at++) {
            boolean printable = data[at] >= ' ' && data[at] < 0x7f;
            if (!printable && !(isSpace(data[at]) && data[at] != 0)) {
                return false;
            }
        }
        return true;
    }
}
