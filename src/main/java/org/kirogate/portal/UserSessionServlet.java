package org.kirogate.portal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.account.SignIn;
import org.kirogate.account.User;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ApiCall;
import org.kirogate.page.Forgery;
import org.kirogate.page.JsonServlet;
import org.kirogate.page.SessionCookie;
import org.kirogate.page.Trails;
import org.kirogate.page.Visit;

/** {@code /user/api/register}, {@code login}, {@code logout}, {@code profile} and {@code password}. Thread-safe. */
public final class UserSessionServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient UserGuard guard;
    private final transient Users users;
    private final transient SignIn signIn;
    private final transient Sessions sessions;
    private final transient Registration registration;
    private final transient Trails trails;

    /** Registration and sign-in of these people. */
    public UserSessionServlet(
            UserGuard guard, Users users, SignIn signIn, Sessions sessions, Registration registration, Trails trails) {
        this.guard = guard;
        this.users = users;
        this.signIn = signIn;
        this.sessions = sessions;
        this.registration = registration;
        this.trails = trails;
    }

    /** Nobody is signed in before they sign in; the other routes ask for the session themselves. */
    @Override
    protected void check(HttpServletRequest request, HttpServletResponse response) {
        if (!Forgery.reads(request)) {
            Forgery.checkOrigin(request);
        }
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        String path = call.request().getServletPath();
        return switch (call.method() + " " + path.substring(path.lastIndexOf('/') + 1)) {
            case "POST register" -> register(call);
            case "POST login" -> login(call, response);
            case "POST logout" -> logout(call, response);
            case "POST password" -> password(call);
            case "GET profile" -> profile(users.byId(guard.require(call.request()).userId()));
            default -> throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "This path does not take this method.");
        };
    }

    private JsonElement register(ApiCall call) {
        return profile(registration.register(
                call.fields().string("name"), call.fields().string("email"), call.fields().string("password"),
                call.request().getRemoteAddr()));
    }

    private JsonElement login(ApiCall call, HttpServletResponse response) {
        User user = signIn.signIn(
                call.fields().string("name"), call.fields().string("password"), call.request().getRemoteAddr());
        Visit visit = Visit.of(call.request());
        Session.Opened opened = sessions.open(user.id(), visit.network(), visit.client(),
                trails.signIns().began(call.request().getRemoteAddr()));
        SessionCookie.USER.set(call.request(), response, opened.cookie());
        JsonObject answer = success();
        answer.addProperty("csrf_token", sessions.csrf(opened.cookie()));
        answer.add("user", profile(user));
        return answer;
    }

    private JsonElement logout(ApiCall call, HttpServletResponse response) {
        long userId = guard.require(call.request()).userId();
        sessions.end(SessionCookie.USER.read(call.request()),
                trails.signIns().ended(UserJsonServlet.actor(call, userId), userId));
        SessionCookie.USER.clear(call.request(), response);
        return success();
    }

    private JsonElement password(ApiCall call) {
        Session session = guard.require(call.request());
        users.changePassword(
                session.userId(), call.fields().string("current"), call.fields().string("password"), session.digest(),
                trails.users().passwordChanged(UserJsonServlet.actor(call, session.userId())));
        return success();
    }

    private static JsonObject profile(User user) {
        JsonObject json = new JsonObject();
        json.addProperty("id", user.id());
        json.addProperty("name", user.name());
        json.addProperty("email", user.email());
        json.addProperty("role", user.role().code());
        json.addProperty("state", user.state().code());
        json.addProperty("trust_level", user.trustLevel());
        json.addProperty("created_at", user.createdAt());
        return json;
    }

    private static JsonObject success() {
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }
}
