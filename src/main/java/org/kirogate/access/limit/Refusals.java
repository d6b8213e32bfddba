package org.kirogate.access.limit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** What a caller is told whom a limit stops: which one, what it is, and when there is room again. Pure. */
final class Refusals {
    /** Clients that are told of longer waits only come back too early. */
    private static final Duration LONG = Duration.ofMinutes(1);
    /** For what frees when somebody raises the limit. */
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private Refusals() {}

    /**
     * A limit is reached.
     *
     * @param more    what was asked for on top of what is used, 0 = something
     * @param waitMs  after which there may be room, {@link Long#MAX_VALUE} = never by itself
     * @param now     epoch ms
     */
    static GatewayException full(LimitUse use, long more, long waitMs, long now) {
        String message = who(use) + " " + what(use, more) + " The limit " + use.name() + " is "
                + number(use.limit()) + ".";
        if (waitMs == Long.MAX_VALUE) {
            return new GatewayException(Fault.RATE_LIMITED, message + " It does not reset; it can be raised.")
                    .retryAfter(UNKNOWN).noRetry();
        }
        Duration wait = Duration.ofMillis(Math.max(1, waitMs));
        GatewayException refusal = new GatewayException(
                Fault.RATE_LIMITED, message + " There is room again " + when(wait, now) + ".").retryAfter(wait);
        return wait.compareTo(LONG) > 0 ? refusal.noRetry() : refusal;
    }

    private static String who(LimitUse use) {
        return use.ofUser() ? "The API keys of this user" : "This API key";
    }

    private static String what(LimitUse use, long more) {
        String used = number(use.used());
        String over = use.span().map(span -> span == Span.TOTAL ? "in all" : "in this " + span.words())
                .orElse("in the last 60 seconds");
        return switch (use.measure()) {
            case CONCURRENCY -> (use.ofUser() ? "have " : "has ") + used + " requests in flight.";
            case REQUESTS -> "made " + used + " requests " + over + ".";
            case TOKENS, CREDITS -> "used or reserved " + used + " " + use.measure().code() + " " + over
                    + (more > 0 ? ", and this request needs about " + more + "." : ".");
        };
    }

    private static String when(Duration wait, long now) {
        return wait.compareTo(LONG) <= 0
                ? "in " + (wait.toMillis() + 999) / 1000 + " s"
                : "at " + Instant.ofEpochMilli(now).plus(wait).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** Requests may not come from there. */
    static GatewayException network(boolean ofUser) {
        return forbidden((ofUser ? "The API keys of this user are" : "This API key is")
                + " limited to certain networks, and this address is in none of them (limit networks).");
    }

    /** Programs of that family may not call. */
    static GatewayException client(boolean ofUser, String family) {
        return forbidden((ofUser ? "The API keys of this user are" : "This API key is")
                + " limited to certain programs, and '" + family + "' is none of them (limit clients).");
    }

    /** That model may not be asked for. */
    static GatewayException model(boolean ofUser, String model, Reach reach) {
        List<String> allowed = reach.models().stream().map(Object::toString).toList();
        return forbidden((ofUser ? "The API keys of this user" : "This API key") + " may not use the model '" + model
                + "', only " + String.join(", ", allowed) + " (limit models).").about("model");
    }

    private static GatewayException forbidden(String message) {
        return new GatewayException(Fault.FORBIDDEN, message).noRetry();
    }
}
