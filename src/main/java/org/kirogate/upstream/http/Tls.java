package org.kirogate.upstream.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Puts TLS 1.2 or 1.3 on a connected socket and checks certificate and host name. Thread-safe. */
final class Tls {

    private static final List<String> ALLOWED = List.of("TLSv1.3", "TLSv1.2");

    private Tls() {
    }

    static Socket wrap(SSLContext context, Socket raw, Route route, Deadline deadline) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(raw, route.bareHost(), route.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(allowed(parameters.getProtocols()));
        socket.setSSLParameters(parameters);
        raw.setSoTimeout(Math.max(1, deadline.millisLeft()));
        socket.startHandshake();
        return socket;
    }

    private static String[] allowed(String[] enabled) throws SSLException {
        String[] both = Arrays.stream(enabled).filter(ALLOWED::contains).toArray(String[]::new);
        if (both.length == 0) {
            throw new SSLException("this JDK has neither TLSv1.3 nor TLSv1.2 switched on");
        }
        return both;
    }
}
