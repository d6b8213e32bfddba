package org.kirogate.upstream.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;

/** Opens TCP connections. Thread-safe. */
final class Dialer {

    private Dialer() {
    }

    /** Looks the host's name up and tries its addresses. */
    static Socket dial(Route route, Deadline deadline) throws HttpFailure {
        return dial(route, resolve(route), deadline);
    }

    /** Tries the addresses in turn, each with its share of the time, until one takes the call. */
    static Socket dial(Route route, List<InetAddress> addresses, Deadline deadline) throws HttpFailure {
        IOException last = new SocketTimeoutException("no time left");
        for (int i = 0; i < addresses.size(); i++) {
            int millis = deadline.millisLeft() / (addresses.size() - i);
            if (millis == 0) {
                break;
            }
            try {
                return dial(new InetSocketAddress(addresses.get(i), route.port()), millis);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new HttpFailure(HttpFailure.Kind.CONNECT, false,
                "no connection to " + route.authority() + " (" + last.getMessage() + ")", last);
    }

    private static List<InetAddress> resolve(Route route) throws HttpFailure {
        try {
            return List.of(InetAddress.getAllByName(route.bareHost()));
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
