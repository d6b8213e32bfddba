package org.kirogate.upstream.http;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Sends calls to addresses that the caller has looked up and judged: no name is resolved here, so the connection goes
 * where the judgement was made. TLS still asks for the name in the call's address and checks that the certificate has
 * it. Each call has a connection of its own. Thread-safe. Open one with {@link HttpDoors#pinned()}.
 */
public final class PinnedDoor {

    private static final Duration NEVER_IDLE = Duration.ofSeconds(1);

    private final SSLContext tls;
    private final Watch watch = new Watch();
    private final ConnectionPool nothingKept = new ConnectionPool(0, NEVER_IDLE, InstantSource.system());

    PinnedDoor(SSLContext tls) {
        this.tls = tls;
    }

    /**
     * Sends the call and waits for the status line and headers, any status. Redirects are not followed.
     *
     * @param call      its {@link HttpCall#headersTimeout()} limits the whole of it here: connecting, TLS, the head,
     *     and reading the body until the answer is closed
     * @param addresses where the connection may go, tried in this order; one or more
     * @return the answer; close it in every case
     * @throws HttpFailure              when there is no answer; TIMEOUT whenever the time was up
     * @throws IllegalArgumentException when there is no address
     */
    public HttpAnswer send(HttpCall call, List<InetAddress> addresses) throws HttpFailure {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("there is no address to connect to, give one or more");
        }
        PinnedConnector connector = new PinnedConnector(
                List.copyOf(addresses), Deadline.in(call.headersTimeout()), tls, watch);
        boolean answered = false;
        try {
            HttpAnswer answer = new PooledDoor(connector, nothingKept, watch).send(call);
            answered = true;
            return new PinnedAnswer(answer, connector);
        } catch (HttpFailure e) {
            throw connector.explained(e);
        } finally {
            if (!answered) {
                connector.end();
            }
        }
    }

    /** Cuts calls that hang past their time; as {@link HttpDoor#sweep()}, about once a second. */
    public void sweep() {
        watch.sweep();
    }
}
