package org.kirogate.pdf.file;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the chain of cross-reference sections from the newest to the oldest: tables, streams and tables with a stream
 * beside them (ISO 32000-1, 7.5.4 to 7.5.8). One use.
 */
final class XrefReader {
    private static final byte[] START = Bytes.word("startxref");
    private static final int TAIL = 2048;
    private static final int MOST_SECTIONS = 1000;

    private final byte[] data;
    private final Budget budget;
    private final IndirectReader objects;
    private final Set<Integer> seen = new HashSet<>();
    private final Xref xref = new Xref();
    private final Trailer.Builder trailer = new Trailer.Builder();

    XrefReader(byte[] data, Budget budget) {
        this.data = data;
        this.budget = budget;
        this.objects = new IndirectReader(data, data.length, budget, direct -> direct);
    }

    /**
     * Reads them all.
     *
     * @throws PdfException when the chain does not hold together
     */
    Trailer read() {
        int at = Bytes.findLast(data, data.length - TAIL, START);
        if (at < 0) {
            throw PdfException.damaged("it does not say where its cross-reference table is");
        }
        Lexer lexer = new Lexer(data, at + START.length, data.length);
        Optional<Integer> next = offset(lexer.next());
        while (next.isPresent() && seen.add(next.get())) {
            if (seen.size() > MOST_SECTIONS) {
                throw PdfException.tooLarge("it was changed over " + MOST_SECTIONS + " times");
            }
            PdfObject.Dict dict = section(next.get());
            trailer.add(dict);
            next = offset(dict.at("Prev"));
        }
        return trailer.build(xref);
    }

    private Optional<Integer> offset(PdfObject value) {
        if (value instanceof PdfObject.Num number && number.value() >= 0 && number.value() < data.length) {
            return Optional.of((int) number.value());
        }
        if (value instanceof PdfObject.Null) {
            return Optional.empty();
        }
        throw PdfException.damaged("its cross-reference table is not where it should be");
    }

    private PdfObject.Dict section(int offset) {
        Lexer lexer = new Lexer(data, offset, data.length);
        if (!(lexer.next() instanceof PdfObject.Word word)) {
            return stream(offset);
        }
        if (!word.text().equals("xref")) {
            throw PdfException.damaged("its cross-reference table is not where it should be");
        }
        XrefTable table = new XrefTable(data, lexer.position(), xref);
        table.used();
        PdfObject.Dict dict = table.trailer(budget);
        // What a table calls free may be kept in a stream for readers that know them: the stream is asked in between.
        Optional<Integer> beside = offset(dict.at("XRefStm"));
        if (beside.isPresent() && seen.add(beside.get())) {
            stream(beside.get());
        }
        table.free();
        return dict;
    }

    private PdfObject.Dict stream(int offset) {
        if (!(objects.read(offset) instanceof PdfObject.Stream stream)) {
            throw PdfException.damaged("its cross-reference table is not where it should be");
        }
        byte[] rows = new Filters(budget, direct -> direct).decode(stream, data);
        XrefRows.read(stream.dict(), rows, xref);
        return stream.dict();
    }
}
