package org.kirogate.portal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.page.ApiCall;
import org.kirogate.page.KeyChange;
import org.kirogate.page.KeyJson;
import org.kirogate.page.PageJson;

/**
 * {@code /user/api/keys}: a user's own keys. Super keys made for them are among them, marked; they may be disabled, enabled
 * and deleted here, and nothing shows one again. Thread-safe.
 */
public final class OwnKeysServlet extends UserJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient ApiKeys keys;

    /** The interface over these keys. */
    public OwnKeysServlet(UserGuard guard, ApiKeys keys) {
        super(guard);
        this.keys = keys;
    }

    @Override
    protected JsonElement answer(ApiCall call, long userId) {
        KeyReach own = KeyReach.owner(userId);
        return switch (call.route()) {
            case "GET" -> PageJson.of(keys.list(own, PageJson.ask(call)), KeyJson::of);
            case "POST" -> created(call, userId);
            case "GET {id}" -> KeyJson.of(keys.byId(own, call.id()));
            case "PATCH {id}" -> KeyJson.of(keys.change(own, call.id(), settings -> KeyChange.apply(call, settings)));
            case "DELETE {id}" -> deleted(own, call.id());
            case "POST {id}/rotate" -> KeyJson.shown(keys.rotate(
                    own,
                    call.id(),
                    call.optionalNumber("grace_hours", 0, ApiKeys.MAX_GRACE_HOURS).orElse(0L).intValue()));
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement created(ApiCall call, long userId) {
        ApiKey.Shown shown = keys.create(userId, call.fields().optionalString("name").orElse(ApiKeys.DEFAULT_NAME));
        return KeyJson.shown(shown);
    }

    private JsonElement deleted(KeyReach own, long id) {
        keys.delete(own, id);
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }
}
