package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyApprovals;
import org.kirogate.access.KeyReach;
import org.kirogate.access.KeySettings;
import org.kirogate.access.limit.Limits;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditEntry;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.KeyTrail;
import org.kirogate.page.NewKeys;

/** What the administrator does with keys, each act recorded; for pages and interface alike. Thread-safe. */
public final class SuperKeys {
    private final ApiKeys keys;
    private final KeyApprovals approvals;
    private final KeyTrail trail;
    private final NewKeys newKeys;

    /** Acts on these keys; {@code newKeys} says with which limits they begin. */
    public SuperKeys(ApiKeys keys, KeyApprovals approvals, KeyTrail trail, NewKeys newKeys) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.approvals = Objects.requireNonNull(approvals, "approvals");
        this.trail = Objects.requireNonNull(trail, "trail");
        this.newKeys = Objects.requireNonNull(newKeys, "newKeys");
    }

    ApiKey.Shown create(HttpServletRequest request, long userId, String name, String reason, long expiresAt) {
        return create(request, userId, name, reason, expiresAt, UnaryOperator.identity());
    }

    /** The same with other limits than new keys have; {@code limits} changes those. */
    ApiKey.Shown create(
            HttpServletRequest request, long userId, String name, String reason, long expiresAt,
            UnaryOperator<Limits> limits) {
        refuseKey("name", name);
        refuseKey("reason", reason);
        Actor maker = AdminGuard.actor(request);
        return keys.createSuper(userId, name, reason, expiresAt, maker.name(), limits.apply(newKeys.superKeys()),
                trail.made(maker, reason));
    }

    ApiKey change(HttpServletRequest request, ApiKey key, UnaryOperator<KeySettings> change) {
        return keys.change(KeyReach.ALL, key.id(), settings -> {
            KeySettings after = change.apply(settings);
            refuseKey("name", after.name());
            return after;
        }, trail.changed(AdminGuard.actor(request)));
    }

    ApiKey.Shown rotate(HttpServletRequest request, ApiKey key, int graceHours) {
        return keys.rotate(KeyReach.ALL, key.id(), graceHours, trail.rotated(AdminGuard.actor(request)));
    }

    /** Approves or refuses a key that waits. */
    ApiKey decide(Actor actor, long id, boolean approved, String reason) {
        refuseKey("reason", reason);
        return approvals.decide(id, approved, actor.name(), trail.decided(actor, reason));
    }

    void delete(HttpServletRequest request, ApiKey key) {
        keys.delete(KeyReach.ALL, key.id(), trail.deleted(AdminGuard.actor(request)));
    }

    /** Disables or enables many; answers how many stood otherwise before. */
    int setActive(HttpServletRequest request, List<Long> ids, boolean active) {
        return keys.setActive(ids, active, trail.changedMany(AdminGuard.actor(request))).size();
    }

    private static void refuseKey(String field, String text) {
        if (AuditEntry.holdsKey(text)) {
            throw GatewayException.invalid(
                    field, field + ": An API key must not stand here; it would be shown and logged.");
        }
    }
}
