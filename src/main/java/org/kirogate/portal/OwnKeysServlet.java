package org.kirogate.portal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.page.ApiCall;
import org.kirogate.page.KeyChange;
import org.kirogate.page.KeyJson;
import org.kirogate.page.LimitsPatch;
import org.kirogate.page.PageJson;

/**
 * {@code /user/api/keys}: a user's own keys. Super keys made for them are among them, marked; they may be disabled, enabled
 * and deleted here, and nothing shows one again. Thread-safe.
 */
public final class OwnKeysServlet extends UserJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient OwnKeys acts;
    private final transient Admission admission;

    /** The interface over these keys; {@code admission} knows what is left of their limits. */
    public OwnKeysServlet(UserGuard guard, OwnKeys acts, Admission admission) {
        super(guard);
        this.acts = acts;
        this.admission = admission;
    }

    @Override
    protected JsonElement answer(ApiCall call, long userId) {
        KeyReach own = KeyReach.owner(userId);
        return switch (call.route()) {
            case "GET" -> PageJson.of(acts.keys().list(own, PageJson.ask(call)), this::json);
            case "POST" -> created(call, userId);
            case "GET {id}" -> json(acts.keys().byId(own, call.id()));
            case "PATCH {id}" -> json(acts.change(
                    call.request(), userId, call.id(), settings -> KeyChange.apply(call, settings)));
            case "DELETE {id}" -> deleted(call, userId);
            case "POST {id}/rotate" -> KeyJson.shown(acts.rotate(
                    call.request(),
                    userId,
                    call.id(),
                    call.optionalNumber("grace_hours", 0, ApiKeys.MAX_GRACE_HOURS).orElse(0L).intValue()));
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement created(ApiCall call, long userId) {
        return KeyJson.shown(acts.create(
                call.request(), userId, call.fields().optionalString("name").orElse(ApiKeys.DEFAULT_NAME),
                limits -> LimitsPatch.apply(call, "limits", limits)));
    }

    private JsonObject json(ApiKey key) {
        return KeyJson.of(key, admission.standing(key.id()));
    }

    private JsonElement deleted(ApiCall call, long userId) {
        acts.delete(call.request(), userId, call.id());
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }
}
