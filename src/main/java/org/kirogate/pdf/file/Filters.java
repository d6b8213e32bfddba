package org.kirogate.pdf.file;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Undoes the filters of a stream, one after the other (ISO 32000-1, 7.4). */
final class Filters {
    private static final int MOST = 8;

    private final Budget budget;
    private final UnaryOperator<PdfObject> resolve;

    /** {@code resolve} follows references. */
    Filters(Budget budget, UnaryOperator<PdfObject> resolve) {
        this.budget = budget;
        this.resolve = resolve;
    }

    /**
     * The bytes that {@code stream} stands for.
     *
     * @throws PdfException when a filter is none of those for text, the bytes are damaged or there are too many
     */
    byte[] decode(PdfObject.Stream stream, byte[] file) {
        List<PdfObject> names = list(either(stream.dict(), "Filter", "F"));
        List<PdfObject> parameters = list(either(stream.dict(), "DecodeParms", "DP"));
        if (names.size() > MOST) {
            throw PdfException.tooLarge("a stream has over " + MOST + " filters");
        }
        budget.bytes(stream.end() - stream.start());
        byte[] data = Arrays.copyOfRange(file, stream.start(), stream.end());
        for (int i = 0; i < names.size(); i++) {
            if (!(resolve.apply(names.get(i)) instanceof PdfObject.Name name)) {
                throw PdfException.damaged("a stream's filter has no name");
            }
            data = undo(name.value(), data, parameters(parameters, i));
        }
        return data;
    }

    private PdfObject either(PdfObject.Dict dict, String key, String shortKey) {
        PdfObject value = resolve.apply(dict.at(key));
        return value instanceof PdfObject.Null ? resolve.apply(dict.at(shortKey)) : value;
    }

    private static List<PdfObject> list(PdfObject value) {
        if (value instanceof PdfObject.Array array) {
            return array.items();
        }
        return value instanceof PdfObject.Null ? List.of() : List.of(value);
    }

    private FilterParameters parameters(List<PdfObject> all, int index) {
        PdfObject own = index < all.size() ? resolve.apply(all.get(index)) : PdfObject.Null.NULL;
        return FilterParameters.of(own, resolve);
    }

    private byte[] undo(String filter, byte[] data, FilterParameters parameters) {
        return switch (filter) {
            case "FlateDecode", "Fl" -> new Predictor(parameters, budget).undo(Flate.decode(data, new Sink(budget)));
            case "LZWDecode", "LZW" -> new Predictor(parameters, budget)
                    .undo(new Lzw(data, parameters.earlyChange()).decode(new Sink(budget)));
            case "ASCIIHexDecode", "AHx" -> AsciiFilters.hex(data, new Sink(budget));
            case "ASCII85Decode", "A85" -> AsciiFilters.base85(data, new Sink(budget));
            case "RunLengthDecode", "RL" -> RunLength.decode(data, new Sink(budget));
            case "Crypt" -> throw new PdfException("parts of it are encrypted");
            default -> throw PdfException.damaged("text or structure stands in a stream packed as a picture");
        };
    }
}
