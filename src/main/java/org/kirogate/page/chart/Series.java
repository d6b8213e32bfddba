package org.kirogate.page.chart;

import java.util.List;
import java.util.Objects;

/**
 * Values of one thing, slot by slot.
 *
 * @param style  {@code s1} to {@code s6}, {@code bad}: its colour
 * @param name   for people; users' text
 * @param values one a slot, none below 0
 */
public record Series(String style, String name, List<Double> values) {
    public Series {
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(name, "name");
        values = List.copyOf(values);
    }
}
