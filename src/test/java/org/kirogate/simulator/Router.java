package org.kirogate.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Dialect;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.http.WireRequest;

import static java.util.Map.entry;

/** Tells operation and dialect of a request: by the target's suffix, else by the path (Kiro protocol, section 11). */
final class Router {

    /** Where a request goes. */
    record Route(Operation operation, Dialect dialect) {
    }

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final Map<String, Operation> PATHS = Map.ofEntries(
            entry("/generateassistantresponse", Operation.GENERATE),
            entry("/sendmessagestreaming", Operation.SEND_MESSAGE),
            entry("/mcp", Operation.INVOKE_MCP),
            entry("/getusagelimits", Operation.USAGE_LIMITS),
            entry("/get-usage-limits", Operation.USAGE_LIMITS),
            entry("/listavailablemodels", Operation.LIST_MODELS),
            entry("/list-available-models", Operation.LIST_MODELS),
            entry("/listavailableprofiles", Operation.LIST_PROFILES),
            entry("/list-available-profiles", Operation.LIST_PROFILES),
            entry("/getprofile", Operation.GET_PROFILE),
            entry("/setuserpreference", Operation.SET_PREFERENCE),
            entry("/set-user-preference", Operation.SET_PREFERENCE),
            entry("/refreshtoken", Operation.REFRESH_SOCIAL),
            entry("/client/register", Operation.REGISTER_CLIENT),
            entry("/device_authorization", Operation.DEVICE_AUTHORIZATION),
            entry("/oauth/device/authorization", Operation.SOCIAL_DEVICE_AUTHORIZATION),
            entry("/oauth/device/poll", Operation.SOCIAL_DEVICE_POLL),
            entry("/login", Operation.SOCIAL_LOGIN),
            entry("/oauth/token", Operation.SOCIAL_TOKEN));

    private Router() {
    }

    /** The route, or empty for an operation that does not exist. */
    static Optional<Route> route(WireRequest request, JsonObject body) {
        String target = request.header("x-amz-target");
        if (!target.isEmpty()) {
            Dialect dialect = target.startsWith("Kiro") ? Dialect.RUNTIME : Dialect.RUNTIME_CW;
            return Operation.named(target.substring(target.lastIndexOf('.') + 1))
                    .filter(operation -> operation.kind() != Operation.Kind.SIGN_IN)
                    .map(operation -> new Route(operation, dialect));
        }
        return operation(request.path(), body).map(operation -> new Route(operation, Dialect.Q_LEGACY));
    }

    private static Optional<Operation> operation(String path, JsonObject body) {
        String lower = path.toLowerCase(Locale.ROOT);
        String bare = lower.length() > 1 && lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
        if (bare.equals("/token")) {
            boolean device = SimJson.string(body, "grantType").equals(DEVICE_GRANT);
            return Optional.of(device ? Operation.DEVICE_TOKEN : Operation.REFRESH_IDC);
        }
        if (bare.matches("/[^/]+/oauth2/v2\\.0/token")) {
            return Optional.of(Operation.REFRESH_EXTERNAL_IDP);
        }
        return Optional.ofNullable(PATHS.get(bare));
    }
}
