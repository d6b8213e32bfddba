package org.kirogate.admin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.Approval;
import org.kirogate.access.KeyFilter;
import org.kirogate.access.KeyReach;
import org.kirogate.account.Users;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.page.Csv;
import org.kirogate.page.LimitBar;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.Moment;
import org.kirogate.usage.KeyTrend;
import org.kirogate.usage.KeyTrends;

/** The lists of keys of the console: super keys, and all. Thread-safe. */
public final class KeyTable {
    /** What the list of super keys can be asked for. */
    static final ListShape SUPER = new ListShape(
            "/admin/super-keys", List.of("created_at", "name", "request_count", "last_used", "expires_at"),
            "created_at", true)
            .filter("state", "all", "active", "expiring", "rotating", "expired", "disabled",
                    "pending", "refused")
            .filter("use", "all", "used", "never");
    /** What the list of all keys can be asked for. */
    static final ListShape ALL = new ListShape(
            "/admin/keys", List.of("created_at", "name", "request_count", "last_used"), "created_at", true)
            .filter("kind", "all", "super", "ordinary")
            .filter("state", "all", "active", "expiring", "rotating", "expired", "disabled", "pending",
                    "refused")
            .filter("use", "all", "used", "never");

    private final ApiKeys keys;
    private final Users users;
    private final KeyTrends trends;
    private final Admission admission;
    private final InstantSource clock;

    /** Lists over these rooms. */
    public KeyTable(ApiKeys keys, Users users, KeyTrends trends, Admission admission, InstantSource clock) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.users = Objects.requireNonNull(users, "users");
        this.trends = Objects.requireNonNull(trends, "trends");
        this.admission = Objects.requireNonNull(admission, "admission");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A part of a list. */
    Page<KeyRow> page(ListAddress list) {
        Page<ApiKey> page = keys.list(KeyReach.ALL, filter(list), list.ask());
        return new Page<>(rows(page.items()), page.total(), page.page(), page.pageSize());
    }

    /** Ids of the whole list. */
    List<Long> ids(ListAddress list) {
        return keys.ids(filter(list), list.ask());
    }

    /** A user's keys, the newest first. */
    List<KeyRow> ofOwner(long userId, int limit) {
        return rows(keys.list(KeyReach.owner(userId), new PageAsk(1, limit, "", "id", true)).items());
    }

    /** One key. */
    KeyRow row(ApiKey key) {
        return rows(List.of(key)).get(0);
    }

    /** The super keys that end soon, the soonest first. */
    List<KeyRow> ending(int limit) {
        KeyFilter soon = new KeyFilter(
                KeyFilter.Kind.SUPER, KeyFilter.State.EXPIRING, KeyFilter.Use.ALL, List.of());
        return rows(keys.list(KeyReach.ALL, soon, new PageAsk(1, limit, "", "expires_at", false)).items());
    }

    /** Writes the whole list. */
    void write(Csv csv, ListAddress list) {
        csv.row("id", "name", "prefix", "super", "user_id", "owner", "state", "requests", "successes", "failures",
                "input_tokens", "output_tokens", "credits", "last_used", "created", "expires");
        PageAsk ask = list.ask();
        KeyFilter filter = filter(list);
        Page<ApiKey> part;
        int number = 1;
        do {
            part = keys.list(KeyReach.ALL, filter, new PageAsk(
                    number++, PageAsk.MAX_SIZE, ask.search(), ask.sort(), ask.descending()));
            part.items().stream().map(key -> row(key, KeyTrend.NONE)).forEach(row -> csv.row(
                    row.key().id(), row.key().name(), row.key().prefix(), row.key().superKey() ? 1 : 0,
                    row.key().userId(), row.owner(), row.state(), row.key().counters().requests(),
                    row.key().counters().successes(), row.key().counters().failures(),
                    row.key().counters().inputTokens(), row.key().counters().outputTokens(),
                    row.key().counters().credits(), row.lastUsed().iso(),
                    Moment.of(row.key().createdAt()).iso(), row.expires().iso()));
        } while (part.items().size() == PageAsk.MAX_SIZE && !csv.broken());
    }

    private KeyFilter filter(ListAddress list) {
        boolean both = list.shape().path().equals(ALL.path());
        List<Long> owners = list.search().isEmpty() ? List.of() : users.named(list.search(), KeyFilter.MAX_OWNERS);
        return new KeyFilter(
                both ? KeyFilter.Kind.of(list.filter("kind")) : KeyFilter.Kind.SUPER,
                KeyFilter.State.of(list.filter("state")), KeyFilter.Use.of(list.filter("use")), owners);
    }

    private List<KeyRow> rows(List<ApiKey> page) {
        Map<Long, KeyTrend> lately = trends.of(page.stream().map(ApiKey::id).toList());
        return page.stream().map(key -> row(key, lately.getOrDefault(key.id(), KeyTrend.NONE))).toList();
    }

    private KeyRow row(ApiKey key, KeyTrend trend) {
        long now = clock.millis();
        long grace = key.previousUntil() - now;
        String state = state(key, now);
        String note = "";
        if (state.equals("stopped")) {
            note = "owner";
        } else if (state.equals("rotating")) {
            note = "grace";
        } else if (state.equals("pending")) {
            note = "approval";
        } else if (state.equals("expiring")) {
            note = KeyTerms.daysLeft(key.settings().expiresAt(), now) > 0 ? "ends" : "today";
        } else if (key.counters().lastUsed() == 0) {
            note = "unused";
        }
        long hours = grace > 0 ? (grace + Duration.ofHours(1).toMillis() - 1) / Duration.ofHours(1).toMillis() : 0;
        long days = KeyTerms.daysLeft(key.endsAt(), now);
        List<LimitBar> near = admission.standing(key.id()).warned().stream().map(LimitBar::of).toList();
        return new KeyRow(key, users.name(key.userId()), state, days, note, state.equals("expiring") ? days : hours,
                trend, near);
    }

    private String state(ApiKey key, long now) {
        long end = key.endsAt();
        if (key.approval() == Approval.REFUSED) {
            return "refused";
        }
        if (!key.active()) {
            return "disabled";
        }
        if (end != 0 && end <= now) {
            return "expired";
        }
        if (key.approval() == Approval.PENDING) {
            return "pending";
        }
        if (!users.active(key.userId())) {
            return "stopped";
        }
        if (key.previousUntil() > now) {
            return "rotating";
        }
        return end != 0 && end <= now + KeyFilter.SOON.toMillis() ? "expiring" : "active";
    }
}
