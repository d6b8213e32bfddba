package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.access.KeySettings;
import org.kirogate.access.limit.Limits;
import org.kirogate.audit.Actor;
import org.kirogate.page.KeyTrail;
import org.kirogate.page.NewKeys;

/** What a user does with their own keys, each act recorded; for pages and interface alike. Thread-safe. */
public final class OwnKeys {
    private final ApiKeys keys;
    private final KeyTrail trail;
    private final NewKeys newKeys;

    /** Acts on these keys; {@code newKeys} says with which limits they begin. */
    public OwnKeys(ApiKeys keys, KeyTrail trail, NewKeys newKeys) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.trail = Objects.requireNonNull(trail, "trail");
        this.newKeys = Objects.requireNonNull(newKeys, "newKeys");
    }

    /** The keys, to read. */
    ApiKeys keys() {
        return keys;
    }

    ApiKey.Shown create(HttpServletRequest request, long userId, String name) {
        return create(request, userId, name, UnaryOperator.identity());
    }

    /** The same with other limits than new keys have; {@code limits} changes those. */
    ApiKey.Shown create(HttpServletRequest request, long userId, String name, UnaryOperator<Limits> limits) {
        return keys.create(
                userId, name, limits.apply(newKeys.ordinary()), trail.made(actor(request, userId), ""));
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

    /** Disables or enables many, all theirs; answers how many stood otherwise before. */
    int setActive(HttpServletRequest request, long userId, List<Long> ids, boolean active) {
        return keys.setActive(ids, active, trail.changedMany(actor(request, userId))).size();
    }

    private static Actor actor(HttpServletRequest request, long userId) {
        return Actor.user(userId, request.getRemoteAddr());
    }
}
