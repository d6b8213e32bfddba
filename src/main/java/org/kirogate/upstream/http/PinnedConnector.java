package org.kirogate.upstream.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Connects one call to given addresses, whatever the host's name may mean by then, and watches the socket until it is
 * told that the call is over. One call.
 */
final class PinnedConnector implements Connector {

    private final List<InetAddress> addresses;
    private final Deadline deadline;
    private final SSLContext tls;
    private final Watch watch;
    /** Null until a socket is connected. */
    private Watch.Guard guard;

    PinnedConnector(List<InetAddress> addresses, Deadline deadline, SSLContext tls, Watch watch) {
        this.addresses = addresses;
        this.deadline = deadline;
        this.tls = tls;
        this.watch = watch;
    }

    @Override
    public Connection open(Route route) throws HttpFailure {
        Socket raw = Dialer.dial(route, addresses, deadline);
        guard = watch.start(raw, deadline);
        boolean ready = false;
        try {
            Connection connection = new Connection(
                    route, raw, route.secure() ? Tls.wrap(tls, raw, route, deadline) : raw);
            ready = true;
            return connection;
        } catch (IOException e) {
            throw DirectConnector.noTls(route, e);
        } finally {
            if (!ready) {
                Watch.cut(raw);
            }
        }
    }

    /** The failure, told as a timeout when the time was up: a socket that was cut only says that it broke. */
    HttpFailure explained(HttpFailure failure) {
        if (!deadline.passed()) {
            return failure;
        }
        return new HttpFailure(HttpFailure.Kind.TIMEOUT, failure.sent(), "the call took longer than allowed", failure);
    }

    /** The call is over: its socket is watched no longer. */
    void end() {
        if (guard != null) {
            guard.end();
        }
    }

    @Override
    public void addHeaders(Route route, StringBuilder head) {
        // A server needs none.
    }

    @Override
    public String targetPrefix(Route route) {
        return "";
    }
}
