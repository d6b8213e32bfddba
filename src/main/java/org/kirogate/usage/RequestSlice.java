package org.kirogate.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A part of the list of requests, newest first.
 *
 * @param rows  its requests
 * @param newer where the part before it ends, for {@link Requests#after}; 0 = it is the newest part
 * @param older where the part behind it begins, for {@link Requests#before}; 0 = nothing older is there
 * @param upTo  the search stopped at requests of that time because it took long, {@link Instant#EPOCH} = it did not:
 *              then {@code rows} may be few or none though older ones match
 */
public record RequestSlice(List<Row> rows, long newer, long older, Instant upTo) {
    /** A request with its number, by which the list goes. */
    public record Row(long number, UsageRecord record) {
        public Row {
            Objects.requireNonNull(record, "record");
        }
    }

    public RequestSlice {
        rows = List.copyOf(rows);
        Objects.requireNonNull(upTo, "upTo");
    }
}
