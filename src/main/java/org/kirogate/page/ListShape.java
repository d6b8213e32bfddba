package org.kirogate.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a list can be asked for. Immutable.
 *
 * @param path       its address inside the application
 * @param filters    names of its filters with the values each may have; the first is what holds when none is chosen
 * @param sorts      columns it may be sorted by
 * @param sort       the one it is sorted by when none is chosen
 * @param descending whether that begins with the largest
 */
public record ListShape(
        String path, Map<String, List<String>> filters, List<String> sorts, String sort, boolean descending) {
    public ListShape {
        Objects.requireNonNull(path, "path");
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        sorts = List.copyOf(sorts);
        if (!sorts.contains(sort)) {
            throw new IllegalArgumentException(sort + " is none of " + sorts);
        }
    }

    /** A list without filters. */
    public ListShape(String path, List<String> sorts, String sort, boolean descending) {
        this(path, Map.of(), sorts, sort, descending);
    }

    /** The same with one more filter. */
    public ListShape filter(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(filters);
        more.put(name, List.of(values));
        return new ListShape(path, more, sorts, sort, descending);
    }

    /** What holds when nothing is chosen. */
    String usual(String filter) {
        return filters.get(filter).get(0);
    }
}
