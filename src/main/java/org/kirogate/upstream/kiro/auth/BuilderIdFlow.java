package org.kirogate.upstream.kiro.auth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.json.Json;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.DeviceAnswer;
import org.kirogate.upstream.DeviceFlow;
import org.kirogate.upstream.DeviceGrant;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.CredentialKind;
import org.kirogate.upstream.kiro.credential.Regions;
import org.kirogate.upstream.kiro.service.Loose;
import org.kirogate.upstream.kiro.service.ServiceHeaders;
import org.kirogate.upstream.kiro.service.ServiceLine;
import org.kirogate.upstream.kiro.service.ServiceUrls;
import org.kirogate.upstream.kiro.service.WholeAnswer;

/**
 * The device sign-in of AWS Builder ID at AWS SSO-OIDC (Kiro protocol, section 1.6): register a client, start, poll.
 * Each sign-in registers a client of its own, since refresh tokens are bound to it and it ends after some 90 days.
 * Thread-safe.
 */
public final class BuilderIdFlow implements DeviceFlow {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String START_URL = "https://view.awsapps.com/start";
    private static final String CLIENT_NAME = "KiroGate";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final List<String> SCOPES =
            List.of("codewhisperer:completions", "codewhisperer:analysis", "codewhisperer:conversations");
    /** The person is sent there, so nobody but the provider may say where that is. */
    private static final List<String> PAGES = List.of(".awsapps.com", ".amazonaws.com", ".app.aws");

    private static final String DEVICE_CODE = "device_code";
    /** Where the answer leaves it out (RFC 8628, section 3.2), and what is believed at most. */
    private static final long USUAL_INTERVAL = 5;
    private static final long LONGEST_INTERVAL = 60;
    private static final long USUAL_LIFE = 600;
    private static final long LONGEST_LIFE = 3600;

    private final ServiceLine line;
    private final ServiceUrls urls;
    private final ServiceHeaders headers;
    private final InstantSource clock;

