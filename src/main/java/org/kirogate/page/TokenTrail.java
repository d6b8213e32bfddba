package org.kirogate.page;

import com.google.gson.JsonObject;
import java.util.Objects;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.Noting;
import org.kirogate.token.TokenArrival;
import org.kirogate.token.TokenChange;
import org.kirogate.token.TokenPower;
import org.kirogate.token.TokenRules;
import org.kirogate.token.TokenSettings;
import org.kirogate.token.TokenView;

/** What acts on tokens leave in the record, an administrator's and an owner's alike. Thread-safe. */
public final class TokenTrail {
    private final AuditLog audit;

    /** A trail in this record. */
    public TokenTrail(AuditLog audit) {
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** An account was stored as a new token. */
    public Noting<TokenArrival> imported(Actor actor) {
        return audit.noting(token -> entry(actor, token, "token.import"));
    }

    /** A new sign-in took the place of a token's old one. */
    public Noting<TokenArrival> renewed(Actor actor) {
        return audit.noting(token -> entry(actor, token, "token.renew"));
    }

    /** What is set for a token was changed. */
    public Noting<TokenChange> changed(Actor actor) {
        return audit.noting(change -> actor.did("token.change", target(change.token().id()), AuditDetail.changed(
                about(change.token().userId(), change.token().name()), settings(change.before()),
                settings(change.after())), ""));
    }

    /** A token was removed with its credential. */
    public Noting<TokenView> deleted(Actor actor) {
        return audit.noting(token -> {
            JsonObject detail = about(token.userId(), token.name());
            detail.addProperty("kind", token.kind());
            detail.addProperty("is_public", token.isPublic());
            detail.addProperty("state", token.standing().state().label());
            return actor.did("token.delete", target(token.id()), AuditDetail.text(detail), "");
        });
    }

    /** Credentials were sealed with the current key, so many. */
    public Noting<Integer> resealed(Actor actor) {
        return audit.noting(count -> {
            JsonObject detail = new JsonObject();
            detail.addProperty("re_encrypted", count);
            return actor.did("token.re_encrypt", "tokens", AuditDetail.text(detail), "");
        });
    }

    private static AuditEntry entry(Actor actor, TokenArrival token, String action) {
        JsonObject detail = about(token.userId(), token.name());
        detail.addProperty("kind", token.kind());
        detail.addProperty("is_public", token.isPublic());
        return actor.did(action, target(token.id()), AuditDetail.text(detail), "");
    }

    private static JsonObject about(long userId, String name) {
        JsonObject about = new JsonObject();
        about.addProperty("user_id", userId);
        about.addProperty("name", name);
        return about;
    }

    /** All of a token that can be changed. */
    private static JsonObject settings(TokenSettings settings) {
        JsonObject json = new JsonObject();
        json.addProperty("name", settings.name());
        json.addProperty("is_public", settings.isPublic());
        json.addProperty("is_active", settings.power() == TokenPower.ON);
        json.addProperty("max_concurrency", limit(settings.rules().maxConcurrency()));
        json.addProperty("requests_per_minute", limit(settings.rules().requestsPerMinute()));
        json.addProperty("weight", settings.rules().weight());
        json.add("share", ShareJson.of(settings.rules().terms()));
        return json;
    }

    private static String limit(int limit) {
        return limit == TokenRules.AS_CONFIGURED ? "as configured" : Integer.toString(limit);
    }

    private static String target(long id) {
        return "token:" + id;
    }
}
