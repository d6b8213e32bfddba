package org.kirogate.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyApprovals;
import org.kirogate.access.KeyNetwork;
import org.kirogate.access.KeyNetworks;
import org.kirogate.account.Users;
import org.kirogate.page.Moment;
import org.kirogate.page.Told;
import org.kirogate.page.chart.SlotLabels;
import org.kirogate.token.PoolHealth;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenState;
import org.kirogate.token.TokenView;
import org.kirogate.usage.UsageLog;
import org.kirogate.usage.UsageReport;
import org.kirogate.usage.UsageTable;

/** What somebody should look at, the worst first. Thread-safe. */
public final class Attention {
    private static final Duration SOON = Duration.ofDays(14);
    /** How long a key's new network is news. */
    private static final Duration NEWS = Duration.ofDays(7);
    private static final Duration UNUSED = Duration.ofDays(30);
    private static final int MOST_KEYS = 3;
    private static final int MOST_TOKENS = 4;
    private static final long SPIKE_FAILURES = 20;
    private static final double SPIKE_SHARE = 0.05;

    private final ApiKeys keys;
    private final KeyApprovals approvals;
    private final KeyNetworks networks;
    private final Users users;
    private final TokenPool pool;
    private final UsageLog usage;

    /** Watches these. */
    public Attention(ApiKeys keys, KeyApprovals approvals, KeyNetworks networks, Users users, TokenPool pool,
            UsageLog usage) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.approvals = Objects.requireNonNull(approvals, "approvals");
        this.networks = Objects.requireNonNull(networks, "networks");
        this.users = Objects.requireNonNull(users, "users");
        this.pool = Objects.requireNonNull(pool, "pool");
        this.usage = Objects.requireNonNull(usage, "usage");
    }

    /** How soon somebody should look: {@code bad}, {@code warn} or {@code cool} as style. */
    private enum Severity {
        BAD,
        WARN,
        COOL
    }

    /**
     * One thing.
     *
     * @param style  {@code bad}, {@code warn} or {@code cool}
     * @param icon   a symbol of the sprite
     * @param kind   its sentence, why and its act are {@code attention.KIND}, with these behind it
     * @param first  what the sentence is about, as people wrote it
     * @param second a further text of the sentence
     * @param count  a number of the sentence
     * @param reason why, besides what the kind says
     * @param until  when it ends by itself or comes about
     * @param path   where the link and the act lead, inside the application
     */
    public record Item(
            String style, String icon, String kind, String first, String second, long count, Told reason,
            Moment until, String path) {}

    /** Everything at present. */
    List<Item> items(PoolHealth health, UsageTable lastDay, boolean defaultPassword) {
        List<Item> items = new ArrayList<>();
        if (defaultPassword) {
            items.add(item(Severity.WARN, "lock", "password", "", "", 0, Moment.NEVER, "/admin/password"));
        }
        health.care().stream().limit(MOST_TOKENS).map(this::token).forEach(items::add);
        int others = health.in(TokenState.INVALID) + health.in(TokenState.SUSPENDED) + health.in(TokenState.EXHAUSTED)
                + health.in(TokenState.COOLING) - MOST_TOKENS;
        if (others > 0) {
            items.add(item(Severity.WARN, "warning", "others", "", "", others, Moment.NEVER,
                    "/admin/tokens?part=care"));
        }
        spike(lastDay).ifPresent(items::add);
        long now = lastDay.period().to().toEpochMilli();
        for (ApiKey key : keys.expiringSuper(SOON, MOST_KEYS)) {
            long days = Math.max(1, KeyTerms.daysLeft(key.settings().expiresAt(), now));
            items.add(item(Severity.WARN, "clock", "expiring", key.name(), "", days,
                    Moment.of(key.settings().expiresAt()), "/admin/super-keys?state=expiring"));
        }
        superKeys(items);
        Users.Queue waiting = users.pending();
        if (waiting.count() > 0) {
            items.add(item(Severity.WARN, "user", "pending", "", "", waiting.count(), Moment.of(waiting.oldest()),
                    "/admin/users?state=pending"));
        }
        long unused = keys.unusedSuper(UNUSED);
        if (unused > 0) {
            items.add(item(Severity.COOL, "key", "unused", "", "", unused, Moment.NEVER,
                    "/admin/super-keys?sort=last_used"));
        }
        if (usage.dropped() > 0) {
            items.add(item(Severity.BAD, "alert", "dropped", "", "", usage.dropped(), Moment.NEVER,
                    "/admin/system"));
        }
        if (pool.strategyFallbacks() > 0) {
            items.add(item(Severity.WARN, "warning", "fallbacks", "", "", pool.strategyFallbacks(), Moment.NEVER,
                    "/admin/system"));
        }
        items.sort(Comparator.comparing(item -> Severity.valueOf(item.style().toUpperCase(Locale.ROOT))));
        return List.copyOf(items);
    }

    private void superKeys(List<Item> items) {
        long unapproved = approvals.waiting(1).total();
        if (unapproved > 0) {
            items.add(item(Severity.WARN, "key", "approval", "", "", unapproved, Moment.NEVER,
                    "/admin/super-keys?state=pending"));
        }
        List<KeyNetwork> news = networks.news(NEWS, MOST_KEYS);
        Map<Long, ApiKey.Label> labels = keys.labels(news.stream().map(KeyNetwork::keyId).distinct().toList());
        news.stream().filter(seen -> labels.containsKey(seen.keyId()) && !labels.get(seen.keyId()).deleted())
                .forEach(seen -> items.add(item(Severity.WARN, "globe", "network", labels.get(seen.keyId()).name(),
                        seen.network(), 0, Moment.of(seen.firstSeen()), "/admin/audit?group=super_key&period=week")));
    }

    private Item token(TokenView token) {
        TokenState state = token.standing().state();
        Severity severity = switch (state) {
            case INVALID, SUSPENDED -> Severity.BAD;
            case EXHAUSTED -> Severity.WARN;
            case COOLING, ACTIVE, DISABLED -> Severity.COOL;
        };
        String icon = severity == Severity.BAD ? "alert" : severity == Severity.WARN ? "warning" : "clock";
        return new Item(style(severity), icon, "token." + state.label(), "#" + token.id() + " " + token.name(),
                users.name(token.userId()), 0, Told.of(token.standing().reason()), Moment.of(token.standing().until()),
                "/admin/tokens/" + token.id());
    }

    /** The last run of hours in which many of the requests failed. */
    private static Optional<Item> spike(UsageTable day) {
        List<UsageReport.Sums> slots = day.slots();
        int last = slots.size() - 1;
        while (last >= 0 && !spiked(slots.get(last))) {
            last--;
        }
        if (last < 0) {
            return Optional.empty();
        }
        int first = last;
        long failures = slots.get(last).failures();
        while (first > 0 && spiked(slots.get(first - 1))) {
            first--;
            failures += slots.get(first).failures();
        }
        SlotLabels labels = new SlotLabels(day.period().slots(), day.period().zone());
        Instant end = day.period().slots().get(last).plus(Duration.ofHours(1));
        String span = labels.hour(day.period().slots().get(first)) + "–" + labels.hour(end);
        return Optional.of(item(Severity.WARN, "warning", "spike", "", span, failures, Moment.NEVER,
                "/admin/requests?outcome=failed"));
    }

    private static boolean spiked(UsageReport.Sums sums) {
        return sums.failures() >= SPIKE_FAILURES && sums.failures() >= SPIKE_SHARE * sums.requests();
    }

    private static Item item(
            Severity severity, String icon, String kind, String first, String second, long count, Moment until,
            String path) {
        return new Item(style(severity), icon, kind, first, second, count, Told.NOTHING, until, path);
    }

    private static String style(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
