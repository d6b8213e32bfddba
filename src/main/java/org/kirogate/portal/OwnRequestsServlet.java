package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.kirogate.page.ApiCall;
import org.kirogate.page.RequestCall;
import org.kirogate.page.RequestJson;
import org.kirogate.token.Tokens;
import org.kirogate.usage.Requests;
import org.kirogate.usage.UsageRecord;

/**
 * {@code GET /user/api/requests}: requests of the user's own keys, newest first; {@code GET
 * /user/api/requests/{id}}: one of the user's own keys; another's is 404. Of the tokens that it
 * has to do with, those of other people show their id and nothing else. Thread-safe.
 */
public final class OwnRequestsServlet extends UserJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Requests requests;
    private final transient Tokens tokens;
    private final transient InstantSource clock;

    /** The interface over these requests. */
    public OwnRequestsServlet(UserGuard guard, Requests requests, Tokens tokens, InstantSource clock) {
        super(guard);
        this.clock = clock;
        this.requests = requests;
        this.tokens = tokens;
    }

    @Override
    protected JsonElement answer(ApiCall call, long userId) {
        if (!call.method().equals("GET") || call.path().size() > 1) {
            throw ApiCall.unknownPath();
        }
        if (call.path().isEmpty()) {
            return RequestCall.list(call, requests, OwnUsage.requests(call, clock.instant(), userId));
        }
        UsageRecord record = requests.find(call.path().get(0))
                .filter(found -> found.who().userId() == userId)
                .orElseThrow(ApiCall::unknownRequest);
        JsonObject json = RequestJson.of(record);
        json.add("tokens", tokens(RequestJson.tokenIds(record), userId));
        return json;
    }

    private JsonArray tokens(Set<Long> ids, long userId) {
        Map<Long, Tokens.Label> labels = tokens.labels(ids);
        JsonArray array = new JsonArray();
        for (long id : ids) {
            Tokens.Label label = labels.get(id);
            boolean own = label != null && label.userId() == userId;
            JsonObject token = new JsonObject();
            token.addProperty("id", id);
            token.addProperty("own", own);
            if (own) {
                token.addProperty("name", label.name());
            }
            array.add(token);
        }
        return array;
    }
}
