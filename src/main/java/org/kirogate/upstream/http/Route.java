package org.kirogate.upstream.http;

import java.net.URI;
import java.util.Locale;

/** Where a connection leads; connections with an equal route can be used for one another's calls. */
record Route(boolean secure, String host, int port) {

    static Route of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            throw new IllegalArgumentException("the address starts with '" + scheme + ":', allowed are http and https");
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || !HttpTokens.visible(uri.toString())) {
            throw new IllegalArgumentException("the address needs a plain host name, no user info and ASCII only");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        if (port == 0 || port > 65_535) {
            throw new IllegalArgumentException("the address has port " + port + ", allowed are 1 to 65535");
        }
        return new Route(secure, host.toLowerCase(Locale.ROOT), port);
    }

    /** The host as the system's resolver wants it: an IPv6 address without its brackets. */
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Host and port as CONNECT wants them. */
    String authority() {
        return host + ":" + port;
    }

    /** Host and, unless it is the scheme's own, port, as the Host header wants them. */
    String hostHeader() {
        return port == (secure ? 443 : 80) ? host : authority();
    }
}
