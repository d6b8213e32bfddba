package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kirogate.db.Sql;

/**
 * Goes through the requests in steps that grow, until a part of the list is full, the end is reached or the reader has
 * waited long enough: so a filter that hardly anything passes is no reason to read a million rows at once. One reading
 * of one list, one thread.
 */
final class RequestList {
    /** Numbers that the first step looks at; each further one looks at twice as many. */
    static final int FIRST_STEP = 5_000;
    private static final int LONGEST_STEP = 40_000;
    /** The same where an index leads: so many of its requests. */
    private static final int FIRST_INDEXED = 250;
    private static final int LONGEST_INDEXED = 4_000;

    private final RequestDao dao;
    private final Sql sql;
    private final RequestFilter filter;
    private final int size;
    private final LongSupplier nanos;
    private final long endNanos;

    /**
     * A reading of parts of at most {@code size} requests.
     *
     * @param nanos   a clock that only goes forward, in nanoseconds
     * @param longest after which no further step begins
     */
    RequestList(RequestDao dao, Sql sql, RequestFilter filter, int size, LongSupplier nanos, Duration longest) {
        this.dao = dao;
        this.sql = sql;
        this.filter = filter;
        this.size = size;
        this.nanos = nanos;
        this.endNanos = nanos.getAsLong() + longest.toNanos();
    }

    /** What is older than the request of that number; 0 = the newest part. */
    RequestSlice before(long number) {
        RequestSpans spans = dao.spans(sql, filter);
        List<RequestSlice.Row> rows = new ArrayList<>();
        long high = number == 0 ? Long.MAX_VALUE : number - 1;
        Optional<RequestDao.Range> left = spans.upTo(high);
        for (int step = firstStep(); wanting(rows) && left.isPresent(); step = longer(step)) {
            RequestDao.Range range = part(left.get(), true, step);
            rows.addAll(dao.list(sql, filter, range, true, size + 1 - rows.size()));
            high = range.low() - 1;
            left = spans.upTo(high);
            if (late()) {
                break;
            }
        }
        boolean full = !wanting(rows);
        boolean more = !full && left.isPresent();
        List<RequestSlice.Row> shown = full ? rows.subList(0, size) : rows;
        long older = full ? shown.get(size - 1).number() : more ? high + 1 : 0;
        return new RequestSlice(shown, number == 0 ? 0 : newer(shown, number), older,
                more ? dao.at(sql, high + 1).orElse(Instant.EPOCH) : Instant.EPOCH);
    }

    /** What is newer than the request of that number, the part next to it. */
    RequestSlice after(long number) {
        RequestSpans spans = dao.spans(sql, filter);
        List<RequestSlice.Row> rows = new ArrayList<>();
        long low = number + 1;
        Optional<RequestDao.Range> left = spans.from(low);
        for (int step = firstStep(); wanting(rows) && left.isPresent(); step = longer(step)) {
            RequestDao.Range range = part(left.get(), false, step);
            rows.addAll(dao.list(sql, filter, range, false, size + 1 - rows.size()));
            low = range.high() + 1;
            left = spans.from(low);
            if (late()) {
                break;
            }
        }
        boolean full = !wanting(rows);
        if (!full && left.isEmpty()) {
            // The newest part is shown whole, not what happens to be left over of it.
            return before(0);
        }
        List<RequestSlice.Row> shown = new ArrayList<>(full ? rows.subList(0, size) : rows);
        Collections.reverse(shown);
        return new RequestSlice(shown, full ? shown.get(0).number() : low - 1,
                shown.isEmpty() ? number + 1 : shown.get(shown.size() - 1).number(), Instant.EPOCH);
    }

    /** The next part of a range that is looked at. */
    private RequestDao.Range part(RequestDao.Range range, boolean newestFirst, int step) {
        if (filter.indexed()) {
            return dao.window(sql, filter, range, newestFirst, step);
        }
        return newestFirst
                ? new RequestDao.Range(Math.max(range.low(), range.high() - step + 1), range.high())
                : new RequestDao.Range(range.low(), Math.min(range.high(), range.low() + step - 1));
    }

    private boolean wanting(List<RequestSlice.Row> rows) {
        return rows.size() <= size;
    }

    private boolean late() {
        return nanos.getAsLong() - endNanos >= 0;
    }

    private int firstStep() {
        return filter.indexed() ? FIRST_INDEXED : FIRST_STEP;
    }

    private int longer(int step) {
        return Math.min(filter.indexed() ? LONGEST_INDEXED : LONGEST_STEP, step * 2);
    }

    private static long newer(List<RequestSlice.Row> shown, long number) {
        return shown.isEmpty() ? number - 1 : shown.get(0).number();
    }
}
