package org.kirogate.access.limit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one key or user uses of its limits, on this node and as far as is known on others. Not thread-safe but for
 * {@link #lock}: whoever touches it holds that.
 */
final class Meter {
    /** What of other nodes was not heard again for so long is over. */
    static final long STALE_MS = 15_000;
    /** Credits that a request is taken to cost before any is known. */
    private static final double FIRST_CREDITS = 1;
    private static final double WEIGHT_OF_LAST = 0.2;

    final Subject subject;
    final ReentrantLock lock = new ReentrantLock();

    private final Gauge gauge = new Gauge();
    private final MinuteTokens minuteTokens = new MinuteTokens();
    private final Map<Span, Window> windows = new EnumMap<>(Span.class);
    private final Map<Span, UseRow> ahead = new EnumMap<>(Span.class);
    private final List<Window> ended = new ArrayList<>(0);
    private Limits limits = Limits.NONE;
    private long nextEnd = Long.MAX_VALUE;
    private long reservedTokens;
    private double reservedCredits;
    private double usualCredits = FIRST_CREDITS;
    private Flight elsewhere = Flight.NONE;
    private long heardAt;
    private boolean retired;

    Meter(Subject subject) {
        this.subject = subject;
    }

    /** Whether it was forgotten while somebody waited for its lock. */
    boolean retired() {
        return retired;
    }

    void retire() {
        retired = true;
    }

    boolean counts() {
        return limits.counts();
    }

    int inFlight() {
        return gauge.inFlight();
    }

    /** Takes the limits that hold now, and begins spans anew whose time is over. */
    void adopt(Limits current, long now) {
        boolean changed = current != limits && !current.equals(limits);
        limits = current;
        if (changed || now >= nextEnd) {
            arrange(now);
        }
    }

    private void arrange(long now) {
        nextEnd = Long.MAX_VALUE;
        for (Span span : Span.values()) {
            Window window = windows.get(span);
            boolean wanted = limits.amounts().containsKey(span);
            boolean right = window != null && wanted && now < window.end()
                    && (span == Span.FIVE_HOURS || window.start() == limits.anchor().start(span, now));
            if (window != null && !right) {
                leave(windows.remove(span));
            }
            if (wanted && !right && span != Span.FIVE_HOURS) {
                begin(span, limits.anchor().start(span, now));
            }
            if (windows.containsKey(span)) {
                nextEnd = Math.min(nextEnd, windows.get(span).end());
            }
        }
    }

    private void leave(Window window) {
        if (window.waits()) {
            ended.add(window);
        }
    }

    private Window begin(Span span, long start) {
        Window window = new Window(span, start, limits.anchor().end(span, start));
        UseRow row = ahead.remove(span);
        if (row != null && row.start() == start) {
            window.read(row);
        }
        windows.put(span, window);
        nextEnd = Math.min(nextEnd, window.end());
        return window;
    }

    /** How much of each limit is used. */
    List<LimitUse> uses(long now) {
        if (!limits.counts()) {
            return List.of();
        }
        List<LimitUse> uses = new ArrayList<>();
        boolean heard = now - heardAt <= STALE_MS;
        Flight others = heard ? elsewhere : Flight.NONE;
        Pace pace = limits.pace();
        if (pace.requestsPerMinute() > 0) {
            uses.add(use(LimitNames.REQUESTS_PER_MINUTE, Measure.REQUESTS, pace.requestsPerMinute(),
                    gauge.recent(now) + others.minuteRequests(), 0, gauge.clearAt(now)));
        }
        if (pace.tokensPerMinute() > 0) {
            long reserved = reservedTokens + others.tokens();
            uses.add(use(LimitNames.TOKENS_PER_MINUTE, Measure.TOKENS, pace.tokensPerMinute(),
                    minuteTokens.sum(now) + others.minuteTokens() + reserved, reserved, minuteTokens.clearAt(now)));
        }
        if (pace.maxConcurrency() > 0) {
            uses.add(use(LimitNames.MAX_CONCURRENCY, Measure.CONCURRENCY, pace.maxConcurrency(),
                    gauge.inFlight() + others.inFlight(), 0, 0));
        }
        limits.amounts().forEach((span, most) -> add(uses, span, most, others));
        return uses;
    }

    private void add(List<LimitUse> uses, Span span, Amounts most, Flight others) {
        Window window = windows.get(span);
        long resetsAt = window == null || window.end() == Long.MAX_VALUE ? 0 : window.end();
        if (most.requests() > 0) {
            double used = window == null ? 0 : window.used(Measure.REQUESTS);
            uses.add(use(span.limit(Measure.REQUESTS), Measure.REQUESTS, most.requests(), used, 0, resetsAt));
        }
        if (most.tokens() > 0) {
            double used = window == null ? 0 : window.used(Measure.TOKENS);
            double reserved = reservedTokens + others.tokens();
            uses.add(use(span.limit(Measure.TOKENS), Measure.TOKENS, most.tokens(), used + reserved, reserved,
                    resetsAt));
        }
        if (most.credits() > 0) {
            double used = window == null ? 0 : window.used(Measure.CREDITS);
            double reserved = reservedCredits + others.credits();
            uses.add(use(span.limit(Measure.CREDITS), Measure.CREDITS, most.credits(), used + reserved, reserved,
                    resetsAt));
        }
    }

    private LimitUse use(String name, Measure measure, double limit, double used, double reserved, long resetsAt) {
        return new LimitUse(subject.ofUser(), name, measure, limit, used, reserved, resetsAt);
    }

    /**
     * Milliseconds until a limit that is full may have room for {@code more}; {@link Long#MAX_VALUE} = never by itself.
     */
    long wait(LimitUse use, double more, long now) {
        Flight others = now - heardAt <= STALE_MS ? elsewhere : Flight.NONE;
        double settled = use.used() - use.reserved();
        boolean onlyReserved = use.reserved() > 0 && (more > 0 ? settled + more <= use.limit() : settled < use.limit());
        if (use.measure() == Measure.CONCURRENCY || onlyReserved) {
            return Gauge.SOON_MS;
        }
        return switch (use.name()) {
            case LimitNames.REQUESTS_PER_MINUTE -> gauge.untilRoom((int) use.limit(), others.minuteRequests(), now);
            case LimitNames.TOKENS_PER_MINUTE -> minuteTokens.until(
                    (long) Math.max(1, settled + more - use.limit()), now);
            default -> use.span().orElseThrow() == Span.TOTAL ? Long.MAX_VALUE : use.resetsAt() - now;
        };
    }

    /** A request is let in; returns the credits that are reserved for it. */
    double enter(long now) {
        gauge.enter(limits.pace().requestsPerMinute() > 0, now);
        if (limits.amounts().containsKey(Span.FIVE_HOURS) && !windows.containsKey(Span.FIVE_HOURS)) {
            begin(Span.FIVE_HOURS, limits.anchor().start(Span.FIVE_HOURS, now));
        }
        windows.values().forEach(window -> window.add(1, 0, 0));
        reservedCredits += usualCredits;
        return usualCredits;
    }

    void reserve(long tokens) {
        reservedTokens += tokens;
    }

    /** A request is over: what was reserved for it is given back, what it used is counted. */
    void leave(long heldTokens, double heldCredits, long tokens, double credits, long now) {
        adopt(limits, now);
        gauge.leave();
        reservedTokens -= heldTokens;
        // Of sums of fractions a rest would stay.
        reservedCredits = gauge.inFlight() == 0 ? 0 : Math.max(0, reservedCredits - heldCredits);
        if (credits > 0) {
            usualCredits += (credits - usualCredits) * WEIGHT_OF_LAST;
        }
        if (limits.pace().tokensPerMinute() > 0) {
            minuteTokens.add(tokens, now);
        }
        if (tokens > 0 || credits > 0) {
            windows.values().forEach(window -> window.add(0, tokens, credits));
        }
    }

    /** What other nodes do for it. */
    void hear(Flight others, long now) {
        elsewhere = others;
        heardAt = now;
    }

    /** What this node does for it. */
    Flight flight(long now) {
        return new Flight(gauge.inFlight(), reservedTokens, limits.counts() ? reservedCredits : 0, gauge.recent(now),
                minuteTokens.sum(now));
    }

    /** Windows with something that the database does not have. */
    List<Window> waiting() {
        List<Window> waiting = new ArrayList<>(ended);
        ended.clear();
        windows.values().stream().filter(Window::waits).forEach(waiting::add);
        return waiting;
    }

    /** Takes what the database has, of a span that is counted. */
    void absorb(UseRow row, long now) {
        if (!limits.amounts().containsKey(row.span())) {
            return;
        }
        Window window = windows.get(row.span());
        if (row.span() == Span.FIVE_HOURS) {
            absorbFiveHours(row, window, now);
        } else if (row.start() == window.start()) {
            window.read(row);
        } else if (row.start() > window.start()) {
            ahead.put(row.span(), row); // another node's clock is ahead
        }
    }

    /** The earliest start that any node knows counts for all. */
    private void absorbFiveHours(UseRow row, Window window, long now) {
        if (limits.anchor().end(row.span(), row.start()) <= now || window != null && row.start() > window.start()) {
            return;
        }
        Window right = window;
        if (window == null || row.start() < window.start()) {
            right = begin(row.span(), row.start());
            if (window != null) {
                right.inherit(window);
            }
        }
        right.read(row);
    }

    /** The windows that are open. */
    Iterable<Window> open() {
        return windows.values();
    }

    Limits limits() {
        return limits;
    }

    /** Whether nothing would be missed if it were forgotten. */
    boolean idle(long now) {
        return gauge.inFlight() == 0 && gauge.recent(now) == 0 && minuteTokens.sum(now) == 0 && ended.isEmpty()
                && ahead.isEmpty() && (elsewhere.equals(Flight.NONE) || now - heardAt > STALE_MS)
                && windows.values().stream().allMatch(Window::blank);
    }
}
