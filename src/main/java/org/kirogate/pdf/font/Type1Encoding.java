package org.kirogate.pdf.font;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kirogate.pdf.file.ObjectParser;
import org.kirogate.pdf.file.PdfObject;

/**
 * The encoding that a Type 1 font program carries in its clear text (Adobe Type 1 Font Format, section 2.2): a known
 * one, or {@code dup 65 /A put} for each code.
 *
 * @param base  the known one
 * @param names glyph names of codes
 */
record Type1Encoding(Optional<Encoding> base, Map<Integer, String> names) {
    private static final int MOST_TOKENS = 5_000;

    Type1Encoding {
        names = Map.copyOf(names);
    }

    /** The encoding in {@code program}, if one can be found. */
    static Optional<Type1Encoding> read(byte[] program) {
        String text = new String(program, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("/Encoding");
        int secret = text.indexOf("eexec");
        if (start < 0 || secret >= 0 && secret < start) {
            return Optional.empty();
        }
        byte[] clear = text.substring(start, secret < 0 ? text.length() : secret).getBytes(StandardCharsets.ISO_8859_1);
        ObjectParser parser = ObjectParser.of(clear);
        parser.next();
        PdfObject first = parser.next();
        if (first instanceof PdfObject.Word word && word.text().equals("StandardEncoding")) {
            return Optional.of(new Type1Encoding(Optional.of(Encoding.STANDARD), Map.of()));
        }
        Map<Integer, String> names = names(parser);
        return names.isEmpty() ? Optional.empty() : Optional.of(new Type1Encoding(Optional.empty(), names));
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
