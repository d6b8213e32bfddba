package org.kirogate.upstream.kiro.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.kiro.credential.CredentialKind;

/**
 * Headers of calls to the service (Kiro protocol, section 3.2). The user agent is our own name, or what the operator
 * set: no other client is imitated. Immutable.
 */
public final class ServiceHeaders {
    /** The media type of AWS-JSON. */
    public static final String AWS_JSON = "application/x-amz-json-1.0";
    /** The media type of REST. */
    public static final String JSON = "application/json";

    private final String userAgent;

    /** Headers under a user agent; neither may be empty. */
    public ServiceHeaders(String configuredUserAgent, String version) {
        Objects.requireNonNull(version, "version");
        this.userAgent = configuredUserAgent.isEmpty() ? "KiroGate/" + version : configuredUserAgent;
    }

    /** Headers of a call without a bearer. */
    public Map<String, String> plain(String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("Accept", "*/*");
        headers.put("User-Agent", userAgent);
        return headers;
    }

    /** Headers of an AWS-JSON call: the bearer, what sort it is, and the operation. */
    public Map<String, String> awsJson(Credential credential, String target) {
        Map<String, String> headers = bearer(credential, AWS_JSON);
        headers.put("TokenType", CredentialKind.of(credential).tokenType());
        headers.put("X-Amz-Target", target);
        return headers;
    }

    /** Headers of a REST call; the sort of bearer is said only where the service can't do without. */
    public Map<String, String> rest(Credential credential) {
        Map<String, String> headers = bearer(credential, JSON);
        CredentialKind kind = CredentialKind.of(credential);
        if (kind == CredentialKind.EXTERNAL_IDP || kind == CredentialKind.API_KEY) {
            headers.put("TokenType", kind.tokenType());
        }
        return headers;
    }

    private Map<String, String> bearer(Credential credential, String contentType) {
        Map<String, String> headers = plain(contentType);
        headers.put("Authorization", "Bearer " + credential.accessToken());
        return headers;
    }
}
