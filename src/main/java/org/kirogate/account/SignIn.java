package org.kirogate.account;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.db.Db;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Passwords;

/**
 * A user's sign-in with name or e-mail and password. It takes as long for an unknown name as for a known one.
 * Thread-safe.
 */
public final class SignIn {
    private static final int MAX_COUNTED = 20_000;
    private static final int MAX_TEXT = 254;

    private final Db db;
    private final Users users;
    private final Passwords passwords;
    private final InstantSource clock;
    private final SignInWatch watch;
    private final SignInThrottle throttle;
    private final UserDao dao = new UserDao();
    private final String nobodysHash;

    /** Sign-in of these users; {@code watch} is told of every failure. */
    public SignIn(Db db, Users users, Passwords passwords, SignInWatch watch, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.users = Objects.requireNonNull(users, "users");
        this.passwords = Objects.requireNonNull(passwords, "passwords");
        this.watch = Objects.requireNonNull(watch, "watch");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.throttle = new SignInThrottle(clock, MAX_COUNTED);
        this.nobodysHash = passwords.hash("nobody's password");
    }

    /**
     * Who that is.
     *
     * @param address where the attempt comes from
     * @throws GatewayException RATE_LIMITED after many failures, UNAUTHENTICATED when name or password is wrong,
     *     FORBIDDEN about {@code pending} or {@code banned} when both are right and the user is so
     */
    public User signIn(String nameOrEmail, String password, String address) {
        String name = lowered(nameOrEmail);
        if (name.isEmpty() || name.length() > MAX_TEXT || password.length() > MAX_TEXT) {
            throw wrong();
        }
        boolean locking = throttle.begin(name, address);
        Optional<UserDao.Credential> credential = dao.credential(db, name);
        String hash = credential.map(UserDao.Credential::hash).orElse(nobodysHash);
        boolean right = passwords.matches(PasswordRule.hashable(password), hash);
        if (!right || credential.isEmpty()) {
            failed(credential.map(UserDao.Credential::userId).orElse(0L), address, locking);
            throw wrong();
        }
        throttle.succeeded(name, address);
        User user = users.byId(credential.get().userId());
        if (user.state() != UserState.ACTIVE) {
            failed(user.id(), address, false);
        }
        refuseUnlessActive(user.state());
        dao.signedIn(db, user.id(), clock.millis());
        return user;
    }

    /**
     * Has somebody who is signed in prove once more who they are; a wrong password counts like a failed sign-in.
     *
     * @param address where the attempt comes from
     * @throws GatewayException RATE_LIMITED after many failures, FORBIDDEN when the password is not right
     */
    public void confirm(long userId, String password, String address) {
        String name = users.name(userId).toLowerCase(Locale.ROOT);
        boolean locking = throttle.begin(name, address);
        Optional<UserDao.Credential> credential = dao.credential(db, userId);
        String hash = credential.map(UserDao.Credential::hash).orElse(nobodysHash);
        boolean right = password.length() <= MAX_TEXT && passwords.matches(PasswordRule.hashable(password), hash);
        if (!right || credential.isEmpty()) {
            failed(userId, address, locking);
            throw new GatewayException(Fault.FORBIDDEN, "The password is not right.").about("password");
        }
        throttle.succeeded(name, address);
    }

    /** How many more failures bring no wait, whether there is such a user or not; 0 = the next one does. */
    public int freeTries(String nameOrEmail, String address) {
        return throttle.free(lowered(nameOrEmail), address);
    }

    /** Attempts since the start that were refused unseen, after too many had failed. */
    public long lockedOut() {
        return throttle.refused();
    }

    private void failed(long userId, String address, boolean locking) {
        SignInWatch.Attempt attempt = SignInWatch.Attempt.onUser(userId, address);
        watch.failed(attempt);
        if (locking) {
            watch.lockedOut(attempt);
        }
    }

    private static String lowered(String nameOrEmail) {
        return nameOrEmail.strip().toLowerCase(Locale.ROOT);
    }

    private static void refuseUnlessActive(UserState state) {
        switch (state) {
            case ACTIVE -> { }
            case PENDING -> throw new GatewayException(
                    Fault.FORBIDDEN, "This account waits for an administrator's approval.").about(state.code());
            case BANNED -> throw new GatewayException(Fault.FORBIDDEN, "This account is banned.").about(state.code());
        }
    }

    private static GatewayException wrong() {
        return new GatewayException(Fault.UNAUTHENTICATED, "The user name or the password is not right.");
    }
}
