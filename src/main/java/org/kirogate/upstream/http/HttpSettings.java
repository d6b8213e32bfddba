package org.kirogate.upstream.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the door behaves.
 *
 * @param connectTimeout how long opening a connection may take, name look-up aside, TLS and proxy included; more than 0
 * @param maxIdlePerHost how many idle connections are kept for each scheme, host and port, 0 or more
 * @param idleTimeout    how long an idle connection is kept, more than 0; choose it below the server's own limit
 * @param proxyUrl       {@code http://user:password@host:port} of an HTTP proxy for all calls; empty for none
 */
public record HttpSettings(Duration connectTimeout, int maxIdlePerHost, Duration idleTimeout, String proxyUrl) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is outside its range or the proxy's address does not parse
     */
    public HttpSettings {
        positive("connectTimeout", connectTimeout);
        positive("idleTimeout", idleTimeout);
        if (maxIdlePerHost < 0) {
            throw new IllegalArgumentException("maxIdlePerHost is " + maxIdlePerHost + ", it must be 0 or more");
        }
        if (!requireNonNull(proxyUrl, "proxyUrl").isEmpty()) {
            ProxyAddress.parse(proxyUrl);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + ", it must be more than 0");
        }
    }

    /** Ten seconds to connect, 64 idle connections a host for 30 seconds, no proxy. */
    public static HttpSettings defaults() {
        return new HttpSettings(Duration.ofSeconds(10), 64, Duration.ofSeconds(30), "");
    }

    /** Without the proxy's address, which may hold a password. */
    @Override
    public String toString() {
        return "HttpSettings[connectTimeout=" + connectTimeout + ", maxIdlePerHost=" + maxIdlePerHost
                + ", idleTimeout=" + idleTimeout + ", proxy=" + (proxyUrl.isEmpty() ? "no" : "yes") + "]";
    }
}
