package org.kirogate.audit;

import java.util.Locale;
import java.util.Objects;

/**
 * Where the chain is not what the gateway wrote.
 *
 * @param id    of the row, 0 = it is not there
 * @param first place in the chain, 0 = it has none
 * @param last  the same, but of the last row where several are missing
 */
public record Finding(Kind kind, long id, long first, long last) {
    public Finding {
        Objects.requireNonNull(kind, "kind");
    }

    /** What is wrong. */
    public enum Kind {
        /** Something in the row is not as it was recorded. */
        CHANGED,
        /** Rows that were recorded are gone. */
        REMOVED,
        /** The gateway did not record this row. */
        INSERTED,
        /** The row is whole but follows another one than it did. */
        MOVED,
        /** The end of the chain was set by hand, as after rows were cut off. */
        END;

        /** As programs read it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding row(Kind kind, ChainedRow row) {
        return new Finding(kind, row.id(), row.number(), row.number());
    }

    static Finding removed(long first, long last) {
        return new Finding(Kind.REMOVED, 0, first, last);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case CHANGED -> "row " + first + " (id " + id + ") was changed";
            case REMOVED -> first == last ? "row " + first + " was removed"
                    : "rows " + first + " to " + last + " were removed";
            case INSERTED -> "a row was inserted (id " + id + ")";
            case MOVED -> "row " + first + " (id " + id + ") follows another row than it did";
            case END -> "the end of the chain at row " + first + " was set by hand";
        };
    }
}
