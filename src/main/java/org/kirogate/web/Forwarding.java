package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Optional;
import org.kirogate.config.Network;

/**
 * What reverse proxies say about a request, believed only from trusted ones. Behind the filter that uses it,
 * {@code getRemoteAddr}, {@code getScheme}, {@code isSecure} and the {@code Host} header tell of the client, proxy or not.
 * Thread-safe.
 */
public final class Forwarding {
    private final List<Network> trusted;

    /** Believes these proxies. */
    public Forwarding(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The request as the client made it: the same one when it did not come through a trusted proxy. */
    HttpServletRequest seen(HttpServletRequest request) {
        return trusted(request.getRemoteAddr()) ? new Forwarded(request, client(request)) : request;
    }

    /** Read from the right: the first address that is no trusted proxy is the client. */
    private String client(HttpServletRequest request) {
        String header = request.getHeader("x-forwarded-for");
        String client = request.getRemoteAddr();
        if (header == null) {
            return client;
        }
        String[] hops = header.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (Network.address(hop).isEmpty()) {
                return client;
            }
            client = hop;
            if (!trusted(hop)) {
                return client;
            }
        }
        return client;
    }

    private boolean trusted(String address) {
        if (trusted.isEmpty()) {
            return false;
        }
        Optional<byte[]> bytes = Network.address(address);
        return bytes.isPresent() && trusted.stream().anyMatch(network -> network.contains(bytes.get()));
    }

    /** A request with what the proxy said of it. */
    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String address;
        private final String scheme;
        private final String host;

        Forwarded(HttpServletRequest request, String address) {
            super(request);
            this.address = address;
            this.scheme = "https".equals(first(request, "x-forwarded-proto")) ? "https" : request.getScheme();
            this.host = first(request, "x-forwarded-host");
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }

        @Override
        public String getScheme() {
            return scheme;
        }

        @Override
        public boolean isSecure() {
            return scheme.equals("https");
        }

        @Override
        public String getHeader(String name) {
            return host.isEmpty() || !name.equalsIgnoreCase("host") ? super.getHeader(name) : host;
        }

        private static String first(HttpServletRequest request, String name) {
            String value = request.getHeader(name);
            return value == null ? "" : value.split(",")[0].strip();
        }
    }
}
