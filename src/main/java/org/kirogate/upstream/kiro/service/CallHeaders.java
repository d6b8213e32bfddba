package org.kirogate.upstream.kiro.service;

import java.util.Map;
import java.util.Objects;
import org.kirogate.upstream.Credential;

/** Headers of the call that generates an answer, for each dialect (Kiro protocol, sections 0 and 3.2). Immutable. */
public final class CallHeaders {
    private static final int MOST_ATTEMPTS = 3;

    private final ServiceHeaders headers;

    /** Built on the headers that all calls have. */
    public CallHeaders(ServiceHeaders headers) {
        this.headers = Objects.requireNonNull(headers, "headers");
    }

    /**
     * The headers of one attempt.
     *
     * @param invocationId a UUID, the same for all attempts of one request
     * @param attempt      1 for the first
     */
    public Map<String, String> of(Credential credential, WireDialect dialect, String invocationId, int attempt) {
        Map<String, String> all = switch (dialect) {
            case RUNTIME -> headers.awsJson(credential, "KiroRuntimeService.GenerateAssistantResponse");
            case RUNTIME_CW ->
                headers.awsJson(credential, "AmazonCodeWhispererStreamingService.GenerateAssistantResponse");
            case Q_LEGACY -> rest(credential);
        };
        // "Do not use my content for training."
        all.put("x-amzn-codewhisperer-optout", "true");
        all.put("amz-sdk-invocation-id", invocationId);
        all.put("amz-sdk-request", "attempt=" + attempt + "; max=" + Math.max(attempt, MOST_ATTEMPTS));
        return all;
    }

    private Map<String, String> rest(Credential credential) {
        Map<String, String> all = headers.rest(credential);
        all.put("x-amzn-kiro-agent-mode", "vibe");
        return all;
    }
}
