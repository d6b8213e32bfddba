package org.kirogate.simulator.account;

import java.math.BigDecimal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The answer of GetUsageLimits (Kiro protocol, section 6.1; members as fixture 80). */
final class UsageReport {

    private static final double OVERAGE_CAP = 10_000;

    private UsageReport() {
    }

    static JsonObject of(Account account, long resetEpochSeconds) {
        JsonObject body = new JsonObject();
        body.add("limits", new JsonArray());
        body.addProperty("daysUntilReset", 12);
        body.addProperty("nextDateReset", seconds(resetEpochSeconds));
        JsonObject overage = new JsonObject();
        overage.addProperty("overageStatus", account.overages() ? "ENABLED" : "DISABLED");
        body.add("overageConfiguration", overage);
        body.add("subscriptionInfo", subscription(account));
        JsonArray breakdown = new JsonArray();
        breakdown.add(credits(account, resetEpochSeconds));
        body.add("usageBreakdownList", breakdown);
        JsonObject user = new JsonObject();
        user.addProperty("userId", "d-0000000000." + account.name());
        user.addProperty("email", account.name() + "@example.com");
        body.add("userInfo", user);
        return body;
    }

    // Written as the service does: a float in plain digits.
    private static BigDecimal seconds(long epochSeconds) {
        return new BigDecimal(epochSeconds + ".0");
    }

    private static JsonObject subscription(Account account) {
        boolean free = account.origin().creditLimit() <= 50;
        JsonObject subscription = new JsonObject();
        subscription.addProperty("type", free ? "Q_DEVELOPER_STANDALONE_FREE" : "Q_DEVELOPER_STANDALONE_PRO");
        subscription.addProperty("subscriptionTitle", free ? "KIRO FREE" : "KIRO PRO");
        subscription.addProperty("upgradeCapability", "UPGRADE_CAPABLE");
        subscription.addProperty("overageCapability", free ? "OVERAGE_INCAPABLE" : "OVERAGE_CAPABLE");
        subscription.addProperty("subscriptionManagementTarget", free ? "PURCHASE" : "MANAGE");
        return subscription;
    }

    private static JsonObject credits(Account account, long resetEpochSeconds) {
        double limit = account.origin().creditLimit();
        double used = account.has(Trouble.QUOTA_OUT) ? Math.max(limit, account.creditsUsed()) : account.creditsUsed();
        double base = Math.min(used, limit);
        double over = used - base;
        JsonObject credits = new JsonObject();
        credits.addProperty("resourceType", "CREDIT");
        credits.addProperty("displayName", "Credit");
        credits.addProperty("displayNamePlural", "Credits");
        credits.addProperty("unit", "INVOCATIONS");
        credits.addProperty("currentUsage", (long) base);
        credits.addProperty("currentUsageWithPrecision", base);
        credits.addProperty("usageLimit", (long) limit);
        credits.addProperty("usageLimitWithPrecision", limit);
        credits.addProperty("currentOverages", (long) over);
        credits.addProperty("currentOveragesWithPrecision", over);
        credits.addProperty("overageRate", 0.04);
        credits.addProperty("overageCharges", over * 0.04);
        credits.addProperty("overageCap", (long) OVERAGE_CAP);
        credits.addProperty("overageCapWithPrecision", OVERAGE_CAP);
        credits.addProperty("currency", "USD");
        credits.addProperty("nextDateReset", seconds(resetEpochSeconds));
        credits.add("bonuses", new JsonArray());
        return credits;
    }
}
