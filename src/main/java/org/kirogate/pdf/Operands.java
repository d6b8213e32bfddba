package org.kirogate.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfObject;

/**
 * What stands before an operator. Operators look at the last ones, as readers do with too many.
 *
 * @param operator the operator, for the error
 */
record Operands(String operator, List<PdfObject> items) {
    Operands {
        Objects.requireNonNull(operator, "operator");
        items = List.copyOf(items);
    }

    /** The {@code index}th of the last {@code count}. */
    private PdfObject at(int index, int count) {
        int at = items.size() - count + index;
        if (items.size() < count) {
            throw bad();
        }
        return items.get(at);
    }

    private PdfException bad() {
        return PdfException.damaged("an instruction of a page lacks what it needs");
    }

    double number(int index, int count) {
        if (at(index, count) instanceof PdfObject.Num number) {
            return number.value();
        }
        throw bad();
    }

    /** The last {@code count} as numbers. */
    List<Double> numbers(int count) {
        List<Double> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(number(i, count));
        }
        return numbers;
    }

    String name(int index, int count) {
        if (at(index, count) instanceof PdfObject.Name name) {
            return name.value();
        }
        throw bad();
    }

    String string(int index, int count) {
        if (at(index, count) instanceof PdfObject.Str string) {
            return string.bytes();
        }
        throw bad();
    }

    List<PdfObject> list() {
        if (at(0, 1) instanceof PdfObject.Array array) {
            return array.items();
        }
        throw bad();
    }

    /** The last one, or the null object when there is none. */
    PdfObject last() {
        return items.isEmpty() ? PdfObject.Null.NULL : items.get(items.size() - 1);
    }
}
