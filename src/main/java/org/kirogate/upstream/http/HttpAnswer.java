package org.kirogate.upstream.http;

import java.time.Duration;
import java.util.Optional;

/** The answer to one call. One thread, except {@link #abort()}, which any thread may call. */
public interface HttpAnswer extends AutoCloseable {

    /** The status code, 200 to 999. */
    int status();

    /** The first value of the header with that name, in whatever case; empty when the answer does not have it. */
    Optional<String> header(String name);

    /**
     * Reads what is there of the body, decoded; waits only while nothing is.
     *
     * @param buffer  where the bytes go
     * @param offset  the first place to use
     * @param length  how many bytes at most, 1 or more
     * @param timeout how long to wait for the first byte; less than a millisecond counts as one
     * @return how many bytes were read; 0 when nothing arrived in that time; -1 at the clean end of the body
     * @throws HttpFailure RESET when the connection ended before the body did or {@link #abort()} was called, PROTOCOL
     *     when the body's encoding is wrong; any further call throws again
     */
    int read(byte[] buffer, int offset, int length, Duration timeout) throws HttpFailure;

    /**
     * Reads the rest of the body.
     *
     * @param maxBytes the most it may be long
     * @param timeout  how long all of it may take
     * @throws HttpFailure PROTOCOL when it is longer, TIMEOUT when it takes longer, and as {@link #read} does
     */
    byte[] readAll(int maxBytes, Duration timeout) throws HttpFailure;

    /** Gives the connection back for the next call if the body was read to its end, else cuts it. May be repeated. */
    @Override
    void close();

    /** Cuts the connection at once: a blocked {@link #read} ends with RESET. Does nothing after {@link #close()}. */
    void abort();
}
