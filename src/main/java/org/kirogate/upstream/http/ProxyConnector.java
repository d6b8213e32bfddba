package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Connects by way of an HTTP proxy: a tunnel for https, the absolute form of the target for http. Thread-safe. */
final class ProxyConnector implements Connector {

    private final Duration connectTimeout;
    private final SSLContext tls;
    private final Watch watch;
    private final ProxyAddress proxy;

    ProxyConnector(Duration connectTimeout, SSLContext tls, Watch watch, ProxyAddress proxy) {
        this.connectTimeout = connectTimeout;
        this.tls = tls;
        this.watch = watch;
        this.proxy = proxy;
    }

    @Override
    public Connection open(Route route) throws HttpFailure {
        Deadline deadline = Deadline.in(connectTimeout);
        Socket raw = Dialer.dial(proxy.route(), deadline);
        Watch.Guard guard = watch.start(raw, deadline);
        boolean ready = false;
        try {
            Connection connection = route.secure() ? tunnelled(route, raw, deadline) : new Connection(route, raw, raw);
            ready = true;
            return connection;
        } catch (IOException e) {
            throw e instanceof HttpFailure failure ? failure : noTunnel(route, e.getMessage(), e);
        } finally {
            guard.end();
            if (!ready) {
                Watch.cut(raw);
            }
        }
    }

    private Connection tunnelled(Route route, Socket raw, Deadline deadline) throws IOException {
        openTunnel(route, new Connection(proxy.route(), raw, raw), deadline);
        try {
            return new Connection(route, raw, Tls.wrap(tls, raw, route, deadline));
        } catch (IOException e) {
            throw DirectConnector.noTls(route, e);
        }
    }

    private void openTunnel(Route route, Connection connection, Deadline deadline) throws IOException {
        String authority = route.authority();
        StringBuilder head = new StringBuilder("CONNECT ").append(authority).append(" HTTP/1.1\r\nHost: ")
                .append(authority).append("\r\n");
        addAuthorization(head);
        byte[] bytes = head.append("\r\n").toString().getBytes(ISO_8859_1);
        connection.write(bytes, 0, bytes.length);
        int status = answer(route, connection, deadline);
        if (status / 100 != 2) {
            throw noTunnel(route, "it answered " + status, null);
        }
        if (connection.buffered() > 0) {
            throw noTunnel(route, "it sent bytes before TLS began", null);
        }
    }

    private static int answer(Route route, Connection connection, Deadline deadline) throws IOException {
        try {
            return HeadReader.read(connection, deadline).status();
        } catch (HttpFailure e) {
            throw noTunnel(route, e.getMessage(), e);
        }
    }

    private static HttpFailure noTunnel(Route route, String why, Throwable cause) {
        return new HttpFailure(HttpFailure.Kind.CONNECT, false,
                "the proxy opened no tunnel to " + route.authority() + ": " + why, cause);
    }

    @Override
    public void addHeaders(Route route, StringBuilder head) {
        if (!route.secure()) {
            addAuthorization(head);
        }
    }

    private void addAuthorization(StringBuilder head) {
        if (!proxy.authorization().isEmpty()) {
            head.append("Proxy-Authorization: ").append(proxy.authorization()).append("\r\n");
        }
    }

    @Override
    public String targetPrefix(Route route) {
        return route.secure() ? "" : "http://" + route.hostHeader();
    }
}
