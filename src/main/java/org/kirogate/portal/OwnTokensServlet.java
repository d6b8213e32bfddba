package org.kirogate.portal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.kirogate.json.Json;
import org.kirogate.page.ApiCall;
import org.kirogate.page.PageJson;
import org.kirogate.page.TokenJson;
import org.kirogate.page.TokenPatch;
import org.kirogate.page.TokenTrail;
import org.kirogate.token.TokenFilter;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/**
 * {@code /user/api/tokens}: a user's own tokens, one by one; another's is 404. Thread-safe.
 */
public final class OwnTokensServlet extends UserJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Tokens tokens;
    private final transient TokenTrail trail;

    /** The interface over these tokens. */
    public OwnTokensServlet(UserGuard guard, Tokens tokens, TokenTrail trail) {
        super(guard);
        this.tokens = tokens;
        this.trail = trail;
    }

    @Override
    protected JsonElement answer(ApiCall call, long userId) {
        return switch (call.route()) {
            case "GET" -> PageJson.of(tokens.page(TokenFilter.own(userId), PageJson.ask(call)), TokenJson::of);
            case "POST" -> added(call, userId);
            case "GET {id}" -> TokenJson.of(tokens.find(TokenRef.own(userId, call.id())));
            case "GET {id}/history" ->
                TokenJson.history(tokens.history(TokenRef.own(userId, call.id())));
            case "PATCH {id}" -> changed(call, userId);
            case "DELETE {id}" -> deleted(call, userId);
            case "POST {id}/validate" -> TokenJson.of(tokens.revalidate(TokenRef.own(userId, call.id())));
            case "POST {id}/refresh-usage" -> TokenJson.of(tokens.refreshUsage(TokenRef.own(userId, call.id())));
            default -> throw ApiCall.unknownPath();
        };
    }

    /** One credential: as an object under {@code credential}, as text there, or its members beside name and visibility. */
    private JsonElement added(ApiCall call, long userId) {
        JsonElement given = call.members().get("credential");
        String text = given == null
                ? Json.GSON.toJson(call.members())
                : given.isJsonPrimitive() ? given.getAsString() : Json.GSON.toJson(given);
        TokenView token = tokens.addText(
                userId,
                text,
                call.fields().optionalString("name").orElse(""),
                call.optionalBool("is_public").orElse(false),
                trail.imported(actor(call, userId)));
        return TokenJson.of(token);
    }

    private JsonElement changed(ApiCall call, long userId) {
        TokenPatch patch = TokenPatch.byOwner(call);
        return TokenJson.of(tokens.change(
                TokenRef.own(userId, call.id()), patch.version(), patch::apply, trail.changed(actor(call, userId))));
    }

    private JsonElement deleted(ApiCall call, long userId) {
        tokens.delete(TokenRef.own(userId, call.id()), trail.deleted(actor(call, userId)));
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }
}
