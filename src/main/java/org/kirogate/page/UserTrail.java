package org.kirogate.page;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.limit.Limits;
import org.kirogate.account.User;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.Change;
import org.kirogate.db.Noting;

/** What acts on people leave in the record, an administrator's and their own alike. Thread-safe. */
public final class UserTrail {
    private final AuditLog audit;

    /** A trail in this record. */
    public UserTrail(AuditLog audit) {
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** Somebody was added by another. */
    public Noting<User> created(Actor actor) {
        return audit.noting(user -> entry(actor, "user.create", user));
    }

    /** Somebody registered themself. */
    public Noting<User> registered(String address) {
        return audit.noting(user -> entry(Actor.user(user.id(), address), "user.register", user));
    }

    /** Somebody's state, role or trust level was changed; what changed nothing leaves nothing. */
    public Noting<Change<User>> changed(Actor actor) {
        return (transaction, change) -> audit.record(transaction, changes(actor, List.of(change)));
    }

    /** The same, and the ceilings over all keys. */
    public Noting<Change<User>> changed(Actor actor, Change<Limits> ceilings) {
        return (transaction, change) -> {
            JsonObject was = powers(change.before());
            JsonObject is = powers(change.after());
            LimitTrail.add(was, ceilings.before(), is, ceilings.after());
            audit.record(transaction, was.equals(is) ? List.of() : List.of(actor.did("user.change",
                    target(change.after().id()), AuditDetail.changed(about(change.after()), was, is), "")));
        };
    }

    /** The same of many, by one act. */
    public Noting<List<Change<User>>> changedMany(Actor actor) {
        return (transaction, changes) -> audit.record(transaction, changes(actor, changes));
    }

    /** Somebody has a new password, given by another. */
    public Noting<User> passwordReset(Actor actor) {
        return audit.noting(user -> entry(actor, "user.password", user));
    }

    /** Somebody changed their own password. */
    public Noting<Long> passwordChanged(Actor actor) {
        return audit.noting(userId -> actor.did("user.password", target(userId), "", ""));
    }

    /** Sessions of somebody were ended, so many. */
    public Noting<Integer> signedOut(Actor actor, long userId) {
        return audit.noting(count -> {
            JsonObject detail = new JsonObject();
            detail.addProperty("sessions", count);
            return actor.did("user.sign_out", target(userId), AuditDetail.text(detail), "");
        });
    }

    /** Somebody was deleted. */
    public Noting<User> deleted(Actor actor) {
        return audit.noting(user -> entry(actor, "user.delete", user));
    }

    private static List<AuditEntry> changes(Actor actor, List<Change<User>> changes) {
        return changes.stream()
                .filter(change -> !powers(change.before()).equals(powers(change.after())))
                .map(change -> actor.did("user.change", target(change.after().id()), AuditDetail.changed(
                        about(change.after()), powers(change.before()), powers(change.after())), ""))
                .toList();
    }

    private static AuditEntry entry(Actor actor, String action, User user) {
        JsonObject detail = about(user);
        powers(user).entrySet().forEach(member -> detail.add(member.getKey(), member.getValue()));
        return actor.did(action, target(user.id()), AuditDetail.text(detail), "");
    }

    private static JsonObject about(User user) {
        JsonObject about = new JsonObject();
        about.addProperty("name", user.name());
        return about;
    }

    /** All of a user that can be changed. */
    private static JsonObject powers(User user) {
        JsonObject json = new JsonObject();
        json.addProperty("role", user.role().code());
        json.addProperty("state", user.state().code());
        json.addProperty("trust_level", user.trustLevel());
        return json;
    }

    private static String target(long userId) {
        return "user:" + userId;
    }
}
