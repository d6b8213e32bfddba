package org.kirogate.pdf;

import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.font.Glyph;

/** Where text is shown: the text matrices and the way from a string to glyphs on the page (ISO 32000-1, 9.4). */
final class TextPen {
    private final PageLines lines;
    private final MarkedContent marks;
    private final Tally tally;
    private Matrix text = Matrix.IDENTITY;
    private Matrix line = Matrix.IDENTITY;

    TextPen(PageLines lines, MarkedContent marks, Tally tally) {
        this.lines = lines;
        this.marks = marks;
        this.tally = tally;
    }

    /** Begins a line with this map from text to user space. */
    void set(Matrix matrix) {
        text = matrix;
        line = matrix;
    }

    /** Begins a line off the beginning of the last. */
    void move(double x, double y) {
        set(Matrix.shift(x, y).then(line));
    }

    /** Leaves room of {@code thousandths} of the size, against the direction of writing. */
    void adjust(double thousandths, GraphicsState state) {
        step(-thousandths / 1000 * state.size, state);
    }

    private void step(double length, GraphicsState state) {
        boolean vertical = state.font != null && state.font.vertical();
        text = Matrix.shift(vertical ? 0 : length * state.stretch, vertical ? length : 0).then(text);
    }

    /** Shows a string. */
    void show(String bytes, GraphicsState state) {
        if (state.font == null) {
            throw PdfException.damaged("a page shows text without a font");
        }
        tally.glyphs(bytes.length());
        for (Glyph glyph : state.font.glyphs(bytes)) {
            show(glyph, state);
        }
    }

    private void show(Glyph glyph, GraphicsState state) {
        if (!glyph.problem().isEmpty() && !marks.covers()) {
            throw new PdfException(glyph.problem());
        }
        Matrix start = onPage(state);
        step(glyph.advance() * state.size, state);
        Matrix end = onPage(state);
        // Room behind the glyph is no part of it: some writers make the room between words of it.
        step(state.characterSpace + (glyph.wordSpace() ? state.wordSpace : 0), state);
        boolean vertical = state.font.vertical();
        double width = Math.hypot(start.a(), start.b()) * state.font.scale();
        double height = Math.hypot(start.c(), start.d()) * state.font.scale();
        if (!(width > 0) || !(height > 0) || !Double.isFinite(width + height + end.e() + end.f())) {
            return; // no size, nothing to see
        }
        String shown = marks.covers() ? marks.take() : glyph.text();
        tally.text(shown);
        lines.add(vertical ? down(shown, start, end, width, height) : ahead(shown, start, end, width, height));
    }

    private Matrix onPage(GraphicsState state) {
        return new Matrix(state.size * state.stretch, 0, 0, state.size, 0, state.rise).then(text).then(state.page);
    }

    private static Placed ahead(String text, Matrix start, Matrix end, double width, double height) {
        double length = Math.hypot(start.a(), start.b());
        return new Placed(text, start.e(), start.f(), end.e(), end.f(), start.a() / length, start.b() / length, width,
                height);
    }

    private static Placed down(String text, Matrix start, Matrix end, double width, double height) {
        double length = Math.hypot(start.c(), start.d());
        return new Placed(text, start.e(), start.f(), end.e(), end.f(), -start.c() / length, -start.d() / length,
                height, width);
    }
}
