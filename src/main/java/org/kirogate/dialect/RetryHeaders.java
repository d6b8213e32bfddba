package org.kirogate.dialect;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.kirogate.fault.GatewayException;

/** The headers that tell clients whether and when to try again; both official SDK families obey them. */
public final class RetryHeaders {
    /** When nothing better is known; clients obey waits up to 20 s or more, and give up at 100 s. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    private RetryHeaders() {}

    /** The headers for a failure, with lower-case names; {@code retry-after} in whole seconds, at least 1. */
    public static Map<String, String> of(GatewayException failure) {
        Map<String, String> headers = new HashMap<>();
        failure.retryAfter().ifPresentOrElse(
                wait -> headers.put("retry-after", seconds(wait)),
                () -> {
                    if (waitIsExpected(failure)) {
                        headers.put("retry-after", seconds(USUAL_WAIT));
                    }
                });
        if (repeatIsUseless(failure)) {
            headers.put("x-should-retry", "false");
        }
        return headers;
    }

    private static String seconds(Duration wait) {
        long seconds = wait.getSeconds() + (wait.getNano() > 0 ? 1 : 0);
        return Long.toString(Math.max(1, seconds));
    }

    private static boolean waitIsExpected(GatewayException failure) {
        return switch (failure.fault()) {
            case RATE_LIMITED, POOL_EMPTY -> true;
            case INVALID_REQUEST, UNSUPPORTED, CONTEXT_TOO_LARGE, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND,
                    MODEL_NOT_FOUND, METHOD_NOT_ALLOWED, CONFLICT, TOO_LARGE, UNSUPPORTED_ENCODING, QUOTA_EXHAUSTED,
                    INTERNAL, UPSTREAM_FAILED, UNAVAILABLE, OVERLOADED, UPSTREAM_TIMEOUT -> false;
        };
    }

    /** A client that repeats these only keeps its user waiting: Claude Code repeats a bare 401 for 40 seconds. */
    private static boolean repeatIsUseless(GatewayException failure) {
        return failure.finalAnswer() || switch (failure.fault()) {
            case UNAUTHENTICATED, QUOTA_EXHAUSTED, CONFLICT -> true;
            case INVALID_REQUEST, UNSUPPORTED, CONTEXT_TOO_LARGE, FORBIDDEN, NOT_FOUND, MODEL_NOT_FOUND,
                    METHOD_NOT_ALLOWED, TOO_LARGE, UNSUPPORTED_ENCODING, RATE_LIMITED, INTERNAL, UPSTREAM_FAILED,
                    POOL_EMPTY, UNAVAILABLE, OVERLOADED, UPSTREAM_TIMEOUT -> false;
        };
    }
}
