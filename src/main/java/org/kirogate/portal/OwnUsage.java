package org.kirogate.portal;

import java.time.Instant;
import java.util.List;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ApiCall;
import org.kirogate.page.RequestCall;
import org.kirogate.page.UsageCall;
import org.kirogate.usage.RequestFilter;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageFilter;

/** What users may ask about usage: about their own keys alone, whatever the call says. */
final class OwnUsage {
    private static final List<UsageBy> ALLOWED =
            List.of(UsageBy.MODEL, UsageBy.KEY, UsageBy.DIALECT, UsageBy.OUTCOME, UsageBy.CLIENT);

    private OwnUsage() {}

    /**
     * What a user's call asks for; {@code token} says nothing about keys, {@code user} nothing at all.
     *
     * @throws GatewayException INVALID_REQUEST about the parameter that can't be read
     */
    static UsageCall read(ApiCall call, Instant now, long userId) {
        UsageCall asked = UsageCall.read(call, now, ALLOWED);
        UsageFilter filter = asked.ask().filter();
        // The user is the one who asks: another's key has no requests of theirs.
        return asked.of(new UsageFilter(filter.keyId(), userId, 0, 0, filter.model(), false, filter.way()));
    }

    /**
     * What others were given: of the token that {@code token} names, else of all of the user's own.
     *
     * @throws GatewayException INVALID_REQUEST about {@code token} when it is not among the user's own
     */
    static UsageFilter given(ApiCall call, long userId, List<Long> own) {
        String token = call.query("token", "");
        if (token.isEmpty()) {
            return UsageFilter.given(userId);
        }
        return own.stream().filter(id -> token.equals("" + id)).findFirst().map(UsageFilter::shared)
                .orElseThrow(() -> GatewayException.invalid("token",
                        "token: Input should be the id of a token of your own"));
    }

    /** Which of a user's own requests a call asks for, as {@link RequestCall#filter} says. */
    static RequestFilter requests(ApiCall call, Instant now, long userId) {
        RequestFilter asked = RequestCall.filter(call, now, RequestFilter.Whose.ANYBODY);
        return asked.only(asked.only().ofUser(userId));
    }
}
