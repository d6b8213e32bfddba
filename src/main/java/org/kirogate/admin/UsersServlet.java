package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.Ceilings;
import org.kirogate.access.KeyReach;
import org.kirogate.access.limit.LimitsJson;
import org.kirogate.account.NewUser;
import org.kirogate.account.Role;
import org.kirogate.account.User;
import org.kirogate.account.UserPowers;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ApiCall;
import org.kirogate.page.KeyJson;
import org.kirogate.page.LimitsPatch;
import org.kirogate.page.PageJson;
import org.kirogate.page.StandingJson;

/** {@code /admin/api/users}: people and what they have. Thread-safe. */
public final class UsersServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_IDS = 10_000;
    private static final String LIMITS = "limits";

    private final transient Users users;
    private final transient ApiKeys keys;
    private final transient UserTable table;
    private final transient UserActs acts;
    private final transient Ceilings ceilings;
    private final transient Admission admission;

    /** The interface over these people; {@code admission} knows what is left of limits. */
    public UsersServlet(
            AdminGuard guard, Users users, ApiKeys keys, UserTable table, UserActs acts, Ceilings ceilings,
            Admission admission) {
        super(guard);
        this.users = users;
        this.keys = keys;
        this.table = table;
        this.acts = acts;
        this.ceilings = ceilings;
        this.admission = admission;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> listed(call);
            case "POST" -> created(call);
            case "GET {id}" -> one(users.byId(call.id()));
            case "PATCH {id}" -> changed(call);
            case "DELETE {id}" -> deleted(call);
            case "POST {id}/password" -> newPassword(call);
            case "POST {id}/sign-out" -> signedOut(call);
            case "POST bulk" -> many(call);
            case "GET {id}/keys" ->
                PageJson.of(keys.list(KeyReach.owner(users.byId(call.id()).id()), PageJson.ask(call)),
                        key -> KeyJson.of(key, admission.standing(key.id())));
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement listed(ApiCall call) {
        UserTable.Ask ask = UserTable.Ask.of(
                call.query("state", ""), call.query("trust_level", ""), call.query("contents", ""), PageJson.ask(call));
        return PageJson.of(table.page(ask), this::json);
    }

    private JsonElement one(User user) {
        return json(table.row(user));
    }

    private JsonElement created(ApiCall call) {
        NewUser user = new NewUser(
                call.fields().string("name"),
                call.fields().string("email"),
                call.fields().string("password"));
        UserPowers powers = new UserPowers(
                state(call).orElse(UserState.ACTIVE), role(call).orElse(Role.USER), trust(call).orElse(0L).intValue());
        return one(acts.create(call.request(), user, powers));
    }

    private JsonElement changed(ApiCall call) {
        Optional<UserState> state = state(call);
        Optional<Role> role = role(call);
        Optional<Long> trust = trust(call);
        UnaryOperator<UserPowers> change = powers -> new UserPowers(
                state.orElse(powers.state()), role.orElse(powers.role()),
                trust.map(Long::intValue).orElse(powers.trustLevel()));
        return one(call.members().has(LIMITS)
                ? acts.change(call.request(), call.id(), change,
                        before -> LimitsPatch.ceilings(call, LIMITS, before))
                : acts.change(call.request(), call.id(), change));
    }

    private JsonElement deleted(ApiCall call) {
        acts.delete(call.request(), users.byId(call.id()));
        return success();
    }

    private JsonElement newPassword(ApiCall call) {
        JsonObject answer = success();
        answer.addProperty("password", acts.resetPassword(call.request(), users.byId(call.id())));
        return answer;
    }

    private JsonElement signedOut(ApiCall call) {
        acts.signOut(call.request(), users.byId(call.id()));
        return success();
    }

    /** Changes the state or the trust level of many: {@code ids} with {@code state} or {@code trust_level}. */
    private JsonElement many(ApiCall call) {
        List<Long> ids = ids(call);
        Optional<UserState> state = state(call);
        int changed = state.isPresent()
                ? acts.setStates(call.request(), ids, state.get())
                : acts.setTrustLevels(call.request(), ids, (int) call.number("trust_level", 0, User.MAX_TRUST));
        JsonObject answer = success();
        answer.addProperty("changed", changed);
        answer.addProperty("skipped", ids.size() - changed);
        return answer;
    }

    private static List<Long> ids(ApiCall call) {
        JsonElement given = call.members().get("ids");
        if (given == null || !given.isJsonArray() || given.getAsJsonArray().size() > MAX_IDS) {
            throw GatewayException.invalid("ids", "ids: Input should be a list of at most " + MAX_IDS + " ids");
        }
        List<Long> ids = new ArrayList<>();
        for (JsonElement id : given.getAsJsonArray()) {
            if (!id.isJsonPrimitive() || !id.getAsString().matches("\\d{1,18}")) {
                throw GatewayException.invalid("ids", "ids: Input should be a list of whole numbers");
            }
            ids.add(id.getAsLong());
        }
        return ids.stream().distinct().toList();
    }

    private static JsonObject success() {
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }

    private JsonObject json(UserRow row) {
        User user = row.user();
        JsonObject json = new JsonObject();
        json.addProperty("id", user.id());
        json.addProperty("name", user.name());
        json.addProperty("email", user.email());
        json.addProperty("role", user.role().code());
        json.addProperty("state", user.state().code());
        json.addProperty("trust_level", user.trustLevel());
        json.addProperty("token_count", row.tokens());
        json.addProperty("public_token_count", row.publicTokens());
        json.addProperty("api_key_count", row.keys());
        json.addProperty("super_key_count", row.superKeys());
        json.addProperty("created_at", user.createdAt());
        json.add(LIMITS, LimitsJson.write(ceilings.of(user.id())));
        json.add("limits_left", StandingJson.of(admission.standingOfUser(user.id())));
        return json;
    }

    private static Optional<UserState> state(ApiCall call) {
        return call.fields().optionalString("state").map(UserState::of);
    }

    private static Optional<Long> trust(ApiCall call) {
        return call.optionalNumber("trust_level", 0, User.MAX_TRUST);
    }

    private static Optional<Role> role(ApiCall call) {
        return call.fields().optionalString("role").map(Role::of);
    }
}
