package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.access.KeySettings;
import org.kirogate.audit.Actor;
import org.kirogate.page.KeyTrail;

/** What a user does with their own keys, each act recorded; for pages and interface alike. Thread-safe. */
public final class OwnKeys {
    private final ApiKeys keys;
    private final KeyTrail trail;

    /** Acts on these keys. */
    public OwnKeys(ApiKeys keys, KeyTrail trail) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.trail = Objects.requireNonNull(trail, "trail");
    }

    /** The keys, to read. */
    ApiKeys keys() {
        return keys;
    }

    ApiKey.Shown create(HttpServletRequest request, long userId, String name) {
        return keys.create(userId, name, trail.made(actor(request, userId), ""));
    }

    ApiKey change(HttpServletRequest request, long userId, long id, UnaryOperator<KeySettings> change) {
        return keys.change(KeyReach.owner(userId), id, change, trail.changed(actor(request, userId)));
    }

    ApiKey.Shown rotate(HttpServletRequest request, long userId, long id, int graceHours) {
        return keys.rotate(KeyReach.owner(userId), id, graceHours, trail.rotated(actor(request, userId)));
    }

    void delete(HttpServletRequest request, long userId, long id) {
        keys.delete(KeyReach.owner(userId), id, trail.deleted(actor(request, userId)));
    }

    private static Actor actor(HttpServletRequest request, long userId) {
        return Actor.user(userId, request.getRemoteAddr());
    }
}