    /** Sign-ins at this service. */
    public BuilderIdFlow(ServiceLine line, ServiceUrls urls, ServiceHeaders headers, InstantSource clock) {
        this.line = Objects.requireNonNull(line, "line");
        this.urls = Objects.requireNonNull(urls, "urls");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public DeviceGrant begin() {
        JsonObject client = good(call(urls.oidcClient(Regions.US), registration()));
        JsonObject start = new JsonObject();
        start.addProperty("clientId", needed(client, "clientId"));
        start.addProperty("clientSecret", needed(client, "clientSecret"));
        start.addProperty("startUrl", START_URL);
        JsonObject device = good(call(urls.oidcDevice(Regions.US), start));
        URI page = page(device, "verificationUri").orElseThrow(() -> broken("device_page"));
        return new DeviceGrant(
                needed(device, "userCode"), page, page(device, "verificationUriComplete").orElse(page),
                clock.instant().plusSeconds(seconds(device, "expiresIn", USUAL_LIFE, LONGEST_LIFE)),
                Duration.ofSeconds(seconds(device, "interval", USUAL_INTERVAL, LONGEST_INTERVAL)),
                Map.of(CredentialAttributes.CLIENT_ID, needed(client, "clientId"),
                        CredentialAttributes.CLIENT_SECRET, needed(client, "clientSecret"),
                        DEVICE_CODE, needed(device, "deviceCode")));
    }

    @Override
    public DeviceAnswer poll(DeviceGrant grant) {
        JsonObject body = new JsonObject();
        body.addProperty("clientId", grant.secrets().get(CredentialAttributes.CLIENT_ID));
        body.addProperty("clientSecret", grant.secrets().get(CredentialAttributes.CLIENT_SECRET));
        body.addProperty("deviceCode", grant.secrets().get(DEVICE_CODE));
        body.addProperty("grantType", GRANT);
        WholeAnswer answer = call(urls.oidcToken(Regions.US), body);
        return answer.isGood() ? granted(grant, answer) : refused(answer);
    }

    private DeviceAnswer granted(DeviceGrant grant, WholeAnswer answer) {
        Credential blank = new Credential(CredentialKind.BUILDER_ID.wireName(), "", "", Instant.EPOCH, Map.of(
                CredentialAttributes.CLIENT_ID, grant.secrets().get(CredentialAttributes.CLIENT_ID),
                CredentialAttributes.CLIENT_SECRET, grant.secrets().get(CredentialAttributes.CLIENT_SECRET),
                CredentialAttributes.AUTH_REGION, Regions.US,
                CredentialAttributes.PROVIDER, "BuilderId"));
        Credential signedIn = RefreshAnswer.apply(blank, answer, clock.instant());
        if (signedIn.refreshToken().isEmpty()) {
            throw broken("device_without_refresh_token");
        }
        return new DeviceAnswer.Granted(signedIn);
    }

    private static DeviceAnswer refused(WholeAnswer answer) {
        JsonObject body = answer.json().orElseGet(JsonObject::new);
        String code = Loose.text(body, "error") + " " + Loose.text(body, "__type");
        return switch (known(code.toLowerCase(Locale.ROOT).replace("_", ""))) {
            case "authorizationpending" -> new DeviceAnswer.Waiting(false);
            case "slowdown" -> new DeviceAnswer.Waiting(true);
            case "expiredtoken" -> new DeviceAnswer.Expired();
            case "accessdenied" -> new DeviceAnswer.Denied();
            default -> throw new UpstreamException(RefreshFailures.classify(answer));
        };
    }

    /** Codes come as {@code slow_down} and, from the same service, as the type {@code SlowDownException}. */
    private static String known(String squeezed) {
        return List.of("authorizationpending", "slowdown", "expiredtoken", "accessdenied").stream()
                .filter(squeezed::contains).findFirst().orElse("");
    }

    private static JsonObject registration() {
        JsonArray scopes = new JsonArray();
        SCOPES.forEach(scopes::add);
        JsonArray grants = new JsonArray();
        grants.add(GRANT);
        grants.add("refresh_token");
        JsonObject client = new JsonObject();
        client.addProperty("clientName", CLIENT_NAME);
        client.addProperty("clientType", "public");
        client.add("scopes", scopes);
        client.add("grantTypes", grants);
        client.addProperty("issuerUrl", START_URL);
        return client;
    }

    private WholeAnswer call(URI uri, JsonObject body) {
        byte[] bytes = Json.GSON.toJson(body).getBytes(StandardCharsets.UTF_8);
        return line.whole(uri, headers.plain(ServiceHeaders.JSON), bytes, TIMEOUT);
    }

    private static JsonObject good(WholeAnswer answer) {
        if (!answer.isGood()) {
            throw new UpstreamException(RefreshFailures.classify(answer));
        }
        return answer.json().orElseThrow(() -> broken("device_without_json"));
    }

    private static String needed(JsonObject body, String name) {
        String text = Loose.text(body, name);
        if (text.isEmpty()) {
            throw broken("device_without_" + name);
        }
        return text;
    }

    private static Optional<URI> page(JsonObject body, String name) {
        try {
            URI page = URI.create(Loose.text(body, name));
            boolean known = "https".equals(page.getScheme()) && page.getHost() != null && page.getPort() == -1
                    && page.getUserInfo() == null && PAGES.stream().anyMatch(page.getHost()::endsWith);
            return known ? Optional.of(page) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // told by the caller, who knows whether it is needed
        }
    }

    private static long seconds(JsonObject body, String name, long usual, long most) {
        double seconds = Loose.number(body, name, usual);
        return seconds >= 1 && seconds <= most ? (long) seconds : usual;
    }

    private static UpstreamException broken(String reason) {
        return new UpstreamException(UpstreamFailure.of(Kind.TRANSIENT, reason));
    }
}
