package org.kirogate.sizes;

import java.util.Locale;

/**
 * What asking one thing several times came to.
 *
 * @param ask    what was asked
 * @param status what it answered
 * @param least  milliseconds: near what it takes on a machine that does nothing else
 * @param median milliseconds
 * @param worst  milliseconds that 95 of 100 stay under
 * @param cpu    milliseconds of processor time that one answer took, of the database and of who asked too
 * @param bytes  of the answer, without what it loads
 */
record Taken(Ask ask, int status, double least, double median, double worst, double cpu, int bytes) {
    private static final int LIMIT_MS = 50;
    private static final int LIMIT_BYTES = 100_000;
    /** Anything up to this many times the limit may be the machine's fault. */
    private static final int GROSS = 10;

    boolean gross() {
        return status != 200 || median > LIMIT_MS * GROSS || bytes > LIMIT_BYTES * GROSS;
    }

    boolean over() {
        return status != 200 || median > LIMIT_MS || bytes > LIMIT_BYTES;
    }

    String line() {
        return String.format(Locale.ROOT, "%-6s %3d %7.1f ms %7.1f ms %7.1f ms %7.1f ms %6.1f KB  %s %s", over() ? "over" : "ok",
                status, least, median, worst, cpu, bytes / 1000.0, ask.path(), ask.user() ? "(user)" : "");
    }
}
