package org.kirogate.relay;

import java.time.Duration;
import java.util.List;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/**
 * What a caller is told of a failed call (Kiro protocol, section 5.3, column "To the client"): the only place where the
 * upstream's words become ours. Never 401, since the caller's own key is fine, and never the upstream's text. Pure.
 */
final class FaultOf {
    /** Clients give up on a longer wait. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(20);
    /** When nobody knows. */
    static final Duration USUAL_RETRY_AFTER = Duration.ofSeconds(5);

    private FaultOf() {}

    /** The fault, its cause being the failure. {@code askedModel} is the caller's own word for the model. */
    static GatewayException of(UpstreamException failed, String askedModel) {
        UpstreamFailure failure = failed.failure();
        return switch (failure.kind()) {
            case CONTEXT_TOO_LARGE -> new GatewayException(Fault.CONTEXT_TOO_LARGE,
                    "prompt is too long: the conversation does not fit the context window of the model. Shorten it.",
                    failed);
            case BAD_REQUEST -> new GatewayException(Fault.INVALID_REQUEST, badRequest(failure.reason()), failed);
            case BAD_TOOLS -> new GatewayException(Fault.INVALID_REQUEST,
                    "tools: the model's service does not accept one of the tool declarations.", failed).about("tools");
            case THINKING_SIGNATURE -> new GatewayException(Fault.INVALID_REQUEST,
                    "messages: the signature of an earlier thinking block is not accepted. Leave that block out.",
                    failed).about("messages");
            case MODEL -> modelNotFound(askedModel, failed);
            case RATE_LIMITED, ACCOUNT_LIMITED -> new GatewayException(Fault.RATE_LIMITED,
                    "The model's service asks for fewer requests. Try again later.", failed)
                            .retryAfter(wait(failure.retryAfter()));
            case CAPACITY -> new GatewayException(Fault.OVERLOADED,
                    "The model has no capacity at the moment. Try again later.", failed)
                            .retryAfter(wait(failure.retryAfter()));
            case EMPTY -> new GatewayException(Fault.OVERLOADED, "The model gave no answer. Try again later.", failed)
                    .retryAfter(USUAL_RETRY_AFTER);
            case QUOTA, SUSPENDED, PROFILE, TOKEN, ENTITLEMENT, FORBIDDEN, SIGN_IN_AGAIN ->
                    new GatewayException(Fault.POOL_EMPTY, "No account can serve the request now.", failed)
                            .retryAfter(USUAL_RETRY_AFTER);
            case TIMEOUT -> new GatewayException(Fault.UPSTREAM_TIMEOUT, "The model took too long to answer.", failed);
            case TRANSIENT -> new GatewayException(Fault.UPSTREAM_FAILED,
                    "The model's service failed or could not be reached. Try again later.", failed);
            case BROKEN -> broken(failed);
        };
    }

    private static GatewayException broken(UpstreamException failed) {
        if (failed.failure().reason().equals(UpstreamFailure.HALF_CALL)) {
            // Section 4.6: not repeated, and never passed on as a call without its arguments.
            return new GatewayException(Fault.OVERLOADED,
                    "The model's answer was cut inside a tool call. Try again, or ask for less at once.", failed)
                            .retryAfter(USUAL_RETRY_AFTER);
        }
        return new GatewayException(Fault.UPSTREAM_FAILED, "The model's answer was damaged on its way.", failed);
    }

    /** No account offers the model, by the caller's own word for it. */
    static GatewayException modelNotFound(String askedModel, Throwable cause) {
        return modelNotFound(askedModel, List.of(), cause);
    }

    /** The same with names that the caller may have meant. */
    static GatewayException modelNotFound(String askedModel, List<String> nearest, Throwable cause) {
        String hint = nearest.isEmpty() ? "" : " Nearest to it: " + String.join(", ", nearest) + ".";
        return new GatewayException(Fault.MODEL_NOT_FOUND,
                "The model '" + askedModel + "' does not exist or no account offers it." + hint
                        + " GET /v1/models lists those there are.",
                cause).about("model");
    }

    /** A provider's own sentence about what it can't send is for the caller; a code of the service is not. */
    private static String badRequest(String reason) {
        boolean sentence = reason.indexOf(' ') > 0 && reason.endsWith(".");
        return sentence ? reason : "The model's service refused the request as malformed.";
    }

    private static Duration wait(Duration said) {
        if (said.isZero() || said.isNegative()) {
            return USUAL_RETRY_AFTER;
        }
        return said.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : said;
    }
}
