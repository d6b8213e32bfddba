package org.kirogate.account;

import java.util.concurrent.atomic.AtomicInteger;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.ChangeWatch;
import org.kirogate.db.Db;
import org.kirogate.db.MigratedDb;
import org.kirogate.db.Noting;
import org.kirogate.secret.Digests;
import org.kirogate.secret.Passwords;
import org.kirogate.secret.RandomSecrets;
import org.kirogate.support.SteppedClock;

/** People over a schema of their own; {@link #node} makes another node's view of the same schema. */
public final class AccountFixture implements AutoCloseable {
    /** A password that fits the rule. */
    public static final String PASSWORD = "Passw0rd";

    private final MigratedDb schema = MigratedDb.create();
    private final SteppedClock clock = new SteppedClock();
    private final Passwords passwords = new Passwords(4);
    private final Digests digests = new Digests("a session secret of 32 characters");
    private final SeenSignIns seen = new SeenSignIns();
    private final AtomicInteger made = new AtomicInteger();
    private final Node first = new Node(schema.db());

    /** One node's front doors. */
    public final class Node {
        private final Db db;
        private final Sessions sessions;
        private final Users users;
        private final ChangeWatch watch;

        private Node(Db db) {
            this.db = db;
            this.sessions = new Sessions(db, digests, new RandomSecrets(), clock);
            this.users = new Users(db, passwords, sessions, clock);
            this.watch = new ChangeWatch(new ChangeLog(db));
            watch.on(Users.ROOM, users::reload);
            watch.on(Sessions.ROOM, sessions::reload);
            watch.poll();
        }

        public Db db() {
            return db;
        }

        public Users users() {
            return users;
        }

        public Sessions sessions() {
            return sessions;
        }

        /** What the housekeeping does each second. */
        public ChangeWatch watch() {
            return watch;
        }

        /** Sign-in on this node. */
        public SignIn signIn() {
            return new SignIn(db, users, passwords, seen, clock);
        }

        /** The administrator's password on this node, {@code first} as configured. */
        public AdminPassword adminPassword(String first) {
            return new AdminPassword(new GatewayConfig.Admin(first, "", "approval"), db, passwords, sessions,
                    seen, Noting.nothing(), clock);
        }
    }

    /** What of failed sign-ins was told, on all nodes. */
    SeenSignIns seen() {
        return seen;
    }

    public Node first() {
        return first;
    }

    /** Another node on the same database. */
    public Node node() {
        return new Node(schema.db());
    }

    public Db db() {
        return schema.db();
    }

    public SteppedClock clock() {
        return clock;
    }

    public Passwords passwords() {
        return passwords;
    }

    /** A new active user. */
    public User user() {
        return user("user_" + made.incrementAndGet(), UserState.ACTIVE);
    }

    /** A new user of that name and state. */
    public User user(String name, UserState state) {
        return first.users().create(new NewUser(name, name + "@example.org", PASSWORD),
                new UserPowers(state, Role.USER, 0), Noting.nothing());
    }

    @Override
    public void close() {
        schema.close();
    }
}
