package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.db.PageAsk;

class ListAddressTest {
    private static final ListShape SHAPE = new ListShape(
            "/admin/users", List.of("created_at", "name"), "created_at", true)
                    .filter("state", "all", "active", "banned").filter("level", "all", "0", "1");

    private static ListAddress of(Map<String, String> fields) {
        return ListAddress.of(SHAPE, name -> fields.getOrDefault(name, ""), "");
    }

    @Test
    void whatIsUsualStaysOutOfTheAddress() {
        assertEquals("/admin/users", of(Map.of("state", "all", "sort", "-created_at", "page", "1")).here());
    }

    @Test
    void everythingChosenStandsInTheAddress() {
        ListAddress list = of(Map.of("search", " a&b 团 ", "state", "banned", "sort", "name", "page", "3"));
        assertEquals("/admin/users?search=a%26b+%E5%9B%A2&state=banned&sort=name&page=3", list.here());
        assertEquals(new PageAsk(3, 20, "a&b 团", "name", false), list.ask());
        assertTrue(list.narrowed());
    }

    @Test
    void whatTheListCannotBeAskedForCountsAsNotAsked() {
        ListAddress list = of(Map.of("state", "<script>", "sort", "password", "page", "-1", "level", "9"));
        assertEquals("/admin/users", list.here());
        assertEquals("all", list.filter("state"));
        assertFalse(list.narrowed());
    }

    @Test
    void anotherFilterBeginsOnTheFirstPage() {
        ListAddress list = of(Map.of("state", "active", "page", "4"));
        assertEquals("/admin/users?state=active&level=1", list.with("level", "1"));
        assertEquals("/admin/users", list.with("state", "all"));
        assertEquals("/admin/users", list.cleared());
    }

    @Test
    void aColumnThatSortsAlreadySortsTheOtherWayRound() {
        assertEquals("/admin/users?sort=created_at", of(Map.of()).sortedBy("created_at"));
        assertEquals("/admin/users?sort=name", of(Map.of()).sortedBy("name"));
        assertEquals("/admin/users?sort=-name", of(Map.of("sort", "name")).sortedBy("name"));
        assertEquals("descending", of(Map.of()).order("created_at"));
        assertEquals("none", of(Map.of()).order("name"));
    }

    @Test
    void aTableForSpreadsheetsHoldsTheSameSearch() {
        assertEquals("/admin/users?format=csv", of(Map.of()).csv());
        assertEquals("/admin/users?state=active&format=csv", of(Map.of("state", "active", "page", "2")).csv());
    }

    @Test
    void theRowsOfAPageAreThoseOffered() {
        assertEquals(10, ListAddress.of(SHAPE, name -> "", "10").pageSize());
        assertEquals(20, ListAddress.of(SHAPE, name -> "", "100").pageSize());
    }
}
