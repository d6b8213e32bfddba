package org.kirogate.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Passwords;

/**
 * The people. How each stands is kept in memory, so that asking costs nothing on the way of a request: changes made
 * here hold at once, those of another node after {@link #reload}. Thread-safe.
 */
public final class Users {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "users";

    private final Db db;
    private final Passwords passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final UserDao dao = new UserDao();
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
    public User create(NewUser user, Role role, UserState state) {
        String hash = passwords.hash(PasswordRule.hashable(user.password()));
        long now = clock.millis();
        long id;
        try {
            id = db.transaction(transaction -> {
                long made = dao.insert(transaction, user, hash, role, state, now);
                ChangeLog.bump(transaction, ROOM);
                return made;
            });
        } catch (DbException e) {
            throw e.duplicate() ? taken(user, e) : e;
        }
        refresh(id);
        return byId(id);
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

    /**
     * The users whose name or e-mail holds the search text, or whose id it is; {@code sort} names a member of the JSON
     * form.
     */
    public Page<User> list(PageAsk ask) {
        return Page.of(ask, dao.list(db, ask), dao.count(db, ask));
    }

    /** Lets a user in, puts them back or shuts them out; who is not active is signed out everywhere. */
    public User setState(long userId, UserState state) {
        User changed = change(userId, sql -> {
            if (state != UserState.ACTIVE) {
                sessions.endAll(sql, userId, "");
            }
            return dao.setState(sql, userId, state);
        });
        sessions.reload();
        return changed;
    }

    /** Sets the role. */
    public User setRole(long userId, Role role) {
        return change(userId, sql -> dao.setRole(sql, userId, role));
    }

    /**
     * Sets the trust level.
     *
     * @throws GatewayException INVALID_REQUEST when it is not 0-4
     */
    public User setTrustLevel(long userId, int level) {
        if (level < 0 || level > User.MAX_TRUST) {
            throw GatewayException.invalid(
                    "trust_level", "A trust level is a whole number from 0 to " + User.MAX_TRUST + ".");
        }
        return change(userId, sql -> dao.setTrustLevel(sql, userId, level));
    }

    /**
     * Changes a user's own password and ends all their other sessions.
     *
     * @param keep digest of the session that goes on, empty = none
     * @throws GatewayException INVALID_REQUEST about {@code current} or {@code password}
     */
    public void changePassword(long userId, String current, String password, String keep) {
        UserDao.Credential credential = dao.credential(db, userId).orElseThrow(Users::unknown);
        if (!passwords.matches(PasswordRule.hashable(current), credential.hash())) {
            throw GatewayException.invalid("current", "The current password is not right.");
        }
        PasswordRule.check(password);
        String hash = passwords.hash(PasswordRule.hashable(password));
        int changed = db.transaction(transaction -> {
            int rows = dao.setPassword(transaction, userId, credential.hash(), hash);
            sessions.endAll(transaction, userId, keep);
            return rows;
        });
        sessions.reload();
        if (changed == 0) {
            throw new GatewayException(Fault.CONFLICT, "The password was changed elsewhere at the same time.");
        }
    }

    private User change(long userId, ToIntFunction<Sql> statement) {
        Function<Sql, User> work = sql -> {
            if (statement.applyAsInt(sql) == 0) {
                throw unknown();
            }
            ChangeLog.bump(sql, ROOM);
            return dao.byId(sql, userId).orElseThrow(Users::unknown);
        };
        User changed = db.transaction(work::apply);
        refresh(userId);
        return changed;
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
