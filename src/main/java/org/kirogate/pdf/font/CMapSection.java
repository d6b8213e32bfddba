package org.kirogate.pdf.font;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kirogate.pdf.file.ObjectParser;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/**
 * What stands between {@code begin…} and {@code end…} of a character map, in order; the name of another map that it
 * builds on comes as the section {@code usecmap}.
 *
 * @param name  as in {@code bfchar}
 * @param items codes and what they stand for, flat
 */
record CMapSection(String name, List<PdfObject> items) {
    CMapSection {
        Objects.requireNonNull(name, "name");
        items = List.copyOf(items);
    }

    static List<CMapSection> read(PdfFile file, PdfObject.Stream stream) {
        ObjectParser parser = ObjectParser.of(file.decode(stream));
        List<CMapSection> sections = new ArrayList<>();
        List<PdfObject> items = new ArrayList<>();
        while (true) {
            PdfObject token = parser.next();
            if (!(token instanceof PdfObject.Word word)) {
                file.keep(1);
                items.add(token);
                continue;
            }
            if (word.equals(PdfObject.Word.END)) {
                return sections;
            }
            String text = word.text();
            if (text.startsWith("end")) {
                sections.add(new CMapSection(text.substring(3), items));
            } else if (text.equals("usecmap") && !items.isEmpty()) {
                sections.add(new CMapSection(text, items.subList(items.size() - 1, items.size())));
            }
            items.clear();
        }
    }

    /** A code of one to four bytes as a number; those of four wrap. */
    static int code(PdfObject value) {
        if (!(value instanceof PdfObject.Str string) || string.bytes().isEmpty() || string.bytes().length() > 4) {
            throw PdfException.damaged("a character map has a code that is none");
        }
        int code = 0;
        for (int i = 0; i < string.bytes().length(); i++) {
            code = code << 8 | string.bytes().charAt(i);
        }
        return code;
    }
}
