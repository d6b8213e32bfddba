package org.kirogate.account;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.kirogate.db.Change;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Passwords;
import org.kirogate.secret.RandomSecrets;

/**
 * The people. How each stands is kept in memory, so that asking costs nothing on the way of a request: changes made
 * here hold at once, those of another node after {@link #reload}. Every act is handed what notes it in its own
 * transaction. Thread-safe.
 */
public final class Users {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "users";
    /** Most users that one act changes. */
    public static final int MAX_IDS = 100_000;

    /** Users of one statement. */
    private static final int PART = 500;

    private final Db db;
    private final Passwords passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final UserDao dao = new UserDao();
    private final UserListDao lists = new UserListDao();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Map<Long, UserDao.Standing> standings = Map.of();

    /** The people of a database; reads how each stands. */
    public Users(Db db, Passwords passwords, Sessions sessions, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.passwords = Objects.requireNonNull(passwords, "passwords");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.clock = Objects.requireNonNull(clock, "clock");
        reload();
    }

    /** Reads anew how everybody stands. */
    public void reload() {
        loading.lock();
        try {
            Map<Long, UserDao.Standing> fresh = new ConcurrentHashMap<>();
            dao.standings(db).forEach(standing -> fresh.put(standing.userId(), standing));
            standings = fresh;
        } finally {
            loading.unlock();
        }
    }

    /**
     * Whose names hold a text, from memory; letters may be large or small.
     *
     * @param limit at most so many, those who came first
     */
    public List<Long> idsNamed(String text, int limit) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return standings.values().stream()
                .filter(standing -> standing.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(UserDao.Standing::userId)
                .sorted()
                .limit(limit)
                .toList();
    }

    /** How a user stands, from memory; empty when there is no such user. */
    public Optional<UserState> state(long userId) {
        return Optional.ofNullable(standings.get(userId)).map(UserDao.Standing::state);
    }

    /** Whether a user exists and is in good standing, from memory. */
    public boolean active(long userId) {
        UserDao.Standing standing = standings.get(userId);
        return standing != null && standing.state() == UserState.ACTIVE;
    }

    /** Whether a user is in good standing and has the role admin, from memory. */
    public boolean admin(long userId) {
        UserDao.Standing standing = standings.get(userId);
        return standing != null && standing.state() == UserState.ACTIVE && standing.role() == Role.ADMIN;
    }

    /** A user's name, from memory; empty text when there is no such user. */
    public String name(long userId) {
        UserDao.Standing standing = standings.get(userId);
        return standing == null ? "" : standing.name();
    }

    /**
     * Adds a person.
     *
     * @throws GatewayException CONFLICT about the field whose value another user has
     */
    public User create(NewUser user, UserPowers powers, Noting<User> noting) {
        String hash = passwords.hash(PasswordRule.hashable(user.password()));
        long now = clock.millis();
        User made;
        try {
            made = db.transaction(transaction -> {
                long id = dao.insert(transaction, user, hash, powers, now);
                ChangeLog.bump(transaction, ROOM);
                User inserted = dao.byId(transaction, id).orElseThrow(Users::unknown);
                noting.note(transaction, inserted);
                return inserted;
            });
        } catch (DbException e) {
            throw e.duplicate() ? taken(user, e) : e;
        }
        refresh(made.id());
        return made;
    }

    /**
     * One user.
     *
     * @throws GatewayException NOT_FOUND when there is none
     */
    public User byId(long userId) {
        return dao.byId(db, userId).orElseThrow(Users::unknown);
    }

    /** The user of that name, without regard to case. */
    public Optional<User> byName(String name) {
        return dao.byName(db, name);
    }

    /** How many people wait to be let in, and since when the first of them (epoch ms, 0 = nobody waits). */
    public Queue pending() {
        return dao.pending(db);
    }

    /** People who wait. */
    public record Queue(long count, long oldest) {}

    /**
     * The users whose name or e-mail holds the search text, or whose id it is; {@code sort} names a member of the JSON
     * form.
     */
    public Page<User> list(PageAsk ask) {
        return list(UserFilter.ALL, ask);
    }

    /** Those of them that a filter lets through. */
    public Page<User> list(UserFilter filter, PageAsk ask) {
        return Page.of(ask, lists.list(db, filter, ask), lists.count(db, filter, ask));
    }

    /** Ids of that whole list in its order, the first {@value #MAX_IDS} of them. */
    public List<Long> ids(UserFilter filter, PageAsk ask) {
        return lists.ids(db, filter, ask, MAX_IDS);
    }

