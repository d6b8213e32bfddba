package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kirogate.access.Caller;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.ModelDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.relay.Relay;

/**
 * {@code GET /v1/models} and {@code GET /v1/models/{id}}: what the caller's tokens list, in the Anthropic shape when
 * the request has an {@code anthropic-version} header, else in OpenAI's. Thread-safe.
 */
public final class ModelsServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;
    /** The accounts tell no date; clients only need one that is the same each time. */
    private static final Instant CREATED = Instant.parse("2025-09-29T00:00:00Z");

    private final transient ModelDialect openai;
    private final transient ModelDialect anthropic;
    private final transient Doorkeeper door;
    private final transient Relay relay;

    /** A servlet that answers in either of two dialects. */
    public ModelsServlet(
            ModelDialect openai, ModelDialect anthropic, Doorkeeper door, Relay relay, RequestLog log) {
        super(openai, log);
        this.openai = openai;
        this.anthropic = anthropic;
        this.door = door;
        this.relay = relay;
    }

    @Override
    Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    ModelDialect dialect(HttpServletRequest request) {
        return request.getHeader("anthropic-version") == null ? openai : anthropic;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ModelDialect dialect = dialect(request);
        Answers.name(request, response, dialect);
        try {
            Caller caller = door.authenticate(request);
            door.checkVisit(caller, request);
            door.tellLimits(caller, response, dialect);
            String id = id(request);
            byte[] body = id.isEmpty()
                    ? list(dialect, request, caller)
                    : dialect.model(model(id, caller), CREATED);
            Answers.json(response, HttpServletResponse.SC_OK, body);
        } catch (GatewayException e) {
            Answers.refuse(request, response, dialect, e);
        } catch (RuntimeException e) {
            Answers.refuse(request, response, dialect, Answers.internal(request, e));
        }
    }

    /** What stands behind the path, without the slashes around it; empty = all models. */
    private static String id(HttpServletRequest request) {
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
        int end = rest.endsWith("/") ? rest.length() - 1 : rest.length();
        return end < 2 ? "" : rest.substring(1, end);
    }

    private ModelInfo model(String id, Caller caller) {
        if (!door.mayUse(caller, id)) {
            throw new GatewayException(Fault.MODEL_NOT_FOUND, "This API key may not use the model '" + id + "'.");
        }
        return relay.model(id, Scopes.of(caller));
    }

    private byte[] list(ModelDialect dialect, HttpServletRequest request, Caller caller) {
        List<ModelInfo> models = new ArrayList<>(relay.models(Scopes.of(caller)));
        models.removeIf(model -> !door.mayUse(caller, model.id()));
        models.sort(Comparator.comparing(ModelInfo::id));
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return dialect.models(models, query, CREATED);
    }
}
