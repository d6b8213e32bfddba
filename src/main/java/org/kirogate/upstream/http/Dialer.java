package org.kirogate.upstream.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Opens TCP connections. Thread-safe. */
final class Dialer {

    private Dialer() {
    }

    /** Tries the host's addresses in turn, each with its share of the time, until one takes the call. */
    static Socket dial(Route route, Deadline deadline) throws HttpFailure {
        InetAddress[] addresses = resolve(route);
        IOException last = new SocketTimeoutException("no time left");
        for (int i = 0; i < addresses.length; i++) {
            int millis = deadline.millisLeft() / (addresses.length - i);
            if (millis == 0) {
                break;
            }
            try {
                return dial(new InetSocketAddress(addresses[i], route.port()), millis);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new HttpFailure(HttpFailure.Kind.CONNECT, false,
                "no connection to " + route.authority() + " (" + last.getMessage() + ")", last);
    }

    private static InetAddress[] resolve(Route route) throws HttpFailure {
        try {
            return InetAddress.getAllByName(route.bareHost());
        } catch (UnknownHostException e) {
            throw new HttpFailure(HttpFailure.Kind.CONNECT, false, "the name " + route.host()
                    + " has no address; check it and the resolver", e);
        }
    }

    private static Socket dial(InetSocketAddress address, int millis) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        boolean open = false;
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(address, millis);
            open = true;
            return socket;
        } finally {
            if (!open) {
                Watch.cut(socket);
            }
        }
    }
}
