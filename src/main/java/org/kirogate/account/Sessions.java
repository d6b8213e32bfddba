package org.kirogate.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Sql;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;
import org.kirogate.secret.RandomSecrets;

/**
 * Who is signed in. The cookie holds 32 random bytes and the database only their digest. A session ends 12 hours after
 * it was last seen, 7 days after it began, or when it is ended: at once here, after {@link #reload} on another node.
 * One that was opened to last ends 30 days after it began. Thread-safe.
 */
public final class Sessions {
    /** The name under which ended sessions are noted in the {@link ChangeLog}. */
    public static final String ROOM = "sessions";
    /** How long a session lasts at most. */
    public static final Duration LIFE = Duration.ofDays(7);
    /** How long a session lasts unseen. */
    public static final Duration IDLE = Duration.ofHours(12);
    /** How long a session lasts that was opened to last, seen or unseen. */
    public static final Duration LASTING = Duration.ofDays(30);

    private static final long NOTED_EACH_MS = 60_000;
    private static final int COOKIE_BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_NETWORK = 45;
    private static final int MAX_CLIENT = 40;

    private final Db db;
    private final Digests digests;
    private final RandomSecrets random;
    private final InstantSource clock;
    private final SessionDao dao = new SessionDao();
    private final SessionMemory memory = new SessionMemory();

    /** Sessions whose digests are made under the session secret. */
    public Sessions(Db db, Digests digests, RandomSecrets random, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.digests = Objects.requireNonNull(digests, "digests");
        this.random = Objects.requireNonNull(random, "random");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Forgets what was read, so that sessions ended on another node end here. */
    public void reload() {
        memory.clear();
    }

    /** Signs a user in; {@code network} and {@code client} are cut to 45 and 40 characters and may be empty. */
    public Session.Opened open(long userId, String network, String client, Noting<Session> noting) {
        return openFor(person(userId), network, client, LIFE, noting);
    }

    /** The same for a device of their own: the session lasts 30 days. */
    public Session.Opened openLasting(long userId, String network, String client, Noting<Session> noting) {
        return openFor(person(userId), network, client, LASTING, noting);
    }

    /** Signs the administrator in. */
    public Session.Opened openAdmin(String network, String client, Noting<Session> noting) {
        return openFor(0, network, client, LIFE, noting);
    }

    /** The session that a cookie opens; empty when it is unknown or over. A user's state is the caller's to check. */
    public Optional<Session> find(String cookie) {
        if (!COOKIE.matcher(cookie).matches()) {
            return Optional.empty();
        }
        String digest = digest(cookie);
        Optional<Session> kept = memory.find(digest).filter(this::alive);
        Optional<Session> session = kept.isPresent() ? kept : read(digest).filter(this::alive);
        return session.map(this::seen);
    }

    /** The token that forms and scripts of a session send with everything that changes something. */
    public String csrf(String cookie) {
        return digests.hmac("csrf", cookie);
    }

    /** Whether a token belongs to a session's cookie. */
    public boolean csrfMatches(String cookie, String token) {
        return Digests.same(csrf(cookie), token);
    }

    /** A user's sessions, the one seen last first; user id 0 = the administrator's. */
    public List<Session> list(long userId) {
        long now = clock.millis();
        return dao.ofUser(db, userId, now, now - IDLE.toMillis());
    }

    /** Signs out; an unknown cookie is signed out already, and nothing is noted. */
    public void end(String cookie, Noting<Integer> noting) {
        String digest = digest(cookie);
        endThem(sql -> dao.delete(sql, digest), noting);
    }

    /**
     * Ends one of a user's sessions.
     *
     * @param userId 0 = the administrator's
     * @throws GatewayException NOT_FOUND when it is not theirs or over
     */
    public void endOne(long userId, String digest, Noting<Integer> noting) {
        if (endThem(sql -> dao.deleteOf(sql, userId, digest), noting) == 0) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such session.");
        }
    }

    /**
     * Ends all sessions of a user (0 = the administrator's) but the one named by {@code keep}; empty = none is kept.
     *
     * @param noting notes how many there were, unless there was none
     */
    public void endAll(long userId, String keep, Noting<Integer> noting) {
        endThem(sql -> dao.deleteAllOf(sql, userId, keep), noting);
    }

    /** Deletes what is over; returns how many. For the housekeeping. */
    public int purge() {
        long now = clock.millis();
        return dao.deleteOver(db, now, now - IDLE.toMillis());
    }

    /** The same inside a transaction; {@link #reload} has to follow its commit. */
    void endAll(Sql sql, long userId, String keep) {
        dao.deleteAllOf(sql, userId, keep);
        ChangeLog.bump(sql, ROOM);
    }

    private static long person(long userId) {
        if (userId < 1) {
            throw new IllegalArgumentException("a user's id is needed, not " + userId);
        }
        return userId;
    }

    private Session.Opened openFor(
            long userId, String network, String client, Duration life, Noting<Session> noting) {
        String cookie = random.hex(COOKIE_BYTES);
        long now = clock.millis();
        Session session = new Session(
                digest(cookie), userId, now, now, now + life.toMillis(), cut(network, MAX_NETWORK),
                cut(client, MAX_CLIENT));
        db.transaction(transaction -> {
            dao.insert(transaction, session);
            noting.note(transaction, session);
            return session;
        });
        return new Session.Opened(cookie, session);
    }

    private int endThem(ToIntFunction<Sql> statement, Noting<Integer> noting) {
        int ended = db.transaction(transaction -> {
            int rows = statement.applyAsInt(transaction);
            if (rows > 0) {
                ChangeLog.bump(transaction, ROOM);
                noting.note(transaction, rows);
            }
            return rows;
        });
        memory.clear();
        return ended;
    }

    private Optional<Session> read(String digest) {
        return memory.read(() -> dao.byDigest(db, digest));
    }

    private boolean alive(Session session) {
        long now = clock.millis();
        return now < session.expiresAt() && (session.lasting() || now - session.lastSeenAt() < IDLE.toMillis());
    }

    private Session seen(Session session) {
        long now = clock.millis();
        if (now - session.lastSeenAt() < NOTED_EACH_MS) {
            return session;
        }
        Session seen = session.seen(now);
        dao.seen(db, session.digest(), now);
        memory.replace(seen);
        return seen;
    }

    private String digest(String cookie) {
        return digests.hmac("session", cookie);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
