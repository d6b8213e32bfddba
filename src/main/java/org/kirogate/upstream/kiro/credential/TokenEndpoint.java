package org.kirogate.upstream.kiro.credential;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The token endpoint of an external identity provider. It comes out of an imported file, so only Microsoft's sign-in
 * hosts are called (Kiro protocol, section 2.3): https, no port, no user, no address literal.
 */
public final class TokenEndpoint {
    private static final List<String> SUFFIXES =
            List.of(".microsoftonline.com", ".microsoftonline.us", ".microsoftonline.cn");

    private TokenEndpoint() {}

    /** The endpoint as a URI, unless it is not allowed. */
    public static Optional<URI> allowed(String endpoint) {
        URI uri;
        try {
            uri = new URI(endpoint);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() != -1
                || uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getRawQuery() != null) {
            return Optional.empty();
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(host::endsWith) ? Optional.of(uri) : Optional.empty();
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
