package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.page.ApiCall;
import org.kirogate.page.PageJson;
import org.kirogate.page.TokenJson;
import org.kirogate.page.TokenPatch;
import org.kirogate.page.TokenTrail;
import org.kirogate.token.TokenFilter;
import org.kirogate.token.TokenRef;
import org.kirogate.token.Tokens;

/**
 * {@code /admin/api/tokens}: everybody's tokens, their health and use, and the acts an administrator needs.
 * Thread-safe.
 */
public final class PoolServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Tokens tokens;
    private final transient PoolActs acts;
    private final transient TokenTrail trail;

    /** The interface over these tokens. */
    public PoolServlet(AdminGuard guard, Tokens tokens, PoolActs acts, TokenTrail trail) {
        super(guard);
        this.tokens = tokens;
        this.acts = acts;
        this.trail = trail;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> PageJson.of(tokens.page(filter(call), PageJson.ask(call)), TokenJson::of);
            case "GET {id}" -> TokenJson.of(tokens.find(TokenRef.any(call.id())));
            case "GET {id}/history" -> TokenJson.history(tokens.history(TokenRef.any(call.id())));
            case "PATCH {id}" -> changed(call);
            case "DELETE {id}" -> deleted(call);
            case "POST {id}/validate" -> TokenJson.of(tokens.revalidate(TokenRef.any(call.id())));
            case "POST re-encrypt" -> sealedAnew(call);
            case "POST {id}/refresh-usage" -> TokenJson.of(tokens.refreshUsage(TokenRef.any(call.id())));
            default -> throw ApiCall.unknownPath();
        };
    }

    /** Seals every credential with the current key, after which old keys can leave the configuration. */
    private JsonElement sealedAnew(ApiCall call) {
        JsonObject answer = new JsonObject();
        answer.addProperty("re_encrypted", new Resealing(tokens, trail).run(call.request()));
        return answer;
    }

    private static TokenFilter filter(ApiCall call) {
        return switch (call.query("visibility", "all")) {
            case "public" -> TokenFilter.PUBLIC;
            default -> TokenFilter.ALL;
        };
    }

    /**
     * An administrator may switch a token off and on, take it out of the pool, limit and weigh it; to share it, and on
     * which terms, is its owner's to decide.
     */
    private JsonElement changed(ApiCall call) {
        TokenPatch patch = TokenPatch.byAdministrator(call);
        return TokenJson.of(acts.change(call.request(), call.id(), patch.version(), patch::apply));
    }

    private JsonElement deleted(ApiCall call) {
        acts.delete(call.request(), call.id());
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }
}
