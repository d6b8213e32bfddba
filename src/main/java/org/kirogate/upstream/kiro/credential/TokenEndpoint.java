package org.kirogate.upstream.kiro.credential;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token endpoint of an external identity provider. It comes out of an imported file, so only Microsoft's sign-in
 * hosts are called (Kiro protocol, section 2.3): https, no port, no user, no address literal.
 */
public final class TokenEndpoint {
    private static final List<String> SUFFIXES =
            List.of(".microsoftonline.com", ".microsoftonline.us", ".microsoftonline.cn");

    /** Plain segments only: no escapes, no dots that climb, nothing that another reader of the path sees differently. */
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){0,8}/?");
    private static final int LONGEST = 512;

    private TokenEndpoint() {}

    /** The endpoint as a URI, unless it is not allowed. */
    public static Optional<URI> allowed(String endpoint) {
        URI uri;
        try {
            uri = new URI(endpoint);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (endpoint.length() > LONGEST || !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null
                || uri.getRawFragment() != null || uri.getRawQuery() != null
                || !PATH.matcher(uri.getRawPath()).matches()) {
            return Optional.empty();
        }
        String host = uri.getHost();
        // Whatever else the authority holds is a user or a port, be it an empty one.
        return host.equals(uri.getRawAuthority()) && ofMicrosoft(host.toLowerCase(Locale.ROOT))
                ? Optional.of(uri)
                : Optional.empty();
    }

    private static boolean ofMicrosoft(String host) {
        return SUFFIXES.stream().anyMatch(host::endsWith);
    }

    /**
     * The endpoint that belongs to an issuer such as {@code https://login.microsoftonline.com/TENANT/v2.0}, or empty
     * text.
     */
    static String ofIssuer(String issuer) {
        return allowed(issuer)
                .map(uri -> uri.getRawPath().split("/"))
                .filter(segments -> segments.length >= 2 && !segments[1].isEmpty())
                .map(segments -> "https://" + URI.create(issuer).getHost() + "/" + segments[1] + "/oauth2/v2.0/token")
                .orElse("");
    }
}
