package org.kirogate.usage;

import java.util.List;
import java.util.Objects;

/**
 * Usage of a period by what is told apart.
 *
 * @param period when, with its slots
 * @param total  everything
 * @param slots  everything by slot, as many as the period has
 * @param lines  the largest items first
 * @param more   items that are not among the lines
 */
public record UsageTable(
        Period period, UsageReport.Sums total, List<UsageReport.Sums> slots, List<Line> lines, long more) {
    public UsageTable {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(total, "total");
        slots = List.copyOf(slots);
        lines = List.copyOf(lines);
    }

    /**
     * One item.
     *
     * @param item  a model, a dialect, or the id of a key, user or token
     * @param total its sums
     * @param slots its sums by slot; empty for lines that are drawn together as others
     */
    public record Line(String item, UsageReport.Sums total, List<UsageReport.Sums> slots) {
        public Line {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(total, "total");
            slots = List.copyOf(slots);
        }

        /** The item as an id; 0 when it is none. */
        public long id() {
            return item.matches("\\d{1,18}") ? Long.parseLong(item) : 0;
        }
    }
}
