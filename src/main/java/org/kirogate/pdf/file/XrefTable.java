package org.kirogate.pdf.file;

import java.util.ArrayList;
import java.util.List;

/** One classic cross-reference table and the trailer behind it (ISO 32000-1, 7.5.4 and 7.5.5). One use. */
final class XrefTable {
    private static final int MOST_VALUES = 100_000;

    private final byte[] data;
    private final Lexer lexer;
    private final Xref xref;
    private final List<Integer> free = new ArrayList<>();

    /** A table whose first subsection stands at {@code position}. */
    XrefTable(byte[] data, int position, Xref xref) {
        this.data = data;
        this.lexer = new Lexer(data, position, data.length);
        this.xref = xref;
    }

    /** Reads all rows and enters the objects in use. */
    void used() {
        while (true) {
            PdfObject token = lexer.next();
            if (token instanceof PdfObject.Word word && word.text().equals("trailer")) {
                return;
            }
            int first = whole(token);
            int count = whole(lexer.next());
            for (int i = 0; i < count; i++) {
                row(first + i);
            }
        }
    }

    private void row(int number) {
        int offset = whole(lexer.next());
        whole(lexer.next());
        if (!(lexer.next() instanceof PdfObject.Word word)) {
            throw bad();
        }
        if (word.text().equals("n") && offset > 0) {
            xref.direct(number, offset);
        } else if (word.text().equals("f") || word.text().equals("n")) {
            free.add(number);
        } else {
            throw bad();
        }
    }

    private static int whole(PdfObject token) {
        if (token instanceof PdfObject.Num number && number.whole() && number.value() >= 0
                && number.value() < Integer.MAX_VALUE) {
            return (int) number.value();
        }
        throw bad();
    }

    private static PdfException bad() {
        return PdfException.damaged("its cross-reference table is not well formed");
    }

    /** The dictionary behind the rows; only after {@link #used}. */
    PdfObject.Dict trailer(Budget budget) {
        ObjectParser parser = new ObjectParser(data, lexer.position(), data.length, MOST_VALUES);
        if (!(parser.next() instanceof PdfObject.Dict dict)) {
            throw bad();
        }
        budget.values(parser.values());
        return dict;
    }

    /** Enters the objects that are not in use. */
    void free() {
        free.forEach(xref::free);
    }
}
