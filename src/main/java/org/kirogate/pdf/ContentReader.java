package org.kirogate.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kirogate.pdf.file.ObjectParser;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfObject;

/**
 * Follows the instructions of one page and of the forms on it, as far as they show text (ISO 32000-1, annex A). One
 * page, one thread.
 */
final class ContentReader {
    private static final int MOST_OPERANDS = 1_000;
    private static final int MOST_SAVED = 1_000;
    private static final int DEEPEST = 20;

    private final Tally tally;
    private final MarkedContent marks = new MarkedContent();
    private final Map<String, Consumer<Operands>> operators = new HashMap<>();
    private final TextOperators text;
    private final Deque<GraphicsState> saved = new ArrayDeque<>();
    private GraphicsState state = new GraphicsState();
    private Resources resources;
    private int depth;
    private boolean pictures;

    ContentReader(PageLines lines, Tally tally, Resources resources) {
        this.tally = tally;
        this.resources = resources;
        this.text = new TextOperators(new TextPen(lines, marks, tally));
        operators.put("q", none -> save());
        operators.put("Q", none -> restore());
        operators.put("cm", six -> state.page = Matrix.of(six.numbers(6)).then(state.page));
        operators.put("gs", one -> graphics(resources().graphics(one.name(0, 1))));
        operators.put("Tf", two -> font(two.name(0, 2), two.number(1, 2)));
        operators.put("Do", one -> external(one.name(0, 1)));
        operators.put("BMC", any -> marks.open());
        operators.put("BDC", this::openMarked);
        operators.put("EMC", none -> marks.close());
    }

    private Resources resources() {
        return resources;
    }

    /** Whether a picture was shown. */
    boolean pictures() {
        return pictures;
    }

    /** Follows all instructions of a decoded stream. */
    void read(byte[] content) {
        ObjectParser parser = ObjectParser.of(content);
        List<PdfObject> operands = new ArrayList<>();
        while (true) {
            PdfObject token = parser.next();
            if (token.equals(PdfObject.Word.END)) {
                return;
            }
            if (!(token instanceof PdfObject.Word word)) {
                operands.add(token);
                if (operands.size() > MOST_OPERANDS) {
                    throw PdfException.damaged("an instruction of a page has too many values");
                }
                continue;
            }
            if (word.text().equals("BI")) {
                pictures = true;
                InlineImage.skip(parser, content);
            } else {
                follow(new Operands(word.text(), operands));
            }
            operands.clear();
        }
    }

    private void follow(Operands operands) {
        Consumer<Operands> operator = operators.get(operands.operator());
        if (operator != null) {
            operator.accept(operands);
        } else {
            text.follow(operands, state);
        }
    }

    private void save() {
        if (saved.size() == MOST_SAVED) {
            throw PdfException.tooLarge("a page saves its state over " + MOST_SAVED + " times");
        }
        saved.push(state.copy());
    }

    private void restore() {
        if (!saved.isEmpty()) {
            state = saved.pop();
        }
    }

    private void graphics(PdfObject.Dict dict) {
        PdfObject pair = resources.file().at(dict, "Font");
        List<PdfObject> font = pair instanceof PdfObject.Array array ? array.items() : List.of();
        if (font.size() == 2 && font.get(1) instanceof PdfObject.Num size) {
            state.font = resources.fonts().font(font.get(0));
            state.size = size.value();
        }
    }

    private void font(String name, double size) {
        state.font = resources.font(name);
        state.size = size;
    }

    private void external(String name) {
        if (resources.external(name) instanceof PdfObject.Stream stream) {
            if (resources.file().name(stream.dict(), "Subtype").equals("Form")) {
                form(stream, Matrix.IDENTITY);
            } else {
                pictures = true;
            }
        }
    }

    /** Goes back to the page as it was before the first instruction. */
    void startOver() {
        state = new GraphicsState();
        saved.clear();
        marks.closeTo(0);
    }

    /** Follows a form that stands where {@code place} puts it. */
    void form(PdfObject.Stream form, Matrix place) {
        tally.part();
        if (depth == DEEPEST) {
            throw PdfException.tooLarge("forms are nested over " + DEEPEST + " deep");
        }
        Resources outer = resources;
        GraphicsState before = state;
        List<GraphicsState> outside = new ArrayList<>(saved);
        int marked = marks.depth();
        state = before.copy();
        state.page = Matrix.of(outer.file().numbers(form.dict(), "Matrix", 6)).then(place).then(state.page);
        resources = outer.of(form);
        saved.clear();
        depth++;
        read(outer.file().decode(form));
        depth--;
        marks.closeTo(marked);
        saved.clear();
        saved.addAll(outside);
        resources = outer;
        state = before;
    }

    private void openMarked(Operands operands) {
        Optional<String> actual = resources.actualText(operands.last());
        tally.characters(actual.map(String::length).orElse(0));
        actual.ifPresentOrElse(marks::open, marks::open);
    }
}
