package org.kirogate.token;

import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.UpstreamException;

/** What a person is told when the account they bring or check does not pass. Pure. */
final class CheckRefusal {
    private CheckRefusal() {}

    static GatewayException of(UpstreamException failed) {
        return switch (failed.failure().kind()) {
            case SIGN_IN_AGAIN, TOKEN, FORBIDDEN, PROFILE, BAD_REQUEST -> refused(failed,
                    "The service did not accept the credential. Sign in to the account again and bring the new one.");
            case SUSPENDED -> refused(failed, "The service has suspended this account.");
            case ENTITLEMENT -> refused(failed, "The plan of this account does not allow its use here.");
            case QUOTA -> refused(failed, "The quota of this account is used up.");
            case TIMEOUT -> new GatewayException(Fault.UPSTREAM_TIMEOUT,
                    "The service took too long to check the credential. Try again later.", failed);
            case TRANSIENT, RATE_LIMITED, ACCOUNT_LIMITED, CAPACITY, MODEL, EMPTY, BROKEN, CONTEXT_TOO_LARGE,
                    THINKING_SIGNATURE, BAD_TOOLS -> new GatewayException(Fault.UPSTREAM_FAILED,
                            "The credential could not be checked now. Try again later.", failed);
        };
    }

    private static GatewayException refused(UpstreamException failed, String message) {
        return new GatewayException(Fault.INVALID_REQUEST, message, failed);
    }
}
