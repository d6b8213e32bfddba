package org.kirogate.upstream.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Connects straight to the server. Thread-safe. */
final class DirectConnector implements Connector {

    private final Duration connectTimeout;
    private final SSLContext tls;
    private final Watch watch;

    DirectConnector(Duration connectTimeout, SSLContext tls, Watch watch) {
        this.connectTimeout = connectTimeout;
        this.tls = tls;
        this.watch = watch;
    }

    @Override
    public Connection open(Route route) throws HttpFailure {
        Deadline deadline = Deadline.in(connectTimeout);
        Socket raw = Dialer.dial(route, deadline);
        Watch.Guard guard = watch.start(raw, deadline);
        boolean ready = false;
        try {
            Socket wire = route.secure() ? Tls.wrap(tls, raw, route, deadline) : raw;
            Connection connection = new Connection(route, raw, wire);
            ready = true;
            return connection;
        } catch (IOException e) {
            throw noTls(route, e);
        } finally {
            guard.end();
            if (!ready) {
                Watch.cut(raw);
            }
        }
    }

    static HttpFailure noTls(Route route, IOException cause) {
        return new HttpFailure(HttpFailure.Kind.TLS, false,
                "no TLS with " + route.authority() + " (" + cause.getMessage() + ")", cause);
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
