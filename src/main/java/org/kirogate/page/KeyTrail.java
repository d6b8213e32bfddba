package org.kirogate.page;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.Approval;
import org.kirogate.access.KeyNetwork;
import org.kirogate.access.KeySettings;
import org.kirogate.access.limit.Limits;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.Change;
import org.kirogate.db.Noting;

/** What acts on keys leave in the record, an administrator's and a user's alike. Thread-safe. */
public final class KeyTrail {
    private final AuditLog audit;

    /** A trail in this record. */
    public KeyTrail(AuditLog audit) {
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** A key was made; {@code reason} as it was given, empty = none. */
    public Noting<ApiKey> made(Actor actor, String reason) {
        return audit.noting(key -> entry(actor, key, "create", whole(key), reason));
    }

    /** A key was changed; what changed nothing leaves nothing. */
    public Noting<Change<ApiKey>> changed(Actor actor) {
        return (transaction, change) -> audit.record(transaction, changes(actor, List.of(change)));
    }

    /** Many were changed by one act. */
    public Noting<List<Change<ApiKey>>> changedMany(Actor actor) {
        return (transaction, changes) -> audit.record(transaction, changes(actor, changes));
    }

    /** A key has a new secret. */
    public Noting<Change<ApiKey>> rotated(Actor actor) {
        return audit.noting(change -> {
            JsonObject before = new JsonObject();
            before.addProperty("key_prefix", change.before().prefix());
            before.addProperty("expires_at", change.before().settings().expiresAt());
            JsonObject after = new JsonObject();
            after.addProperty("key_prefix", change.after().prefix());
            after.addProperty("expires_at", change.after().settings().expiresAt());
            after.addProperty("old_secret_until", change.after().previousUntil());
            return entry(actor, change.after(), "rotate",
                    AuditDetail.changed(about(change.after()), before, after), "");
        });
    }

    /** A super key that waited was approved or refused; {@code reason} as it was given, empty = none. */
    public Noting<ApiKey> decided(Actor actor, String reason) {
        return audit.noting(key -> {
            JsonObject detail = about(key);
            detail.addProperty("made_by", key.madeBy());
            return entry(actor, key, key.approval() == Approval.REFUSED ? "refuse" : "approve",
                    AuditDetail.text(detail), reason);
        });
    }

    /** Super keys were used from networks they were never used from before. */
    public Noting<List<KeyNetwork>> strangers() {
        return (transaction, networks) -> audit.record(transaction, networks.stream().map(seen -> {
            JsonObject detail = new JsonObject();
            detail.addProperty("network", seen.network());
            detail.addProperty("first_seen", seen.firstSeen());
            return Actor.SYSTEM.did("super_key.new_network", "api_key:" + seen.keyId(), AuditDetail.text(detail), "");
        }).toList());
    }

    /** A key was deleted. */
    public Noting<ApiKey> deleted(Actor actor) {
        return audit.noting(key -> entry(actor, key, "delete", whole(key), ""));
    }

    private static List<AuditEntry> changes(Actor actor, List<Change<ApiKey>> changes) {
        return changes.stream()
                .filter(change -> !change.before().settings().equals(change.after().settings()))
                .map(change -> entry(actor, change.after(), "change",
                        changed(change.after(), change.before().settings(), change.after().settings()), ""))
                .toList();
    }

    private static String changed(ApiKey key, KeySettings before, KeySettings after) {
        JsonObject was = settings(before);
        JsonObject is = settings(after);
        LimitTrail.add(was, others(before), is, others(after));
        return AuditDetail.changed(about(key), was, is);
    }

    private static AuditEntry entry(Actor actor, ApiKey key, String act, String detail, String reason) {
        String action = (key.superKey() ? "super_key." : "api_key.") + act;
        return actor.did(action, "api_key:" + key.id(), detail, AuditEntry.masked(reason.strip()));
    }

    private static String whole(ApiKey key) {
        JsonObject detail = about(key);
        settings(key.settings()).entrySet().forEach(member -> detail.add(member.getKey(), member.getValue()));
        LimitTrail.add(detail, others(key.settings()));
        if (key.approval() != Approval.NONE) {
            detail.addProperty("approval", key.approval().code());
        }
        return AuditDetail.text(detail);
    }

    private static JsonObject about(ApiKey key) {
        JsonObject about = new JsonObject();
        about.addProperty("user_id", key.userId());
        about.addProperty("name", key.name());
        about.addProperty("key_prefix", key.prefix());
        return about;
    }

    /** Limits but the two that have always been told under their own names. */
    private static Limits others(KeySettings settings) {
        return settings.limits().paced(0, 0);
    }

    /** All of a key that can be changed, but its {@link #others other limits}. */
    private static JsonObject settings(KeySettings settings) {
        JsonObject json = new JsonObject();
        json.addProperty("name", settings.name());
        json.addProperty("is_active", settings.active());
        json.addProperty("max_concurrency", settings.limits().pace().maxConcurrency());
        json.addProperty("requests_per_minute", settings.limits().pace().requestsPerMinute());
        json.addProperty("expires_at", settings.expiresAt());
        json.addProperty("receipts", settings.receipts());
        return json;
    }
}
