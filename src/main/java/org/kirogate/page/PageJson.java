package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.function.Function;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;

/** Lists of the JSON interfaces: how they are asked for and how they are shown. */
public final class PageJson {
    private static final int USUAL_SIZE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private PageJson() {}

    /**
     * What part of a list a call asks for: {@code page}, {@code page_size} (at most 200), {@code search} and
     * {@code sort}, a column's name with {@code -} before it for the largest first.
     */
    public static PageAsk ask(ApiCall call) {
        String sort = call.query("sort", "");
        boolean descending = sort.startsWith("-");
        String search = call.query("search", "");
        if (search.length() > PageAsk.MAX_SEARCH) {
            throw GatewayException.invalid(
                    "search", "search: Input should have at most " + PageAsk.MAX_SEARCH + " characters");
        }
        return new PageAsk(
                call.queryNumber("page", 1, 1, LAST_PAGE),
                call.queryNumber("page_size", USUAL_SIZE, 1, PageAsk.MAX_SIZE),
                search,
                descending ? sort.substring(1) : sort,
                descending);
    }

    /** {@code {"items":[…],"total":n,"page":n,"page_size":n}}. */
    public static <T> JsonObject of(Page<T> page, Function<T, JsonObject> item) {
        JsonArray items = new JsonArray();
        page.items().forEach(row -> items.add(item.apply(row)));
        JsonObject json = new JsonObject();
        json.add("items", items);
        json.addProperty("total", page.total());
        json.addProperty("page", page.page());
        json.addProperty("page_size", page.pageSize());
        return json;
    }
}
