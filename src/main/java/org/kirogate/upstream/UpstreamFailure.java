package org.kirogate.upstream;

import java.time.Duration;
import java.util.Objects;

/**
 * What a failed call says about the account and the route, in the words of the seam. It decides about a repeat and about
 * the account's state; what the caller is told is decided elsewhere.
 *
 * @param kind      the class of the failure
 * @param status    the HTTP status, 0 when there was none
 * @param reason    the service's own short code, or empty; safe to log
 * @param retryAfter when the service said how long to wait, else {@link Duration#ZERO}
 * @param requestId the service's id of the call, or empty; for the log
 */
public record UpstreamFailure(Kind kind, int status, String reason, Duration retryAfter, String requestId) {

    /**
     * The reason of a {@link Kind#BROKEN} answer that was nothing but part of a tool call: a repeat would most likely grow
     * too long again.
     */
    public static final String HALF_CALL = "truncated_tool_call";

    /** Classes of failure, in the order they are looked for. */
    public enum Kind {
        /** The conversation is too long for the model. */
        CONTEXT_TOO_LARGE,
        /** The account has used up its quota until a reset. */
        QUOTA,
        /** The account is suspended by the service. */
        SUSPENDED,
        /** The service suspects the account's behaviour: leave it alone for long. */
        ACCOUNT_LIMITED,
        /** The model has no capacity; another account rarely helps. */
        CAPACITY,
        /** This account is too fast. */
        RATE_LIMITED,
        /** Earlier reasoning was refused. */
        THINKING_SIGNATURE,
        /** The account's profile is missing or wrong. */
        PROFILE,
        /** The account does not have this model. */
        MODEL,
        /** A tool's declaration was refused. */
        BAD_TOOLS,
        /** The request was refused for what it is. */
        BAD_REQUEST,
        /** The bearer is not accepted. */
        TOKEN,
        /** The account's plan does not allow this program. */
        ENTITLEMENT,
        /** The account is not allowed to do this. */
        FORBIDDEN,
        /** The refresh token is dead: somebody must sign in again. */
        SIGN_IN_AGAIN,
        /** A passing fault of the service or the network. */
        TRANSIENT,
        /** The service took too long. */
        TIMEOUT,
        /** A good status without any answer. */
        EMPTY,
        /** The answer was damaged on its way, or not understood. */
        BROKEN
    }

    public UpstreamFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(requestId, "requestId");
    }

    /** A failure known by its class alone. */
    public static UpstreamFailure of(Kind kind, String reason) {
        return new UpstreamFailure(kind, 0, reason, Duration.ZERO, "");
    }
}
