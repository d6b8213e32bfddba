package org.kirogate.pdf;

import java.util.Objects;

/**
 * A glyph on the page.
 *
 * @param text    its characters, maybe none: part of a group whose text stands at the first of them
 * @param x       where it begins, on the page
 * @param y       likewise
 * @param endX    where the next one would begin
 * @param endY    likewise
 * @param along   cosine of the line's direction
 * @param across  sine of the line's direction
 * @param width   how wide letters of its size are, above 0
 * @param height  how high letters of its size are, above 0
 */
record Placed(
        String text, double x, double y, double endX, double endY, double along, double across, double width,
        double height) {
    private static final double SAME_DIRECTION = 0.98;

    Placed {
        Objects.requireNonNull(text, "text");
    }

    boolean parallel(Placed other) {
        return along * other.along + across * other.across > SAME_DIRECTION;
    }

    /** How far {@code next} begins behind this one's end, along the line; below 0 when before it. */
    double gapTo(Placed next) {
        return (next.x - endX) * along + (next.y - endY) * across;
    }

    /** How far {@code next} begins behind this one's beginning, along the line. */
    double stepTo(Placed next) {
        return (next.x - x) * along + (next.y - y) * across;
    }

    /** How far {@code next} stands off this one's line, 0 or more. */
    double offTo(Placed next) {
        return Math.abs((next.y - y) * along - (next.x - x) * across);
    }
}
