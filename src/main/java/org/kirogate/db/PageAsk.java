package org.kirogate.db;

import java.util.Objects;

/**
 * Which part of a list is asked for.
 *
 * @param page       from 1
 * @param pageSize   1-{@value #MAX_SIZE} rows
 * @param search     text to be found, at most {@value #MAX_SEARCH} characters; empty = all
 * @param sort       name of a column as the list names it, empty = the list's own order
 * @param descending whether the largest comes first; without {@code sort} the list's own order holds
 */
public record PageAsk(int page, int pageSize, String search, String sort, boolean descending) {
    /** Most rows of a page. */
    public static final int MAX_SIZE = 200;
    /** Most characters of a search. */
    public static final int MAX_SEARCH = 100;

    public PageAsk {
        search = Objects.requireNonNull(search, "search").strip();
        Objects.requireNonNull(sort, "sort");
        if (page < 1 || pageSize < 1 || pageSize > MAX_SIZE || search.length() > MAX_SEARCH) {
            throw new IllegalArgumentException("page from 1, page size 1-" + MAX_SIZE + " and a search of at most "
                    + MAX_SEARCH + " characters are needed, not " + page + ", " + pageSize + " and " + search.length());
        }
    }

    /** The first {@code pageSize} rows in the list's own order. */
    public static PageAsk first(int pageSize) {
        return new PageAsk(1, pageSize, "", "", false);
    }

    /** The search as a pattern for {@code LIKE}: found anywhere, with no character of special meaning. */
    public String pattern() {
        return "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** How many rows come before the page. */
    public long offset() {
        return (page - 1L) * pageSize;
    }
}
