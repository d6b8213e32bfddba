package org.kirogate.relay;

import java.util.List;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/** What the caller is told after all tries of a request failed. Pure. */
final class Verdict {
    /** Whom a failure is about. */
    private enum About {
        /** The request or the service: it is the caller's business. */
        CALL,
        /** The account is too fast. */
        PACE,
        /** The account lacks the model. */
        MODEL,
        /** The account is no use: the caller's own key is fine, the pool is what is lacking. */
        ACCOUNT
    }

    private Verdict() {}

    /**
     * The fault: its cause the failure it tells of, the others suppressed.
     *
     * @param failures   of all tries, in order, at least one
     * @param askedModel the caller's word for the model
     */
    static GatewayException of(List<UpstreamException> failures, String askedModel, TokenScope scope) {
        GatewayException verdict = choose(failures, askedModel, scope);
        failures.stream().filter(failure -> failure != verdict.getCause()).forEach(verdict::addSuppressed);
        return verdict;
    }

    private static GatewayException choose(List<UpstreamException> failures, String askedModel, TokenScope scope) {
        UpstreamException last = failures.get(failures.size() - 1);
        for (int i = failures.size() - 1; i >= 0; i--) {
            if (about(failures.get(i)) == About.CALL) {
                return FaultOf.of(failures.get(i), askedModel);
            }
        }
        if (all(failures, About.PACE) || all(failures, About.MODEL)) {
            return FaultOf.of(last, askedModel);
        }
        GatewayException empty = TokenPool.empty(scope);
        return new GatewayException(empty.fault(), empty.getMessage(), last).retryAfter(FaultOf.USUAL_RETRY_AFTER);
    }

    private static boolean all(List<UpstreamException> failures, About about) {
        return failures.stream().allMatch(failure -> about(failure) == about);
    }

    private static About about(UpstreamException failed) {
        UpstreamFailure.Kind kind = failed.failure().kind();
        return switch (kind) {
            case CONTEXT_TOO_LARGE, CAPACITY, THINKING_SIGNATURE, BAD_TOOLS, BAD_REQUEST, TRANSIENT, TIMEOUT, EMPTY,
                    BROKEN -> About.CALL;
            case RATE_LIMITED, ACCOUNT_LIMITED -> About.PACE;
            case MODEL -> About.MODEL;
            case QUOTA, SUSPENDED, PROFILE, TOKEN, ENTITLEMENT, FORBIDDEN, SIGN_IN_AGAIN -> About.ACCOUNT;
        };
    }
}
