package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.KeyReach;
import org.kirogate.account.NewUser;
import org.kirogate.account.Role;
import org.kirogate.account.User;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.Page;
import org.kirogate.page.ApiCall;
import org.kirogate.page.KeyJson;
import org.kirogate.page.PageJson;
import org.kirogate.token.Tokens;

/** {@code /admin/api/users}: people and what they have. Thread-safe. */
public final class UsersServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Users users;
    private final transient ApiKeys keys;
    private final transient Tokens tokens;
    private final transient AuditLog audit;

    /** The interface over these people. */
    public UsersServlet(AdminGuard guard, Users users, ApiKeys keys, Tokens tokens, AuditLog audit) {
        super(guard);
        this.users = users;
        this.keys = keys;
        this.tokens = tokens;
        this.audit = audit;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> listed(call);
            case "POST" -> created(call);
            case "GET {id}" -> one(users.byId(call.id()));
            case "PATCH {id}" -> changed(call);
            case "GET {id}/keys" ->
                PageJson.of(keys.list(KeyReach.owner(users.byId(call.id()).id()), PageJson.ask(call)), KeyJson::of);
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement listed(ApiCall call) {
        Page<User> page = users.list(PageJson.ask(call));
        List<Long> ids = page.items().stream().map(User::id).toList();
        Map<Long, ApiKey.Count> keyCounts = keys.counts(ids);
        Map<Long, Tokens.Count> tokenCounts = tokens.counts(ids);
        return PageJson.of(page, user -> json(user, keyCounts, tokenCounts));
    }

    private JsonElement one(User user) {
        return json(user, keys.counts(List.of(user.id())), tokens.counts(List.of(user.id())));
    }

    private JsonElement created(ApiCall call) {
        NewUser user = new NewUser(
                call.fields().string("name"),
                call.fields().string("email"),
                call.fields().string("password"));
        User made = users.create(user, role(call).orElse(Role.USER), state(call).orElse(UserState.ACTIVE));
        record(call.request(), "user.create", made);
        return one(made);
    }

    private JsonElement changed(ApiCall call) {
        User user = users.byId(call.id());
        Optional<UserState> state = state(call);
        Optional<Role> role = role(call);
        Optional<Long> trust = call.optionalNumber("trust_level", 0, User.MAX_TRUST);
        if (state.isPresent()) {
            user = users.setState(user.id(), state.get());
        }
        if (role.isPresent()) {
            user = users.setRole(user.id(), role.get());
        }
        if (trust.isPresent()) {
            user = users.setTrustLevel(user.id(), trust.get().intValue());
        }
        record(call.request(), "user.change", user);
        return one(user);
    }

    private void record(HttpServletRequest request, String action, User user) {
        audit.record(entry(request, action, user));
    }

    /** What the audit log says of an act on a user, by page or interface. */
    static AuditEntry entry(HttpServletRequest request, String action, User user) {
        JsonObject detail = new JsonObject();
        detail.addProperty("name", user.name());
        detail.addProperty("role", user.role().code());
        detail.addProperty("state", user.state().code());
        detail.addProperty("trust_level", user.trustLevel());
        return new AuditEntry("admin", request.getRemoteAddr(), action, "user:" + user.id(), detail.toString(), "");
    }

    private static JsonObject json(User user, Map<Long, ApiKey.Count> keys, Map<Long, Tokens.Count> tokens) {
        ApiKey.Count keyCount = keys.getOrDefault(user.id(), new ApiKey.Count(0, 0));
        Tokens.Count tokenCount = tokens.getOrDefault(user.id(), new Tokens.Count(0, 0));
        JsonObject json = new JsonObject();
        json.addProperty("id", user.id());
        json.addProperty("name", user.name());
        json.addProperty("email", user.email());
        json.addProperty("role", user.role().code());
        json.addProperty("state", user.state().code());
        json.addProperty("trust_level", user.trustLevel());
        json.addProperty("token_count", tokenCount.total());
        json.addProperty("public_token_count", tokenCount.publicOnes());
        json.addProperty("api_key_count", keyCount.total());
        json.addProperty("super_key_count", keyCount.superKeys());
        json.addProperty("created_at", user.createdAt());
        return json;
    }

    private static Optional<UserState> state(ApiCall call) {
        return call.fields().optionalString("state").map(UserState::of);
    }

    private static Optional<Role> role(ApiCall call) {
        return call.fields().optionalString("role").map(Role::of);
    }
}
