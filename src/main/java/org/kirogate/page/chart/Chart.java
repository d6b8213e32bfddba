package org.kirogate.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plots that share a time axis, and the table behind them.
 *
 * @param plots from top to bottom
 * @param heads heads of the table's columns of numbers
 * @param rows  one a slot, oldest first
 */
public record Chart(List<Plot> plots, List<Head> heads, List<Row> rows) {

    /** A column; its style is the colour of its series. */
    public record Head(String style, String name) {}

    /** A slot with its numbers for people. */
    public record Row(String slot, List<String> cells) {
        public Row {
            Objects.requireNonNull(slot, "slot");
            cells = List.copyOf(cells);
        }
    }

    public Chart {
        plots = List.copyOf(plots);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /** A chart whose table holds columns of as many cells as there are slots. */
    public static Chart of(SlotLabels labels, List<Plot> plots, List<Head> heads, List<List<String>> columns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < labels.count(); i++) {
            int slot = i;
            rows.add(new Row(labels.full(i), columns.stream().map(column -> column.get(slot)).toList()));
        }
        return new Chart(plots, heads, rows);
    }
}
