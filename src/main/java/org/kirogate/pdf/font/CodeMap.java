package org.kirogate.pdf.font;

import java.util.Optional;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** How the strings of a composite font fall into codes and what these name (ISO 32000-1, 9.7.5). */
interface CodeMap {

    /** How many bytes the code at {@code at} has, at least 1; may reach over the end. */
    int length(String bytes, int at);

    /** The glyph's number in its collection; only its width hangs on it. */
    int cid(String code);

    /** How wide the code's glyph is in thousandths when the font does not say, or 0 for the font's own usual width. */
    int usualWidth(String code);

    /** The characters of the code where the map itself says them; else empty text. */
    String text(String code);

    /**
     * The map that a font's dictionary names or holds.
     *
     * @throws PdfException with {@code problem} when it is none that is known here
     */
    static CodeMap read(PdfFile file, PdfObject encoding, String problem) {
        if (encoding instanceof PdfObject.Stream stream) {
            return CMapCodes.read(file, stream, problem);
        }
        String name = encoding instanceof PdfObject.Name given ? given.value() : "";
        if (name.equals("Identity-H") || name.equals("Identity-V")) {
            return new IdentityCodes();
        }
        Optional<CharsetCodes> known = CharsetCodes.named(name);
        return known.orElseThrow(() -> new PdfException(problem));
    }

    static boolean isVertical(PdfFile file, PdfObject encoding) {
        if (encoding instanceof PdfObject.Stream stream) {
            return file.number(stream.dict(), "WMode", 0) == 1;
        }
        return encoding instanceof PdfObject.Name name && name.value().endsWith("-V");
    }

    /** The bytes of a code as a number. */
    static int number(String code) {
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            number = number << 8 | code.charAt(i);
        }
        return number;
    }
}
