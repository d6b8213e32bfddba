package org.kirogate.access.limit;

/**
 * A row of {@code limit_use}.
 *
 * @param start     epoch ms
 * @param warned    bits of {@link Measure#bit}
 * @param updatedAt epoch ms of the database's clock
 */
record UseRow(
        Subject subject, Span span, long start, long requests, long tokens, double credits, int warned,
        long updatedAt) {}
