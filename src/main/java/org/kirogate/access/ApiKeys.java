package org.kirogate.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.kirogate.access.limit.Limits;
import java.util.stream.IntStream;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Change;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;
import org.kirogate.secret.Passwords;
import org.kirogate.secret.RandomSecrets;

/**
 * The keys of programs. A key's secret is handed out once, by the method that makes it; what is stored can't show it
 * again. A change holds on this node when the method returns, on another after {@link #reload}. Every act is handed
 * what notes it in its own transaction. Thread-safe.
 */
public final class ApiKeys {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "api_keys";
    /** A super key's name when none is given. */
    public static final String DEFAULT_SUPER_NAME = "超级密钥";
    /** An ordinary key's name when none is given. */
    public static final String DEFAULT_NAME = "API Key";
    /** Most hours for which a secret works after it was replaced. */
    public static final int MAX_GRACE_HOURS = 168;
    /** Most ordinary keys of one user. */
    public static final int MAX_ORDINARY = 200;

    /** Most keys that one act changes. */
    public static final int MAX_IDS = 100_000;

    private static final int MAX_REASON = 500;
    /** Most keys that a statement names which a search has found. */
    private static final int MAX_SEARCHED = 1000;
    /** Keys of one statement. */
    private static final int PART = 500;

    private final Db db;
    private final Users users;
    private final Digests digests;
    private final Passwords passwords;
    private final RandomSecrets random;
    private final InstantSource clock;
    private final SuperTerm term;
    private final boolean approvals;
    private final KeyDao dao = new KeyDao();
    private final KeyListDao lists = new KeyListDao();
    private final KeyMemory memory;

    /** The keys of a database, whose look-up digests are made under the key secret; reads all of them. */
    public ApiKeys(GatewayConfig.Keys config, Db db, Users users, Digests digests, Passwords passwords,
            RandomSecrets random, InstantSource clock) {
        this.term = SuperTerm.ofDays(config.superMaxDays());
        this.approvals = config.superApproval();
        this.db = Objects.requireNonNull(db, "db");
        this.users = Objects.requireNonNull(users, "users");
        this.digests = Objects.requireNonNull(digests, "digests");
        this.passwords = Objects.requireNonNull(passwords, "passwords");
        this.random = Objects.requireNonNull(random, "random");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.memory = new KeyMemory(db, dao);
        reload();
    }

    /** Reads all keys into memory anew. */
    public void reload() {
        memory.reload();
    }

    /**
     * Makes an ordinary key, which reaches its owner's own tokens.
     *
     * @param name empty = {@value #DEFAULT_NAME}
     * @throws GatewayException NOT_FOUND or FORBIDDEN about the user, INVALID_REQUEST about a field, CONFLICT when the
     *     user has {@value #MAX_ORDINARY} ordinary keys
     */
    public ApiKey.Shown create(long userId, String name, Noting<ApiKey> noting) {
        return create(userId, name, Limits.NONE, noting);
    }

    /** The same with limits to begin with. */
    public ApiKey.Shown create(long userId, String name, Limits limits, Noting<ApiKey> noting) {
        checkOwner(userId);
        if (dao.countOrdinary(db, userId) >= MAX_ORDINARY) {
            throw new GatewayException(
                    Fault.CONFLICT, "A user has at most " + MAX_ORDINARY + " keys; delete one that is not used.");
        }
        return make(userId, false, "", "", new KeySettings(
                name.isBlank() ? DEFAULT_NAME : name, true, limits, 0, false), noting);
    }

    /**
     * Makes a super key, which reaches everybody's public tokens. Only an administrator may have this called.
     *
     * @param name      empty = {@value #DEFAULT_SUPER_NAME}
     * @param reason    what it is for, at most 500 characters, empty = not said
     * @param expiresAt epoch ms, later than now and within the longest term; 0 = as late as is allowed, which is never
     *                  where there is no longest term
     * @param madeBy    {@code admin} or {@code user:ID}
     * @throws GatewayException NOT_FOUND or FORBIDDEN about the user, INVALID_REQUEST about a field
     */
    public ApiKey.Shown createSuper(
            long userId, String name, String reason, long expiresAt, String madeBy, Noting<ApiKey> noting) {
        return createSuper(userId, name, reason, expiresAt, madeBy, Limits.NONE, noting);
    }

    /** The same with limits to begin with. */
    public ApiKey.Shown createSuper(
            long userId, String name, String reason, long expiresAt, String madeBy, Limits limits,
            Noting<ApiKey> noting) {
        long end = term.end(expiresAt, clock.millis());
        checkOwner(userId);
        if (reason.strip().length() > MAX_REASON) {
            throw GatewayException.invalid("reason", "A reason has at most " + MAX_REASON + " characters.");
        }
        return make(userId, true, reason.strip(), madeBy, new KeySettings(
                name.isBlank() ? DEFAULT_SUPER_NAME : name, true, limits, end, false), noting);
    }

    /**
     * One key.
     *
     * @throws GatewayException NOT_FOUND when there is none within reach
     */
    public ApiKey byId(KeyReach reach, long id) {
        return lists.byId(db, reach, id).orElseThrow(ApiKeys::unknown);
    }

