package org.kirogate.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.kirogate.fault.GatewayException;

/**
 * An address (RFC 3986) whose form may be fetched; where it leads is judged apart.
 *
 * @param uri  absolute, http or https, ASCII, with a host and a permitted port, without user info and fragment
 * @param host lower case, an IPv6 address without its brackets
 */
record Target(URI uri, String host) {

    private static final int MAX_LENGTH = 8192;

    /**
     * Reads an address.
     *
     * @param path the field it stands in, for the error
     * @throws GatewayException INVALID_REQUEST when it is none that may be fetched
     */
    static Target of(String url, String path) {
        if (url.length() > MAX_LENGTH) {
            throw invalid(path, "The URL has " + url.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
        return of(parse(url.strip(), path), path);
    }

    private static Target of(URI uri, String path) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalid(path, "The URL should start with https:// or http://");
        }
        if (uri.getRawUserInfo() != null) {
            throw invalid(path, "The URL should not hold a user name or password");
        }
        String host = uri.getHost();
        if (host == null || host.contains("%")) {
            throw invalid(path, "The URL needs a plain host name; write an international one in its xn-- form");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        if (!Ports.permit(port)) {
            throw invalid(path, "Port " + port + " is not fetched from; use 80, 443 or another port of a web server");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Target(uri, bare.toLowerCase(Locale.ROOT));
    }

    private static URI parse(String url, String path) {
        int fragment = url.indexOf('#');
        try {
            return new URI(new URI(fragment < 0 ? url : url.substring(0, fragment)).toASCIIString());
        } catch (URISyntaxException e) {
            throw invalid(path, "The URL is not written as RFC 3986 says; percent-encode what it does not allow");
        }
    }

    private static GatewayException invalid(String path, String why) {
        return GatewayException.invalid(path, path + ": " + why);
    }

    /**
     * Where a redirect leads, read from the start.
     *
     * @param location of the answer, absolute or relative to this address
     * @throws GatewayException INVALID_REQUEST when it may not be followed
     */
    Target redirected(String location, String path) {
        if (location.length() > MAX_LENGTH) {
            throw invalid(path, "The URL is redirected to one that is longer than " + MAX_LENGTH + " characters");
        }
        Target next = of(base().resolve(parse(location.strip(), path)), path);
        if (secure() && !next.secure()) {
            throw invalid(path, "The URL is redirected from https to http, which is not followed");
        }
        return next;
    }

    /** Java would glue a relative path to the host when there is no path to replace. */
    private URI base() {
        return uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
    }

    private boolean secure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }
}