    /** These users, in the order of their ids as given; who is not there is left out. */
    public List<User> byIds(List<Long> ids) {
        Map<Long, User> found = new HashMap<>();
        parts(ids).forEach(part -> lists.byIds(db, part).forEach(user -> found.put(user.id(), user)));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Ids of users whose name holds a text, from memory, without regard to case. */
    public List<Long> named(String part, int limit) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return standings.values().stream()
                .filter(standing -> standing.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .map(UserDao.Standing::userId)
                .toList();
    }

    /**
     * Changes what an administrator can change of a user, all of it at once; who is not active afterwards is signed
     * out everywhere.
     *
     * @param change what it becomes of what it is; it may be asked twice
     * @throws GatewayException NOT_FOUND when there is no such user; what {@code change} throws
     */
    public User change(long userId, UnaryOperator<UserPowers> change, Noting<Change<User>> noting) {
        User changed = db.transaction(transaction -> {
            User before = dao.lock(transaction, userId).orElseThrow(Users::unknown);
            UserPowers powers = change.apply(UserPowers.of(before));
            dao.empower(transaction, userId, powers);
            if (powers.state() != UserState.ACTIVE) {
                sessions.endAll(transaction, userId, "");
            }
            ChangeLog.bump(transaction, ROOM);
            User after = dao.byId(transaction, userId).orElseThrow(Users::unknown);
            noting.note(transaction, new Change<>(before, after));
            return after;
        });
        refresh(userId);
        sessions.reload();
        return changed;
    }

    /**
     * Changes a user's own password and ends all their other sessions.
     *
     * @param keep   digest of the session that goes on, empty = none
     * @param noting notes whose it was
     * @throws GatewayException INVALID_REQUEST about {@code current} or {@code password}
     */
    public void changePassword(
            long userId, String current, String password, String keep, Noting<Long> noting) {
        UserDao.Credential credential = dao.credential(db, userId).orElseThrow(Users::unknown);
        if (!passwords.matches(PasswordRule.hashable(current), credential.hash())) {
            throw GatewayException.invalid("current", "The current password is not right.");
        }
        PasswordRule.check(password);
        String hash = passwords.hash(PasswordRule.hashable(password));
        int changed = db.transaction(transaction -> {
            int rows = dao.setPassword(transaction, userId, credential.hash(), hash);
            if (rows > 0) {
                sessions.endAll(transaction, userId, keep);
                noting.note(transaction, userId);
            }
            return rows;
        });
        sessions.reload();
        if (changed == 0) {
            throw new GatewayException(Fault.CONFLICT, "The password was changed elsewhere at the same time.");
        }
    }

    /** Lets many in or shuts them out; returns those who stood otherwise before, as they are now. */
    public List<User> setStates(List<Long> ids, UserState state, Noting<List<Change<User>>> noting) {
        List<User> changed = changeMany(ids, (sql, part) -> lists.lockOthers(sql, part, state), (sql, others) -> {
            lists.setState(sql, others, state);
            if (state != UserState.ACTIVE) {
                others.forEach(id -> sessions.endAll(sql, id, ""));
            }
        }, noting);
        sessions.reload();
        return changed;
    }

    /**
     * Sets the trust level of many; returns those who had another one before, as they are now.
     *
     * @throws GatewayException INVALID_REQUEST when it is not 0-4
     */
    public List<User> setTrustLevels(List<Long> ids, int level, Noting<List<Change<User>>> noting) {
        UserPowers.checkTrust(level);
        return changeMany(ids, (sql, part) -> lists.lockOthers(sql, part, level),
                (sql, others) -> lists.setTrustLevel(sql, others, level), noting);
    }

    /**
     * Gives a user a new password made by chance and signs them out everywhere.
     *
     * @return the password, which nobody can read again
     */
    public String resetPassword(long userId, Noting<User> noting) {
        String password = PasswordRule.make(new RandomSecrets());
        String hash = passwords.hash(PasswordRule.hashable(password));
        db.transaction(transaction -> {
            User user = dao.lock(transaction, userId).orElseThrow(Users::unknown);
            dao.resetPassword(transaction, userId, hash);
            sessions.endAll(transaction, userId, "");
            noting.note(transaction, user);
            return user;
        });
        sessions.reload();
        return password;
    }

    /**
     * Removes a person for good: name and address are free for others, what points to them stays as history. Their
     * tokens and keys are to be deleted before.
     */
    public void remove(long userId, Noting<User> noting) {
        long now = clock.millis();
        db.transaction(transaction -> {
            User user = dao.lock(transaction, userId).orElseThrow(Users::unknown);
            dao.remove(transaction, userId, now);
            sessions.endAll(transaction, userId, "");
            ChangeLog.bump(transaction, ROOM);
            noting.note(transaction, user);
            return user;
        });
        refresh(userId);
        sessions.reload();
    }

    /** Each part is a transaction of its own, with its rows of the record. */
    private List<User> changeMany(List<Long> ids, BiFunction<Sql, List<Long>, List<Long>> others,
            BiConsumer<Sql, List<Long>> statements, Noting<List<Change<User>>> noting) {
        List<User> changed = new ArrayList<>();
        for (List<Long> part : parts(ids)) {
            changed.addAll(db.transaction(transaction -> {
                List<Long> wanted = others.apply(transaction, part);
                if (wanted.isEmpty()) {
                    return List.<User>of();
                }
                List<User> before = lists.byIds(transaction, wanted);
                statements.accept(transaction, wanted);
                ChangeLog.bump(transaction, ROOM);
                List<User> after = lists.byIds(transaction, wanted);
                noting.note(transaction, IntStream.range(0, after.size())
                        .mapToObj(i -> new Change<>(before.get(i), after.get(i))).toList());
                return after;
            }));
        }
        reload();
        return List.copyOf(changed);
    }

    private static List<List<Long>> parts(List<Long> ids) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PART) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + PART)));
        }
        return parts;
    }

    /** Reads one user into memory under the same lock as all are read, so that an older reading can't win. */
    private void refresh(long userId) {
        loading.lock();
        try {
            dao.standing(db, userId).ifPresent(standing -> standings.put(userId, standing));
        } finally {
            loading.unlock();
        }
    }

    private GatewayException taken(NewUser user, DbException cause) {
        String field = dao.byName(db, user.name()).isPresent() ? "name" : "email";
        String what = field.equals("name") ? "user name" : "e-mail address";
        return new GatewayException(Fault.CONFLICT, "This " + what + " is taken.", cause).about(field);
    }

    private static GatewayException unknown() {
        return new GatewayException(Fault.NOT_FOUND, "There is no such user.");
    }
}
