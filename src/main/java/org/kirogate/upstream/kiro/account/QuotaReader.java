package org.kirogate.upstream.kiro.account;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.service.Loose;

/** Reads an answer of GetUsageLimits (Kiro protocol, section 6.1). Pure functions. */
final class QuotaReader {
    private QuotaReader() {}

    /**
     * The account's credits: the plan's, with an active trial and all active bonuses.
     *
     * @throws UpstreamException BROKEN when the answer names no credits
     */
    static Quota read(JsonObject answer) {
        JsonObject credits = credits(Loose.objects(answer, "usageBreakdownList"));
        double used = precise(credits, "currentUsage");
        double limit = precise(credits, "usageLimit");
        JsonObject trial = Loose.object(credits, "freeTrialInfo");
        if (Loose.text(trial, "freeTrialStatus").equals("ACTIVE")) {
            used += precise(trial, "currentUsage");
            limit += precise(trial, "usageLimit");
        }
        for (JsonObject bonus : Loose.objects(credits, "bonuses")) {
            if (Loose.text(bonus, "status").equals("ACTIVE")) {
                used += precise(bonus, "currentUsage");
                limit += precise(bonus, "usageLimit");
            }
        }
        return new Quota(used, limit, resetsAt(answer, credits), overage(answer),
                Loose.text(Loose.object(answer, "subscriptionInfo"), "subscriptionTitle"),
                Loose.text(Loose.object(answer, "userInfo"), "email"));
    }

    private static JsonObject credits(List<JsonObject> breakdowns) {
        return breakdowns.stream()
                .filter(breakdown -> Loose.text(breakdown, "resourceType").equals("CREDIT"))
                .findFirst()
                .or(() -> breakdowns.stream().findFirst())
                .orElseThrow(() -> new UpstreamException(UpstreamFailure.of(Kind.BROKEN, "usage_without_breakdown")));
    }

    /** The figure with decimals where the service gives one. */
    private static double precise(JsonObject object, String name) {
        return Loose.number(object, name + "WithPrecision", Loose.number(object, name, 0));
    }

    private static Instant resetsAt(JsonObject answer, JsonObject credits) {
        double seconds = Loose.number(answer, "nextDateReset", Loose.number(credits, "nextDateReset", 0));
        return seconds > 0 && seconds < 1e11 ? Instant.ofEpochMilli(Math.round(seconds * 1000)) : Instant.EPOCH;
    }

    private static boolean overage(JsonObject answer) {
        JsonObject overage = Loose.object(answer, "overageConfiguration");
        return Loose.text(overage, "overageStatus").equals("ENABLED")
                || Loose.text(overage, "overageEnabled").equals("true");
    }
}
