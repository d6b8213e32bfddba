package org.kirogate.upstream.http;

/**
 * Sends HTTP calls over pooled connections; the calling thread does all the work and blocks. Thread-safe. Open one with
 * {@link HttpDoors#open} and keep it as long as the program runs.
 */
public interface HttpDoor extends AutoCloseable {

    /**
     * Sends the call and waits for the status line and headers, any status. Redirects are not followed. Opening a
     * connection has its own limit ({@link HttpSettings#connectTimeout()}); after it the answer's head has
     * {@link HttpCall#headersTimeout()}.
     *
     * <p>A call may be sent twice in one case only: a pooled connection turned out dead before a single byte of an
     * answer came.
     *
     * @return the answer; close it in every case
     * @throws HttpFailure           when there is no answer
     * @throws IllegalStateException when the door is closed
     */
    HttpAnswer send(HttpCall call) throws HttpFailure;

    /**
     * Cuts idle connections that are past their time, and connects and sends that hang past their deadline. Call it
     * about once a second from the housekeeping thread: a blocking socket cannot limit a write by itself.
     */
    void sweep();

    /** Closes the idle connections; answers that are still read end undisturbed. */
    @Override
    void close();
}
