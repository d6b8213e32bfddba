package org.kirogate.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.Users;
import org.kirogate.page.ApiCall;
import org.kirogate.page.PageJson;
import org.kirogate.page.RequestCall;
import org.kirogate.page.RequestJson;
import org.kirogate.token.Tokens;
import org.kirogate.usage.Requests;
import org.kirogate.usage.UsageRecord;

/**
 * {@code GET /admin/api/requests}: everybody's requests, newest first; {@code GET /admin/api/requests/{id}}: what one
 * was and cost, how it found its tokens, and whose those are. Thread-safe.
 */
public final class RequestsServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Requests requests;
    private final transient Tokens tokens;
    private final transient ApiKeys keys;
    private final transient Users users;
    private final transient RequestQuery query;

    /** The interface over these requests. */
    public RequestsServlet(
            AdminGuard guard, Requests requests, Tokens tokens, ApiKeys keys, Users users, RequestQuery query) {
        super(guard);
        this.query = query;
        this.requests = requests;
        this.tokens = tokens;
        this.keys = keys;
        this.users = users;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        if (!call.method().equals("GET") || call.path().size() > 1) {
            throw ApiCall.unknownPath();
        }
        if (call.path().isEmpty()) {
            return list(call);
        }
        return json(requests.find(call.path().get(0)).orElseThrow(ApiCall::unknownRequest));
    }

    /** As {@link RequestCall} says; a search for the id of a request finds that one, whatever else is asked for. */
    private JsonObject list(ApiCall call) {
        String search = PageJson.ask(call).search();
        Optional<UsageRecord> one = search.isEmpty() ? Optional.empty() : requests.find(search);
        if (one.isPresent()) {
            JsonArray items = new JsonArray();
            items.add(RequestJson.of(one.get()));
            JsonObject answer = new JsonObject();
            answer.add("items", items);
            return answer;
        }
        return RequestCall.list(call, requests, query.filter(call));
    }

    private JsonObject json(UsageRecord record) {
        JsonObject json = RequestJson.of(record);
        json.addProperty("address", record.who().address());
        json.addProperty("user_name", users.name(record.who().userId()));
        ApiKey.Label key = keys.labels(List.of(record.who().keyId())).get(record.who().keyId());
        if (key != null) {
            json.addProperty("key_name", key.name());
            json.addProperty("key_prefix", key.prefix());
        }
        json.add("tokens", tokens(RequestJson.tokenIds(record)));
        return json;
    }

    /** A token that was removed since has no name and no owner any more. */
    private JsonArray tokens(Set<Long> ids) {
        Map<Long, Tokens.Label> labels = tokens.labels(ids);
        JsonArray array = new JsonArray();
        for (long id : ids) {
            JsonObject token = new JsonObject();
            token.addProperty("id", id);
            Tokens.Label label = labels.get(id);
            if (label != null) {
                token.addProperty("name", label.name());
                token.addProperty("user_id", label.userId());
                token.addProperty("owner", users.name(label.userId()));
            }
            array.add(token);
        }
        return array;
    }
}
