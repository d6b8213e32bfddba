package org.kirogate.pdf.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts tokens together into values: of the file, of a content stream or of a character map. One thread. */
public final class ObjectParser {
    private static final int DEEPEST = 64;

    private final Lexer lexer;
    private final int mostValues;
    private int values;

    /**
     * A parser of {@code data} from {@code start} to {@code end}, exclusive.
     *
     * @param mostValues how many values one call of {@link #next} may put together
     */
    ObjectParser(byte[] data, int start, int end, int mostValues) {
        this.lexer = new Lexer(data, start, end);
        this.mostValues = mostValues;
    }

    /** A parser of a whole decoded stream: a list or dictionary in it has at most 100000 values. */
    public static ObjectParser of(byte[] data) {
        return new ObjectParser(data, 0, data.length, 100_000);
    }

    /** Where the next token is looked for, from 0. */
    public int position() {
        return lexer.position();
    }

    /** Goes on at {@code position}, or at the end when that lies behind it. */
    public void position(int position) {
        lexer.position(position);
    }

    Lexer lexer() {
        return lexer;
    }

    /** How many values the last {@link #next} put together. */
    int values() {
        return values;
    }

    /**
     * The next value; a {@link PdfObject.Word} for an operator or a bracket that closes nothing, {@link
     * PdfObject.Word#END} behind the last.
     *
     * @throws PdfException when it is not well formed, too deep or too large
     */
    public PdfObject next() {
        values = 0;
        return value(lexer.next(), 0);
    }

    private PdfObject value(PdfObject token, int depth) {
        if (++values > mostValues) {
            throw PdfException.tooLarge("one object has over " + mostValues + " values");
        }
        if (!(token instanceof PdfObject.Word word)) {
            return token;
        }
        return switch (word.text()) {
            case "[" -> new PdfObject.Array(items("]", depth + 1));
            case "<<" -> dictionary(items(">>", depth + 1));
            case "true" -> new PdfObject.Bool(true);
            case "false" -> new PdfObject.Bool(false);
            case "null" -> PdfObject.Null.NULL;
            default -> word;
        };
    }

    private List<PdfObject> items(String close, int depth) {
        if (depth > DEEPEST) {
            throw PdfException.tooLarge("objects are nested over " + DEEPEST + " deep");
        }
        List<PdfObject> items = new ArrayList<>();
        while (true) {
            PdfObject item = value(lexer.next(), depth);
            if (!(item instanceof PdfObject.Word word)) {
                items.add(item);
            } else if (word.text().equals(close)) {
                return items;
            } else if (word.text().equals("R")) {
                reference(items);
            } else {
                throw PdfException.damaged("a list or dictionary has no end");
            }
        }
    }

    /** The two numbers before an R become one reference. */
    private static void reference(List<PdfObject> items) {
        int size = items.size();
        if (size < 2 || !(items.get(size - 2) instanceof PdfObject.Num number)
                || !(items.get(size - 1) instanceof PdfObject.Num) || !number.whole()) {
            throw PdfException.damaged("a reference has no number");
        }
        items.remove(size - 1);
        items.set(size - 2, new PdfObject.Ref((int) number.value()));
    }

    private static PdfObject dictionary(List<PdfObject> items) {
        Map<String, PdfObject> entries = new HashMap<>();
        for (int i = 0; i < items.size(); i += 2) {
            if (!(items.get(i) instanceof PdfObject.Name key) || i + 1 == items.size()) {
                throw PdfException.damaged("a dictionary has a key that is no name");
            }
            entries.putIfAbsent(key.value(), items.get(i + 1));
        }
        return new PdfObject.Dict(entries);
    }
}
