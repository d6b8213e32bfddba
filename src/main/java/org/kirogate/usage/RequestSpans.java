package org.kirogate.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ranges of numbers in which all requests of a span of time lie. Between them others lie, which came at another
 * time: records that were written long after theirs make more than one range of a span. Immutable.
 */
final class RequestSpans {
    /** Ranges that are no further apart are read as one: reading a few rows too many beats asking once more. */
    static final int NEAR = 1_000;

    private final List<RequestDao.Range> ranges;

    private RequestSpans(List<RequestDao.Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** Of ranges that do not overlap, lowest first. */
    static RequestSpans of(List<RequestDao.Range> ranges) {
        List<RequestDao.Range> joined = new ArrayList<>();
        for (RequestDao.Range range : ranges) {
            int last = joined.size() - 1;
            if (last >= 0 && range.low() - joined.get(last).high() <= NEAR) {
                joined.set(last, new RequestDao.Range(joined.get(last).low(), range.high()));
            } else {
                joined.add(range);
            }
        }
        return new RequestSpans(joined);
    }

    /** The highest range with numbers up to this one, as far as it goes there; empty when nothing is there. */
    Optional<RequestDao.Range> upTo(long high) {
        for (int i = ranges.size() - 1; i >= 0; i--) {
            RequestDao.Range range = ranges.get(i);
            if (range.low() <= high) {
                return Optional.of(new RequestDao.Range(range.low(), Math.min(range.high(), high)));
            }
        }
        return Optional.empty();
    }

    /** The lowest range with numbers from this one on, as far as it goes there; empty when nothing is there. */
    Optional<RequestDao.Range> from(long low) {
        for (RequestDao.Range range : ranges) {
            if (range.high() >= low) {
                return Optional.of(new RequestDao.Range(Math.max(range.low(), low), range.high()));
            }
        }
        return Optional.empty();
    }
}
