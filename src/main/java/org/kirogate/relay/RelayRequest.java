package org.kirogate.relay;

import java.time.Instant;
import java.util.Objects;
import org.kirogate.chat.ChatRequest;
import org.kirogate.token.TokenScope;

/**
 * What is to be answered, for whom.
 *
 * @param chat      the request as the dialect read it
 * @param scope     which tokens the caller's key reaches
 * @param keyId     the caller's key: whose turn it is when requests wait
 * @param requestId the id the caller is told
 * @param startedAt when the request came; the time of its answer counts from here
 */
public record RelayRequest(ChatRequest chat, TokenScope scope, long keyId, String requestId, Instant startedAt) {
    public RelayRequest {
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
