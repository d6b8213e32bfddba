package org.kirogate.pdf;

import org.kirogate.pdf.file.PdfObject;

/** The operators that begin with T, the quotes and the brackets of text objects (ISO 32000-1, 9.3 and 9.4). */
final class TextOperators {
    private final TextPen pen;

    TextOperators(TextPen pen) {
        this.pen = pen;
    }

    /** Follows an operator; one that is none of these shows no text and changes none. */
    void follow(Operands operands, GraphicsState state) {
        switch (operands.operator()) {
            case "BT" -> pen.set(Matrix.IDENTITY);
            case "Tc" -> state.characterSpace = operands.number(0, 1);
            case "Tw" -> state.wordSpace = operands.number(0, 1);
            case "Tz" -> state.stretch = operands.number(0, 1) / 100;
            case "TL" -> state.leading = operands.number(0, 1);
            case "Ts" -> state.rise = operands.number(0, 1);
            case "Td" -> pen.move(operands.number(0, 2), operands.number(1, 2));
            case "TD" -> moveAndLead(operands, state);
            case "Tm" -> pen.set(Matrix.of(operands.numbers(6)));
            case "T*" -> pen.move(0, -state.leading);
            case "Tj" -> pen.show(operands.string(0, 1), state);
            case "TJ" -> showSpaced(operands, state);
            case "'" -> showOnNextLine(operands.string(0, 1), state);
            case "\"" -> showOnNextLineSpaced(operands, state);
            default -> { }
        }
    }

    private void moveAndLead(Operands operands, GraphicsState state) {
        state.leading = -operands.number(1, 2);
        pen.move(operands.number(0, 2), operands.number(1, 2));
    }

    private void showSpaced(Operands operands, GraphicsState state) {
        for (PdfObject item : operands.list()) {
            if (item instanceof PdfObject.Num number) {
                pen.adjust(number.value(), state);
            } else if (item instanceof PdfObject.Str string) {
                pen.show(string.bytes(), state);
            }
        }
    }

    private void showOnNextLine(String string, GraphicsState state) {
        pen.move(0, -state.leading);
        pen.show(string, state);
    }

    private void showOnNextLineSpaced(Operands operands, GraphicsState state) {
        state.wordSpace = operands.number(0, 3);
        state.characterSpace = operands.number(1, 3);
        showOnNextLine(operands.string(2, 3), state);
    }
}
