package org.kirogate.db;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items    its rows
 * @param total    rows of the whole list
 * @param page     which part, from 1
 * @param pageSize rows a part has at most
 */
public record Page<T>(List<T> items, long total, int page, int pageSize) {
    public Page {
        items = List.copyOf(items);
    }

    /** The part that was asked for. */
    public static <T> Page<T> of(PageAsk ask, List<T> items, long total) {
        return new Page<>(items, total, ask.page(), ask.pageSize());
    }
}
