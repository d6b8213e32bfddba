package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Page;

class PagerTest {

    @Test
    void saysWhichRowsItShows() {
        Pager pager = Pager.of(page(3, 48, 8));
        assertEquals(41, pager.first());
        assertEquals(48, pager.last());
        assertEquals(3, pager.pages());
    }

    @Test
    void anEmptyListIsOnePageOfNothing() {
        assertEquals(new Pager(1, 1, 0, 0, 0, List.of(1)), Pager.of(page(1, 0, 0)));
    }

    @Test
    void offersTheEndsAndTheNeighbours() {
        assertEquals(List.of(1, 0, 6, 7, 8, 0, 25), Pager.of(page(7, 500, 20)).links());
        assertEquals(List.of(1, 2, 0, 25), Pager.of(page(1, 500, 20)).links());
        assertEquals(List.of(1, 2, 3), Pager.of(page(2, 60, 20)).links());
    }

    private static Page<String> page(int number, long total, int rows) {
        return new Page<>(Collections.nCopies(rows, "row"), total, number, 20);
    }
}
