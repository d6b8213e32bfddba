package org.kirogate.access.limit;

/**
 * What one key or user used in one span: as the database has it, what is on its way there, and what came since. Not
 * thread-safe: whoever touches it holds its meter's lock.
 */
final class Window {
    private final Span span;
    private final long start;
    private final long end;
    private final Sum stored = new Sum();
    private final Sum moving = new Sum();
    private final Sum fresh = new Sum();
    private int warned;

    /** One over {@code span} from {@code start} to before {@code end}, epoch ms. */
    Window(Span span, long start, long end) {
        this.span = span;
        this.start = start;
        this.end = end;
    }

    Span span() {
        return span;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    double used(Measure measure) {
        return of(stored, measure) + of(moving, measure) + of(fresh, measure);
    }

    /** What all nodes have written, and this node knows of. */
    double stored(Measure measure) {
        return of(stored, measure);
    }

    private static double of(Sum sum, Measure measure) {
        return switch (measure) {
            case REQUESTS -> sum.requests();
            case TOKENS -> sum.tokens();
            case CREDITS -> sum.credits();
            case CONCURRENCY -> 0;
        };
    }

    void add(long requests, long tokens, double credits) {
        fresh.add(requests, tokens, credits);
    }

    boolean waits() {
        return !fresh.isNothing();
    }

    /** Whether it holds nothing that anybody would miss. */
    boolean blank() {
        return stored.isNothing() && moving.isNothing() && fresh.isNothing();
    }

    /** Sends what came on its way to the database; nothing else may be under way. */
    Sum send() {
        moving.add(fresh);
        fresh.clear();
        return moving;
    }

    /** What was under way has arrived. */
    void arrived() {
        stored.add(moving);
        moving.clear();
    }

    /** Takes what all nodes have written; nothing may be under way. */
    void read(UseRow row) {
        stored.set(row.requests(), row.tokens(), row.credits());
        warned |= row.warned();
    }

    /** Takes over what came for the same span before another start was known for it. */
    void inherit(Window other) {
        fresh.add(other.fresh);
        other.fresh.clear();
    }

    /** Whether a warning is still to be told; asked once, it is not any more. */
    boolean toWarn(Measure measure) {
        boolean news = (warned & measure.bit()) == 0;
        warned |= measure.bit();
        return news;
    }

    /** A warning could not be noted and is to be tried again. */
    void unwarn(Measure measure) {
        warned &= ~measure.bit();
    }
}
