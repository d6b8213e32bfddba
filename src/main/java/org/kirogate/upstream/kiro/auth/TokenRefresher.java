package org.kirogate.upstream.kiro.auth;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kirogate.json.Json;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.CredentialKind;
import org.kirogate.upstream.kiro.credential.Regions;
import org.kirogate.upstream.kiro.credential.TokenEndpoint;
import org.kirogate.upstream.kiro.service.ServiceHeaders;
import org.kirogate.upstream.kiro.service.ServiceLine;
import org.kirogate.upstream.kiro.service.ServiceUrls;
import org.kirogate.upstream.kiro.service.WholeAnswer;

/**
 * Makes a fresh bearer at the service that issued the refresh token (Kiro protocol, section 2). Thread-safe; that only
 * one refresh runs for an account, and that its result is stored before it is used, is the caller's part.
 */
public final class TokenRefresher {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    /** A bearer that ends sooner is renewed first. */
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ServiceLine line;
    private final ServiceUrls urls;
    private final ServiceHeaders headers;
    private final String configuredRegion;
    private final InstantSource clock;

    /** The configured region stands in for accounts that name none. */
    public TokenRefresher(
            ServiceLine line, ServiceUrls urls, ServiceHeaders headers, String configuredRegion, InstantSource clock) {
        this.line = Objects.requireNonNull(line, "line");
        this.urls = Objects.requireNonNull(urls, "urls");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.configuredRegion = Objects.requireNonNull(configuredRegion, "configuredRegion");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Whether the bearer is missing, ended, or ends within five minutes. */
    public static boolean needsRefresh(Credential credential, Instant now) {
        if (CredentialKind.of(credential) == CredentialKind.API_KEY) {
            return false;
        }
        return credential.accessToken().isEmpty() || credential.expiresAt().isBefore(now.plus(MARGIN));
    }

    /**
     * The credential with a fresh bearer; an API key as it is, because it never ends.
     *
     * @throws UpstreamException SIGN_IN_AGAIN, RATE_LIMITED, TRANSIENT, TIMEOUT or FORBIDDEN
     */
    public Credential refresh(Credential credential) {
        return switch (CredentialKind.of(credential)) {
            case SOCIAL -> social(credential);
            case BUILDER_ID, IDC -> oidc(credential);
            case EXTERNAL_IDP -> externalIdp(credential);
            case API_KEY -> credential;
        };
    }

    private Credential social(Credential credential) {
        JsonObject body = new JsonObject();
        body.addProperty("refreshToken", credential.refreshToken());
        URI uri = urls.desktopRefresh(Regions.auth(credential, configuredRegion));
        return exchange(credential, uri, ServiceHeaders.JSON, Json.GSON.toJson(body));
    }

    /** JSON in camel case, not the form that OAuth asks for (section 2.2). */
    private Credential oidc(Credential credential) {
        JsonObject body = new JsonObject();
        body.addProperty("clientId", credential.attribute(CredentialAttributes.CLIENT_ID));
        body.addProperty("clientSecret", credential.attribute(CredentialAttributes.CLIENT_SECRET));
        body.addProperty("grantType", "refresh_token");
        body.addProperty("refreshToken", credential.refreshToken());
        URI uri = urls.oidcToken(Regions.auth(credential, configuredRegion));
        return exchange(credential, uri, ServiceHeaders.JSON, Json.GSON.toJson(body));
    }

    private Credential externalIdp(Credential credential) {
        URI endpoint = TokenEndpoint.allowed(credential.attribute(CredentialAttributes.TOKEN_ENDPOINT))
                .orElseThrow(() -> new UpstreamException(
                        UpstreamFailure.of(Kind.FORBIDDEN, "token_endpoint_not_allowed")));
        String clientId = credential.attribute(CredentialAttributes.CLIENT_ID);
        String scopes = credential.attribute(CredentialAttributes.SCOPES);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", credential.refreshToken());
        form.put("client_id", clientId);
        form.put("scope", scopes.isEmpty() ? defaultScopes(clientId) : scopes);
        return exchange(credential, urls.externalIdp(endpoint), FORM, encoded(form));
    }

    private static String defaultScopes(String clientId) {
        return "api://" + clientId + "/codewhisperer:conversations api://" + clientId
                + "/codewhisperer:completions offline_access";
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Credential exchange(Credential credential, URI uri, String contentType, String body) {
        WholeAnswer answer =
                line.whole(uri, headers.plain(contentType), body.getBytes(StandardCharsets.UTF_8), TIMEOUT);
        if (!answer.isGood()) {
            throw new UpstreamException(RefreshFailures.classify(answer));
        }
        return RefreshAnswer.apply(credential, answer, clock.instant());
    }
}