    /** Keys within reach whose name or prefix holds the search text. */
    public Page<ApiKey> list(KeyReach reach, PageAsk ask) {
        return list(reach, KeyFilter.ALL, ask);
    }

    /** Those of them that a filter lets through. */
    public Page<ApiKey> list(KeyReach reach, KeyFilter filter, PageAsk ask) {
        KeyClause.checkSort(ask);
        List<Long> searched = searched(reach, filter, ask);
        if (reach.everybody() && !ask.search().isEmpty() && searched.isEmpty()) {
            return Page.of(ask, List.of(), 0);
        }
        KeyClause found = found(reach, filter, ask, searched);
        long total = total(reach, filter, ask, searched).orElseGet(() -> lists.count(db, found));
        return Page.of(ask, lists.list(db, found, ask, total), total);
    }

    /** How many a list holds where memory knows it: how everybody's keys stand and were used, it does not. */
    private OptionalLong total(KeyReach reach, KeyFilter filter, PageAsk ask, List<Long> searched) {
        if (!reach.everybody() || !filter.everyState()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(ask.search().isEmpty() ? memory.count(filter.kind()) : searched.size());
    }

    /** The super keys among them. */
    public Page<ApiKey> listSuper(KeyReach reach, PageAsk ask) {
        return list(reach, KeyFilter.SUPER, ask);
    }

    /** Ids of everybody's keys that a list holds, the first {@value #MAX_IDS} of them. */
    public List<Long> ids(KeyFilter filter, PageAsk ask) {
        return ids(KeyReach.ALL, filter, ask);
    }

    /** The same of the keys within reach. */
    public List<Long> ids(KeyReach reach, KeyFilter filter, PageAsk ask) {
        List<Long> searched = searched(reach, filter, ask);
        if (reach.everybody() && !ask.search().isEmpty() && searched.isEmpty()) {
            return List.of();
        }
        return lists.ids(db, found(reach, filter, ask, searched), ask, MAX_IDS);
    }

    /** What a search among everybody's keys finds in memory, of the kind that is asked for; empty without one. */
    private List<Long> searched(KeyReach reach, KeyFilter filter, PageAsk ask) {
        if (!reach.everybody() || ask.search().isEmpty()) {
            return List.of();
        }
        BiPredicate<Caller, String> held = new KeyText(ask.search()).held(filter.owners());
        return memory.ids((key, name) -> filter.kind().holds(key.superKey()) && held.test(key, name));
    }

    /** Where very many are found, going through them in the order of the list beats naming each. */
    private KeyClause found(KeyReach reach, KeyFilter filter, PageAsk ask, List<Long> searched) {
        return KeyClause.found(
                reach, filter, ask, clock.millis(), searched.size() > MAX_SEARCHED ? List.of() : searched);
    }

    /** How many keys each user has, from memory; one without keys is missing. */
    public Map<Long, ApiKey.Count> counts() {
        return memory.counts();
    }

    /** Enabled super keys that expire within {@code span} from now, the first first, at most {@code limit}. */
    public List<ApiKey> expiringSuper(Duration span, int limit) {
        long now = clock.millis();
        return lists.expiring(db, now, now + span.toMillis(), limit);
    }

    /** How many enabled super keys nobody used in the last {@code span}; those that are younger do not count. */
    public long unusedSuper(Duration span) {
        return lists.unused(db, clock.millis() - span.toMillis());
    }

    /** How many keys each of these users has; one without keys is missing. */
    public Map<Long, ApiKey.Count> counts(Collection<Long> userIds) {
        return userIds.isEmpty() ? Map.of() : lists.counts(db, userIds);
    }

    /** Names and prefixes of these keys, deleted ones too. */
    public Map<Long, ApiKey.Label> labels(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : lists.labels(db, ids);
    }

    /**
     * Changes what can be changed of a key.
     *
     * @param change what the settings become of what they are; it may be asked twice
     * @throws GatewayException NOT_FOUND when there is none within reach, FORBIDDEN when the owner of a super key
     *     changes more than whether it is active
     */
    public ApiKey change(
            KeyReach reach, long id, UnaryOperator<KeySettings> change, Noting<Change<ApiKey>> noting) {
        ApiKey changed = db.transaction(transaction -> {
            ApiKey before = lists.lock(transaction, reach, id).orElseThrow(ApiKeys::unknown);
            KeySettings after = change.apply(before.settings());
            if (before.superKey() && !reach.everybody() && !after.active(before.active()).equals(before.settings())) {
                throw administratorOnly();
            }
            if (before.superKey() && after.expiresAt() != before.settings().expiresAt()) {
                term.check(after.expiresAt(), clock.millis());
            }
            dao.update(transaction, id, after);
            ChangeLog.bump(transaction, ROOM);
            ApiKey now = lists.byId(transaction, reach, id).orElseThrow(ApiKeys::unknown);
            noting.note(transaction, new Change<>(before, now));
            return now;
        });
        memory.refresh(id);
        return changed;
    }

    /** Disables or enables a key. */
    public ApiKey setActive(KeyReach reach, long id, boolean active, Noting<Change<ApiKey>> noting) {
        return change(reach, id, settings -> settings.active(active), noting);
    }

    /**
     * Replaces a key's secret. A super key gets the term anew for which the secret before was given out, within the
     * longest that is allowed; an approval stays.
     *
     * @param graceHours for which the old one works, 0-{@value #MAX_GRACE_HOURS}
     * @throws GatewayException NOT_FOUND when there is none within reach, FORBIDDEN when the owner asks it of a super
     *     key
     */
    public ApiKey.Shown rotate(KeyReach reach, long id, int graceHours, Noting<Change<ApiKey>> noting) {
        if (graceHours < 0 || graceHours > MAX_GRACE_HOURS) {
            throw GatewayException.invalid(
                    "grace_hours", "grace_hours is a whole number from 0 to " + MAX_GRACE_HOURS + ".");
        }
        ApiKey before = byId(reach, id);
        if (before.superKey() && !reach.everybody()) {
            throw administratorOnly();
        }
        NewSecret secret = NewSecret.make(before.superKey(), random, passwords, digests);
        long now = clock.millis();
        long graceUntil = graceHours == 0 ? 0 : now + Duration.ofHours(graceHours).toMillis();
        ApiKey rotated = db.transaction(transaction -> {
            ApiKey last = lists.lock(transaction, reach, id).orElseThrow(ApiKeys::unknown);
            long end = last.superKey() ? term.renewed(last, now) : last.settings().expiresAt();
            dao.rotate(transaction, id, secret, graceUntil, end, now);
            ChangeLog.bump(transaction, ROOM);
            ApiKey after = lists.byId(transaction, reach, id).orElseThrow(ApiKeys::unknown);
            noting.note(transaction, new Change<>(last, after));
            return after;
        });
        memory.refresh(id);
        return new ApiKey.Shown(rotated, secret.text());
    }

    /**
     * Deletes a key for good; its name, prefix and figures stay for the history.
     *
     * @throws GatewayException NOT_FOUND when there is none within reach
     */
    public void delete(KeyReach reach, long id, Noting<ApiKey> noting) {
        long now = clock.millis();
        db.transaction(transaction -> {
            ApiKey before = lists.lock(transaction, reach, id).orElseThrow(ApiKeys::unknown);
            dao.delete(transaction, reach, id, now);
            ChangeLog.bump(transaction, ROOM);
            noting.note(transaction, before);
            return before;
        });
        memory.refresh(id);
    }

    /**
     * Disables or enables many keys, whoever owns them.
     *
     * @param noting notes those of each step, which is a transaction of its own
     * @return those that stood otherwise before, as they are now
     */
    public List<ApiKey> setActive(List<Long> ids, boolean active, Noting<List<Change<ApiKey>>> noting) {
        List<ApiKey> changed = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PART) {
            List<Long> part = ids.subList(from, Math.min(ids.size(), from + PART));
            changed.addAll(db.transaction(transaction -> {
                List<ApiKey> others = lists.lockOthers(transaction, part, active);
                dao.setActive(transaction, others.stream().map(ApiKey::id).toList(), active);
                ChangeLog.bump(transaction, ROOM);
                List<ApiKey> now = others.stream().map(key -> key.with(key.settings().active(active))).toList();
                noting.note(transaction, IntStream.range(0, now.size())
                        .mapToObj(i -> new Change<>(others.get(i), now.get(i))).toList());
                return now;
            }));
        }
        memory.reload();
        return List.copyOf(changed);
    }

