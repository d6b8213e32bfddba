package org.kirogate.pdf;

import java.util.List;

/** An affine map: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.3). */
record Matrix(double a, double b, double c, double d, double e, double f) {
    static final Matrix IDENTITY = new Matrix(1, 0, 0, 1, 0, 0);

    static Matrix shift(double x, double y) {
        return new Matrix(1, 0, 0, 1, x, y);
    }

    /** The map of six numbers; the identity when there are not six. */
    static Matrix of(List<Double> numbers) {
        if (numbers.size() != 6) {
            return IDENTITY;
        }
        return new Matrix(
                numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4), numbers.get(5));
    }

    /** First this map, then {@code next}. */
    Matrix then(Matrix next) {
        return new Matrix(
                a * next.a + b * next.c,
                a * next.b + b * next.d,
                c * next.a + d * next.c,
                c * next.b + d * next.d,
                e * next.a + f * next.c + next.e,
                e * next.b + f * next.d + next.f);
    }
}
