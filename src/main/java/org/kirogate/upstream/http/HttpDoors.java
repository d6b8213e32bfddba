package org.kirogate.upstream.http;

import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;

/** Opens doors. Thread-safe. */
public final class HttpDoors {

    private HttpDoors() {
    }

    /**
     * Opens a door that trusts the certificates the JDK trusts.
     *
     * @param settings how it behaves
     * @param clock    tells how long a connection has been idle
     * @throws IllegalStateException when this JDK has no TLS
     */
    public static HttpDoor open(HttpSettings settings, InstantSource clock) {
        return open(settings, clock, usualTrust());
    }

    /**
     * Opens a door for calls to addresses that the caller has chosen; it trusts the certificates the JDK trusts.
     *
     * @throws IllegalStateException when this JDK has no TLS
     */
    public static PinnedDoor pinned() {
        return new PinnedDoor(usualTrust());
    }

    private static SSLContext usualTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK's default TLS context does not start; look at its trust store "
                    + "(javax.net.ssl.trustStore)", e);
        }
    }

    static HttpDoor open(HttpSettings settings, InstantSource clock, SSLContext tls) {
        Watch watch = new Watch();
        ConnectionPool pool = new ConnectionPool(settings.maxIdlePerHost(), settings.idleTimeout(), clock);
        if (settings.proxyUrl().isEmpty()) {
            return new PooledDoor(new DirectConnector(settings.connectTimeout(), tls, watch), pool, watch);
        }
        ProxyAddress proxy = ProxyAddress.parse(settings.proxyUrl());
        return new PooledDoor(new ProxyConnector(settings.connectTimeout(), tls, watch, proxy), pool, watch);
    }
}