    /** Adds to the counters inside the transaction that writes what was used; a key that is gone keeps counting. */
    public void addCounters(Sql sql, List<KeyDelta> deltas) {
        dao.addCounters(sql, deltas);
    }

    KeyMemory memory() {
        return memory;
    }

    private ApiKey.Shown make(
            long userId, boolean superKey, String reason, String madeBy, KeySettings settings,
            Noting<ApiKey> noting) {
        NewSecret secret = NewSecret.make(superKey, random, passwords, digests);
        long now = clock.millis();
        ApiKey made = db.transaction(transaction -> {
            long id = dao.insert(transaction, userId, superKey, secret, settings, reason, now);
            if (superKey) {
                dao.made(transaction, id, madeBy, approvals ? Approval.PENDING : Approval.NONE);
            }
            ChangeLog.bump(transaction, ROOM);
            ApiKey key = lists.byId(transaction, KeyReach.ALL, id).orElseThrow(ApiKeys::unknown);
            noting.note(transaction, key);
            return key;
        });
        memory.refresh(made.id());
        return new ApiKey.Shown(made, secret.text());
    }

    private void checkOwner(long userId) {
        UserState state = users.byId(userId).state();
        if (state != UserState.ACTIVE) {
            throw new GatewayException(Fault.FORBIDDEN, "This user is " + state.code() + " and can't have a new key.");
        }
    }

    private static GatewayException unknown() {
        return new GatewayException(Fault.NOT_FOUND, "There is no such API key.");
    }

    private static GatewayException administratorOnly() {
        return new GatewayException(
                Fault.FORBIDDEN,
                "A super key is an administrator's to change; its owner may disable, enable and delete it.");
    }
}
