package org.kirogate.pdf.font;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.kirogate.pdf.file.ObjectParser;
import org.kirogate.pdf.file.PdfObject;

/**
 * A Type 1 font program: its clear text says the encoding, a known one or {@code dup 65 /A put} for each code (Adobe
 * Type 1 Font Format, section 2.2). Pure functions.
 */
final class Type1Program {
    private static final int MOST_TOKENS = 5_000;

    private Type1Program() {}

    static ProgramEncoding encoding(byte[] program) {
        String text = new String(program, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("/Encoding");
        int secret = text.indexOf("eexec");
        if (start < 0 || secret >= 0 && secret < start) {
            return ProgramEncoding.UNKNOWN;
        }
        byte[] clear = text.substring(start, secret < 0 ? text.length() : secret).getBytes(StandardCharsets.ISO_8859_1);
        ObjectParser parser = ObjectParser.of(clear);
        parser.next();
        PdfObject first = parser.next();
        if (first instanceof PdfObject.Word word && word.text().equals("StandardEncoding")) {
            return new ProgramEncoding(Encoding.STANDARD, Map.of());
        }
        return new ProgramEncoding(Encoding.NONE, names(parser));
    }

    private static Map<Integer, String> names(ObjectParser parser) {
        Map<Integer, String> names = new HashMap<>();
        PdfObject code = PdfObject.Null.NULL;
        for (int i = 0; i < MOST_TOKENS; i++) {
            PdfObject token = parser.next();
            if (token instanceof PdfObject.Name name && code instanceof PdfObject.Num number) {
                names.put((int) number.value(), name.value());
            }
            boolean end = token instanceof PdfObject.Word word
                    && (word.text().equals("def") || word.equals(PdfObject.Word.END));
            if (end) {
                return names;
            }
            code = token;
        }
        return names;
    }
}
