package org.kirogate.page;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.db.Page;

/**
 * Where a page of a list stands among its neighbours.
 *
 * @param page  this one, from 1
 * @param pages how many there are, at least 1
 * @param first number of its first row, 0 when there is none
 * @param last  number of its last row
 * @param total rows of all pages
 * @param links pages to offer; 0 stands for those left out between two
 */
public record Pager(int page, int pages, long first, long last, long total, List<Integer> links) {
    private static final int NEAR = 1;

    public Pager {
        links = List.copyOf(links);
    }

    /** The pager under this page. */
    public static Pager of(Page<?> page) {
        int pages = (int) Math.max(1, (page.total() + page.pageSize() - 1) / page.pageSize());
        long before = (page.page() - 1L) * page.pageSize();
        boolean empty = page.items().isEmpty();
        return new Pager(page.page(), pages, empty ? 0 : before + 1, empty ? 0 : before + page.items().size(),
                page.total(), links(page.page(), pages));
    }

    private static List<Integer> links(int page, int pages) {
        List<Integer> links = new ArrayList<>();
        int previous = 0;
        for (int i = 1; i <= pages; i++) {
            boolean shown = i == 1 || i == pages || Math.abs(i - page) <= NEAR;
            if (shown && i - previous > 1) {
                links.add(0);
            }
            if (shown) {
                links.add(i);
                previous = i;
            }
        }
        return links;
    }
}
