package org.kirogate.token.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.kirogate.chat.ModelPattern;

/**
 * On which terms super keys may use a token. They never bind the owner's own keys. Credits of requests that are under
 * way when a limit is reached come on top of it. Immutable.
 *
 * @param percent most of the account's quota that super keys may use in a period, 0-100; 100 = all of it
 * @param reserve credits that super keys leave to the owner, 0-{@value #MAX_RESERVE}, 0 = none
 * @param hours   parts of the day in which they may, at most {@value #MAX_HOURS}; empty = always
 * @param zone    time zone of the hours
 * @param models  models they may use it for, at most {@value #MAX_MODELS_LENGTH} characters in all; empty = all
 */
public record ShareTerms(
        int percent, double reserve, List<DailyHours> hours, ZoneId zone, List<ModelPattern> models) {
    /** Most parts of a day. */
    public static final int MAX_HOURS = 20;
    /** Most characters of all models together, with a comma between each two. */
    public static final int MAX_MODELS_LENGTH = 1_000;
    /** Most characters of a time zone's name. */
    public static final int MAX_ZONE_LENGTH = 64;
    /** More credits than any account has. */
    public static final double MAX_RESERVE = 1e9;

    /** Everything, always. */
    public static final ShareTerms OPEN = new ShareTerms(100, 0, List.of(), ZoneId.of("UTC"), List.of());
    /** Nothing, never: for terms that can't be read. */
    public static final ShareTerms CLOSED = new ShareTerms(0, 0, List.of(), ZoneId.of("UTC"), List.of());

    private static final int MINUTE = 60;
    private static final int SECONDS_A_DAY = 24 * 60 * MINUTE;

    public ShareTerms {
        hours = List.copyOf(hours);
        Objects.requireNonNull(zone, "zone");
        models = List.copyOf(models);
        require(percent >= 0 && percent <= 100, "percent", "0 to 100");
        require(reserve >= 0 && reserve <= MAX_RESERVE, "reserve", "0 to " + MAX_RESERVE);
        require(hours.size() <= MAX_HOURS, "hours", "at most " + MAX_HOURS);
        require(zone.getId().length() <= MAX_ZONE_LENGTH, "zone", "at most " + MAX_ZONE_LENGTH + " characters");
        require(length(models) <= MAX_MODELS_LENGTH, "models", "at most " + MAX_MODELS_LENGTH + " characters in all");
    }

    private static void require(boolean holds, String what, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": " + allowed);
        }
    }

    /** Characters of all of them, with a comma between each two. */
    public static int length(List<ModelPattern> models) {
        return models.stream().mapToInt(model -> model.text().length() + 1).sum() - (models.isEmpty() ? 0 : 1);
    }

    /** The one object for terms that bind nobody, so that a request sees by one comparison that it need not look. */
    public ShareTerms orOpen() {
        return percent == 100 && reserve == 0 && hours.isEmpty() && models.isEmpty() && zone.equals(OPEN.zone)
                ? OPEN : this;
    }

    /** Whether super keys may use the token for a model of that id. */
    public boolean serves(String modelId) {
        if (models.isEmpty()) {
            return true;
        }
        for (ModelPattern model : models) {
            if (model.matches(modelId)) {
                return true;
            }
        }
        return false;
    }

    /** Whether they may use it at this time of day. */
    public boolean open(Instant now) {
        if (hours.isEmpty()) {
            return true;
        }
        long second = now.getEpochSecond() + zone.getRules().getOffset(now).getTotalSeconds();
        int minute = (int) Math.floorMod(second, (long) SECONDS_A_DAY) / MINUTE;
        for (DailyHours each : hours) {
            if (each.holds(minute)) {
                return true;
            }
        }
        return false;
    }

    /** How long until they may again, as far as the hours go; zero when they may now. */
    public Duration untilOpen(Instant now) {
        return open(now) ? Duration.ZERO
                : hours.stream().map(each -> each.untilStart(now, zone)).min(Duration::compareTo).orElseThrow();
    }

    /** Whether what super keys used is all that is shared of a quota of {@code limit} credits. */
    public boolean shareSpent(double limit, double sharedUsed) {
        return percent < 100 && sharedUsed >= shareOf(limit);
    }

    /** Whether of the credits left nothing is above the reserve. */
    public boolean reserveReached(double remaining) {
        return reserve > 0 && remaining <= reserve;
    }

    /**
     * Whether they can only be judged when the account's quota is known: while it is not, they are kept by not sharing.
     */
    public boolean needQuota() {
        return percent < 100 || reserve > 0;
    }

    /** Credits that super keys may still use of {@code remaining}, never negative. */
    public double left(double remaining, double limit, double sharedUsed) {
        double left = remaining - reserve;
        return Math.max(0, percent < 100 ? Math.min(left, shareOf(limit) - sharedUsed) : left);
    }

    private double shareOf(double limit) {
        return limit * percent / 100;
    }
}
