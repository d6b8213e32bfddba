package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.access.KeySettings;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.fault.GatewayException;

/** What the administrator does with keys, each act recorded; for pages and interface alike. Thread-safe. */
public final class SuperKeys {
    private final ApiKeys keys;
    private final AuditLog audit;

    /** Acts on these keys. */
    public SuperKeys(ApiKeys keys, AuditLog audit) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    ApiKey.Shown create(HttpServletRequest request, long userId, String name, String reason, long expiresAt) {
        // Before anything is made: a refused record would leave behind a key that nobody was shown.
        refuseKey("name", name);
        refuseKey("reason", reason);
        ApiKey.Shown shown = keys.createSuper(userId, name, reason, expiresAt);
        record(request, "create", shown.key(), reason);
        return shown;
    }

    ApiKey change(HttpServletRequest request, ApiKey key, UnaryOperator<KeySettings> change) {
        ApiKey changed = keys.change(KeyReach.ALL, key.id(), settings -> {
            KeySettings after = change.apply(settings);
            refuseKey("name", after.name());
            return after;
        });
        record(request, "change", changed, "");
        return changed;
    }

    ApiKey.Shown rotate(HttpServletRequest request, ApiKey key, int graceHours) {
        ApiKey.Shown shown = keys.rotate(KeyReach.ALL, key.id(), graceHours);
        record(request, "rotate", shown.key(), "");
        return shown;
    }

    void delete(HttpServletRequest request, ApiKey key) {
        keys.delete(KeyReach.ALL, key.id());
        record(request, "delete", key, "");
    }

    /** Disables or enables many; answers how many stood otherwise before. */
    int setActive(HttpServletRequest request, List<Long> ids, boolean active) {
        List<ApiKey> changed = keys.setActive(ids, active);
        audit.recordAll(changed.stream().map(key -> entry(request, "change", key, "")).toList());
        return changed.size();
    }

    private static void refuseKey(String field, String text) {
        if (AuditEntry.holdsKey(text)) {
            throw GatewayException.invalid(
                    field, field + ": An API key must not stand here; it would be shown and logged.");
        }
    }

    private void record(HttpServletRequest request, String act, ApiKey key, String reason) {
        audit.record(entry(request, act, key, reason));
    }

    private static AuditEntry entry(HttpServletRequest request, String act, ApiKey key, String reason) {
        JsonObject detail = new JsonObject();
        detail.addProperty("user_id", key.userId());
        detail.addProperty("name", key.name());
        detail.addProperty("key_prefix", key.prefix());
        detail.addProperty("is_active", key.active());
        detail.addProperty("receipts", key.settings().receipts());
        String action = (key.superKey() ? "super_key." : "api_key.") + act;
        return new AuditEntry(
                "admin", request.getRemoteAddr(), action, "api_key:" + key.id(), detail.toString(), reason.strip());
    }
}
