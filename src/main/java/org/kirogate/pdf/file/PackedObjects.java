package org.kirogate.pdf.file;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of one object stream (ISO 32000-1, 7.5.7), each read when it is asked for. */
final class PackedObjects {
    private static final int MOST_VALUES = 500_000;

    private final byte[] data;
    private final Budget budget;
    private final Map<Integer, Integer> places = new LinkedHashMap<>();

    /**
     * The objects in {@code data}, the decoded bytes of the stream with the dictionary {@code dict}.
     *
     * @throws PdfException when the list at its head is not well formed
     */
    PackedObjects(PdfObject.Dict dict, byte[] data, Budget budget) {
        this.data = data;
        this.budget = budget;
        int count = number(dict.at("N"), data.length);
        int first = number(dict.at("First"), data.length);
        ObjectParser head = new ObjectParser(data, 0, first, 1);
        for (int i = 0; i < count; i++) {
            int number = number(head.next(), Xref.MOST);
            int offset = number(head.next(), data.length - first);
            places.put(number, first + offset);
        }
        budget.values(count);
    }

    private static int number(PdfObject value, int most) {
        if (value instanceof PdfObject.Num number && number.whole() && number.value() >= 0 && number.value() <= most) {
            return (int) number.value();
        }
        throw PdfException.damaged("an object stream is not well formed");
    }

    Collection<Integer> numbers() {
        return List.copyOf(places.keySet());
    }

    /**
     * The object.
     *
     * @throws PdfException when it is not here or not well formed
     */
    PdfObject object(int number) {
        Integer place = places.get(number);
        if (place == null) {
            throw PdfException.damaged("an object is not in the stream where it should be");
        }
        ObjectParser parser = new ObjectParser(data, place, data.length, MOST_VALUES);
        PdfObject value = parser.next();
        budget.values(parser.values());
        return value instanceof PdfObject.Word ? PdfObject.Null.NULL : value;
    }
}
