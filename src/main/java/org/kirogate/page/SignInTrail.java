package org.kirogate.page;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.Objects;
import org.kirogate.account.Session;
import org.kirogate.account.SignInWatch;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.Noting;

/**
 * What sign-ins leave in the record. Each that succeeds or ends leaves a row, and each that fails; but of one address,
 * and of all together, only so many failures a minute: how many more there were is one row at the end of the minute.
 * Thread-safe.
 */
public final class SignInTrail implements SignInWatch {
    private static final String FAILED = "sign_in.failed";
    private static final String ADMIN = "admin";
    private static final String NOBODY = "nobody";

    private final AuditLog audit;
    private final FailureRate rate;

    /** A trail in this record. */
    public SignInTrail(AuditLog audit, InstantSource clock) {
        this.audit = Objects.requireNonNull(audit, "audit");
        this.rate = new FailureRate(clock);
    }

    /** A session began. */
    public Noting<Session> began(String address) {
        return audit.noting(session -> {
            JsonObject detail = new JsonObject();
            if (!session.client().isEmpty()) {
                detail.addProperty("client", session.client());
            }
            Actor actor = session.admin()
                    ? Actor.administrator(address) : Actor.user(session.userId(), address);
            return actor.did("sign_in.success", target(session.userId(), session.admin()),
                    AuditDetail.text(detail), "");
        });
    }

    /** Sessions were ended by whoever they belong to, so many; user id 0 = the administrator. */
    public Noting<Integer> ended(Actor actor, long userId) {
        return audit.noting(count -> {
            JsonObject detail = new JsonObject();
            detail.addProperty("sessions", count);
            return actor.did("sign_in.end", target(userId, userId == 0), AuditDetail.text(detail), "");
        });
    }

    /** The administrator's password was changed; whether it was the well-known one before. */
    public Noting<Boolean> passwordChanged(Actor actor) {
        return audit.noting(wellKnown -> {
            JsonObject detail = new JsonObject();
            detail.addProperty("was_first", wellKnown);
            return actor.did("admin.password", ADMIN, AuditDetail.text(detail), "");
        });
    }

    @Override
    public void failed(Attempt attempt) {
        if (rate.recorded(attempt.address())) {
            audit.record(tried(attempt).did(FAILED, target(attempt.userId(), attempt.admin()), "", ""));
        }
    }

    @Override
    public void lockedOut(Attempt attempt) {
        audit.record(tried(attempt).did("sign_in.locked", target(attempt.userId(), attempt.admin()), "", ""));
    }

    /** Records how many failures of minutes that are over were not recorded one by one; called every minute or so. */
    public void flush() {
        rate.over().forEach((address, more) -> {
            JsonObject detail = new JsonObject();
            detail.addProperty("more", more);
            audit.record(new Actor(Actor.SYSTEM.name(), address).did(FAILED, NOBODY, AuditDetail.text(detail), ""));
        });
    }

    /** Who it was is what is not known: only the address acts. */
    private static Actor tried(Attempt attempt) {
        return new Actor(Actor.SYSTEM.name(), attempt.address());
    }

    private static String target(long userId, boolean admin) {
        if (admin) {
            return ADMIN;
        }
        return userId == 0 ? NOBODY : "user:" + userId;
    }
}
