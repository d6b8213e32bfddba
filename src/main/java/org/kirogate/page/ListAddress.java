package org.kirogate.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kirogate.db.PageAsk;

/**
 * What a list was asked for, as its address says, and the addresses of its neighbours: everything about a list lives in its
 * URL, what is usual stays out of it, and the size of a page in a cookie. Pages call its methods. Immutable.
 *
 * @param shape      what can be asked for
 * @param chosen     filters in force that are not the usual ones
 * @param search     text to be found, empty = all
 * @param sort       the column it is sorted by
 * @param descending whether the largest comes first
 * @param page       from 1
 * @param pageSize   rows of a page
 */
public record ListAddress(
        ListShape shape,
        Map<String, String> chosen,
        String search,
        String sort,
        boolean descending,
        int page,
        int pageSize) {
    /** What a reader may choose: a page of the largest is still quick and under 100 KB. */
    static final List<Integer> SIZES = List.of(10, 20);
    static final String SIZE_COOKIE = "kg_rows";

    private static final int USUAL_SIZE = 20;
    private static final int LAST_PAGE = 1_000_000;

    public ListAddress {
        // In the order of the shape, so that the filters in force are always named in the same one.
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    /** What a request asks for; what it can't ask for counts as not asked. */
    public static ListAddress read(HttpServletRequest request, ListShape shape) {
        return of(shape, name -> given(request, name), Preferences.cookie(request, SIZE_COOKIE));
    }

    /** The same from fields by name, empty when they were not sent, and the rows of a page as the reader chose them. */
    static ListAddress of(ListShape shape, UnaryOperator<String> fields, String rows) {
        Map<String, String> chosen = new LinkedHashMap<>();
        shape.filters().forEach((name, values) -> {
            String value = fields.apply(name);
            if (values.contains(value) && !value.equals(values.get(0))) {
                chosen.put(name, value);
            }
        });
        String asked = fields.apply("sort");
        boolean down = asked.startsWith("-");
        String column = down ? asked.substring(1) : asked;
        boolean known = shape.sorts().contains(column);
        return new ListAddress(
                shape, chosen, cut(fields.apply("search").strip()), known ? column : shape.sort(),
                known ? down : shape.descending(), page(fields.apply("page")), size(rows));
    }

    /** The same for the table. */
    public PageAsk ask() {
        return new PageAsk(page, pageSize, search, sort, descending);
    }

    /** The value of a filter that is in force. */
    public String filter(String name) {
        return chosen.getOrDefault(name, shape.usual(name));
    }

    /** The values a filter may have. */
    public List<String> values(String name) {
        return shape.filters().get(name);
    }

    /** The sizes of a page that are offered. */
    public List<Integer> sizes() {
        return SIZES;
    }

    /** Whether it shows less than all. */
    public boolean narrowed() {
        return !search.isEmpty() || !chosen.isEmpty();
    }

    /** Address of this very part of the list. */
    public String here() {
        return address(chosen, search, sort, descending, page);
    }

    /** Address with another value of a filter; from the first page on. */
    public String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(chosen);
        changed.put(name, value);
        return address(changed, search, sort, descending, 1);
    }

    /** Address without the search. */
    public String withoutSearch() {
        return address(chosen, "", sort, descending, 1);
    }

    /** Address without search and filters. */
    public String cleared() {
        return address(Map.of(), "", sort, descending, 1);
    }

    /** Address of another page. */
    public String onPage(int number) {
        return address(chosen, search, sort, descending, number);
    }

    /** Address sorted by a column, the other way round when it is sorted by it already. */
    public String sortedBy(String column) {
        boolean down = column.equals(sort) ? !descending : column.equals(shape.sort()) && shape.descending();
        return address(chosen, search, column, down, 1);
    }

    /** {@code ascending}, {@code descending} or {@code none}, for {@code aria-sort}. */
    public String order(String column) {
        if (!column.equals(sort)) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    /** Address of the whole list as a table for spreadsheets: the same search, filters and order. */
    public String csv() {
        String address = address(chosen, search, sort, descending, 1);
        return address + (address.indexOf('?') < 0 ? "?" : "&") + "format=csv";
    }

    /** What a form of the list must repeat to keep all but the filters it shows itself. */
    public Map<String, String> kept() {
        boolean usual = sort.equals(shape.sort()) && descending == shape.descending();
        return usual ? Map.of() : Map.of("sort", (descending ? "-" : "") + sort);
    }

    private String address(Map<String, String> filters, String text, String column, boolean down, int number) {
        List<String> query = new ArrayList<>();
        if (!text.isEmpty()) {
            query.add("search=" + encoded(text));
        }
        for (String name : shape.filters().keySet()) {
            String value = filters.getOrDefault(name, shape.usual(name));
            if (!value.equals(shape.usual(name))) {
                query.add(name + "=" + encoded(value));
            }
        }
        if (!column.equals(shape.sort()) || down != shape.descending()) {
            query.add("sort=" + (down ? "-" : "") + column);
        }
        if (number > 1) {
            query.add("page=" + number);
        }
        return query.isEmpty() ? shape.path() : shape.path() + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static String cut(String text) {
        return text.length() > PageAsk.MAX_SEARCH ? text.substring(0, PageAsk.MAX_SEARCH) : text;
    }

    private static int page(String text) {
        return text.matches("[1-9]\\d{0,6}") ? Math.min(LAST_PAGE, Integer.parseInt(text)) : 1;
    }

    private static int size(String text) {
        return SIZES.stream().filter(size -> size.toString().equals(text)).findFirst().orElse(USUAL_SIZE);
    }
}
