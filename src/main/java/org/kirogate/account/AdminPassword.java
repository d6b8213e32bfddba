package org.kirogate.account;

import java.time.InstantSource;
import java.util.Objects;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Passwords;

/**
 * The administrator's password. The configuration sets the first one; without it the well-known {@value #WELL_KNOWN}
 * works, and {@link #mustChange} says so until it is changed. Thread-safe.
 */
public final class AdminPassword {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "admin_password";
    /** The first password when none is configured. */
    static final String WELL_KNOWN = "admin123";

    private static final int MAX_COUNTED = 10_000;
    private static final int MAX_TEXT = 254;

    private final Db db;
    private final Passwords passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final SignInWatch watch;
    private final SignInThrottle throttle;
    private final AdminCredentialDao dao = new AdminCredentialDao();
    private volatile AdminCredentialDao.Credential current;

    /**
     * Reads the password, and stores the first one where there is none or still the well-known one.
     *
     * @param watch  is told of every failure
     * @param noting notes that the configuration's password took the place of the well-known one
     */
    public AdminPassword(GatewayConfig.Admin config, Db db, Passwords passwords, Sessions sessions, SignInWatch watch,
            Noting<Boolean> noting, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.passwords = Objects.requireNonNull(passwords, "passwords");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.watch = Objects.requireNonNull(watch, "watch");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.throttle = new SignInThrottle(clock, MAX_COUNTED);
        String first = config.password().isEmpty() ? WELL_KNOWN : config.password();
        storeFirst(first);
        if (current.isDefault() && !first.equals(WELL_KNOWN)) {
            replace(new AdminCredentialDao.Credential(hash(first), false), "", noting);
        }
    }

    /** Reads anew what another node may have changed. */
    public void reload() {
        current = dao.read(db).orElseThrow(() -> new DbException(
                "the table admin_credential is empty: start the gateway again and it stores the first password"));
    }

    /** Whether the well-known first password is still in force. */
    public boolean mustChange() {
        return current.isDefault();
    }

    /**
     * Checks a sign-in.
     *
     * @param address where the attempt comes from
     * @throws GatewayException UNAUTHENTICATED when the password is wrong, RATE_LIMITED after many failures
     */
    public void check(String password, String address) {
        boolean locking = throttle.begin("administrator", address);
        reload();
        if (!matches(password)) {
            failed(address, locking);
            throw new GatewayException(Fault.UNAUTHENTICATED, "The password is not right.");
        }
        throttle.succeeded("administrator", address);
    }

    /**
     * Changes the password and ends all other sessions of the administrator.
     *
     * @param keep    digest of the session that goes on, empty = none
     * @param address where the attempt comes from
     * @param noting  notes whether it was the well-known one before
     * @throws GatewayException INVALID_REQUEST about {@code current} or {@code password}, RATE_LIMITED after many
     *     failures, CONFLICT when it was changed elsewhere meanwhile
     */
    public void change(
            String currentPassword, String password, String keep, String address, Noting<Boolean> noting) {
        boolean locking = throttle.begin("administrator", address);
        reload();
        if (!matches(currentPassword)) {
            failed(address, locking);
            throw GatewayException.invalid("current", "The current password is not right.");
        }
        throttle.succeeded("administrator", address);
        PasswordRule.check(password);
        if (!replace(new AdminCredentialDao.Credential(hash(password), false), keep, noting)) {
            throw new GatewayException(Fault.CONFLICT, "The password was changed elsewhere at the same time.");
        }
    }

    /** Attempts since the start that were refused unseen, after too many had failed. */
    public long lockedOut() {
        return throttle.refused();
    }

    private void storeFirst(String first) {
        if (dao.read(db).isEmpty()) {
            dao.insertFirst(
                    db, new AdminCredentialDao.Credential(hash(first), first.equals(WELL_KNOWN)), clock.millis());
        }
        reload();
    }

    private boolean replace(AdminCredentialDao.Credential credential, String keep, Noting<Boolean> noting) {
        AdminCredentialDao.Credential old = current;
        long now = clock.millis();
        boolean replaced = db.transaction(transaction -> {
            if (dao.replace(transaction, old.hash(), credential, now) == 0) {
                return false;
            }
            sessions.endAll(transaction, 0, keep);
            ChangeLog.bump(transaction, ROOM);
            noting.note(transaction, old.isDefault());
            return true;
        });
        sessions.reload();
        reload();
        return replaced;
    }

    private void failed(String address, boolean locking) {
        SignInWatch.Attempt attempt = SignInWatch.Attempt.onAdministrator(address);
        watch.failed(attempt);
        if (locking) {
            watch.lockedOut(attempt);
        }
    }

    private boolean matches(String password) {
        return password.length() <= MAX_TEXT && passwords.matches(PasswordRule.hashable(password), current.hash());
    }

    private String hash(String password) {
        return passwords.hash(PasswordRule.hashable(password));
    }
}
