package org.kirogate.pdf.file;

import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Reads {@code 12 0 obj … endobj} at an offset (ISO 32000-1, 7.3.8 and 7.3.10). */
final class IndirectReader {
    private static final byte[] END_STREAM = Bytes.word("endstream");
    private static final byte[] END_OBJECT = Bytes.word("endobj");
    private static final int MOST_VALUES = 500_000;

    private final byte[] data;
    private final int limit;
    private final Budget budget;
    private final UnaryOperator<PdfObject> resolve;

    /**
     * A reader that looks at nothing from {@code limit} on.
     *
     * @param resolve follows the reference that a stream's length may be
     */
    IndirectReader(byte[] data, int limit, Budget budget, UnaryOperator<PdfObject> resolve) {
        this.data = data;
        this.limit = limit;
        this.budget = budget;
        this.resolve = resolve;
    }

    /** The number of the object whose head stands at {@code offset}, if one stands there. */
    OptionalInt numberAt(int offset) {
        if (offset < 0 || offset >= limit) {
            return OptionalInt.empty();
        }
        ObjectParser parser = parser(offset);
        return head(parser);
    }

    private ObjectParser parser(int offset) {
        return new ObjectParser(data, offset, limit, MOST_VALUES);
    }

    private static OptionalInt head(ObjectParser parser) {
        Lexer lexer = parser.lexer();
        lexer.skipSpace();
        if (!Bytes.isDigit(lexer.peek(0)) || !(lexer.next() instanceof PdfObject.Num number)) {
            return OptionalInt.empty();
        }
        lexer.skipSpace();
        boolean generation = Bytes.isDigit(lexer.peek(0)) && lexer.next() instanceof PdfObject.Num;
        lexer.skipSpace();
        if (!generation || lexer.take() != 'o' || lexer.take() != 'b' || lexer.take() != 'j') {
            return OptionalInt.empty();
        }
        return number.whole() ? OptionalInt.of((int) number.value()) : OptionalInt.empty();
    }

    /**
     * The object whose head stands at {@code offset}.
     *
     * @throws PdfException when none stands there or it is not well formed
     */
    PdfObject read(int offset) {
        if (numberAt(offset).isEmpty()) {
            throw PdfException.damaged("an object is not where it should be");
        }
        ObjectParser parser = parser(offset);
        head(parser);
        PdfObject value = parser.next();
        budget.values(parser.values());
        if (value instanceof PdfObject.Num number) {
            return reference(number, parser);
        }
        if (value instanceof PdfObject.Word) {
            return PdfObject.Null.NULL; // "5 0 obj endobj"
        }
        return value instanceof PdfObject.Dict dict ? dictionaryOrStream(dict, parser) : value;
    }

    /** {@code 5 0 obj 7 0 R endobj}: the only place where a reference stands outside of a list. */
    private static PdfObject reference(PdfObject.Num number, ObjectParser parser) {
        boolean second = parser.next() instanceof PdfObject.Num;
        boolean isReference = second && parser.next() instanceof PdfObject.Word word && word.text().equals("R");
        return isReference ? new PdfObject.Ref((int) number.value()) : number;
    }

    private PdfObject dictionaryOrStream(PdfObject.Dict dict, ObjectParser parser) {
        Lexer lexer = parser.lexer();
        int before = lexer.position();
        if (!(lexer.next() instanceof PdfObject.Word word) || !word.text().equals("stream")) {
            lexer.position(before);
            return dict;
        }
        if (lexer.peek(0) == '\r') {
            lexer.take();
        }
        if (lexer.peek(0) == '\n') {
            lexer.take();
        }
        int start = lexer.position();
        return new PdfObject.Stream(dict, start, end(dict, start));
    }

    /** As the length says when the end word follows there; else where the end word is. */
    private int end(PdfObject.Dict dict, int start) {
        if (resolve.apply(dict.at("Length")) instanceof PdfObject.Num length && length.value() >= 0
                && length.value() <= limit - start) {
            int end = start + (int) length.value();
            if (endsAt(end)) {
                return end;
            }
        }
        int end = Bytes.find(data, start, limit, END_STREAM);
        if (end < 0) {
            end = Bytes.find(data, start, limit, END_OBJECT);
        }
        if (end < 0) {
            throw PdfException.damaged("a stream has no end");
        }
        budget.bytes(end - start); // looking for it costs as much as unpacking it
        return withoutLineEnd(start, end);
    }

    private boolean endsAt(int position) {
        int at = position;
        while (at < limit && Bytes.isSpace(data[at]) && at < position + 4) {
            at++;
        }
        return Bytes.startsWith(data, at, END_STREAM) || Bytes.startsWith(data, at, END_OBJECT);
    }

    private int withoutLineEnd(int start, int end) {
        int at = end;
        if (at > start && data[at - 1] == '\n') {
            at--;
        }
        if (at > start && data[at - 1] == '\r') {
            at--;
        }
        return at;
    }
}
