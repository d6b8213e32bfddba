package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;

/**
 * An HTTP proxy.
 *
 * @param route         where it listens
 * @param authorization the value of {@code Proxy-Authorization}, empty for none
 */
record ProxyAddress(Route route, String authorization) {

    static ProxyAddress parse(String url) {
        try {
            URI uri = URI.create(url);
            String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getPort() < 0) {
                throw wrong();
            }
            Route route = Route.of(new URI("http", null, uri.getHost(), uri.getPort(), null, null, null));
            return new ProxyAddress(route, user.isEmpty() ? "" : basic(user));
        } catch (IllegalArgumentException | java.net.URISyntaxException e) {
            // Without the cause: its message repeats the address, password included.
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("the proxy address does not have the form http://user:password@host:port"
                + " (user and password may be missing; percent-encode special characters in them)");
    }

    private static String basic(String rawUserInfo) {
        // A plus sign stands for itself in user info, unlike in a form.
        String decoded = URLDecoder.decode(rawUserInfo.replace("+", "%2B"), UTF_8);
        String userAndPassword = decoded.contains(":") ? decoded : decoded + ":";
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "ProxyAddress[" + route.authority() + "]";
    }
}
