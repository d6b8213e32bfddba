package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.account.AdminPassword;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.ApiCall;
import org.kirogate.page.Forgery;
import org.kirogate.page.JsonServlet;
import org.kirogate.page.SessionCookie;
import org.kirogate.page.SignInTrail;

/** {@code POST /admin/api/session/*}, reached as {@code login}, {@code logout} and {@code password}. Thread-safe. */
public final class AdminSessionServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient AdminGuard guard;
    private final transient Sessions sessions;
    private final transient AdminPassword password;
    private final transient SignInTrail trail;

    /** Sign-in of the administrator. */
    public AdminSessionServlet(AdminGuard guard, Sessions sessions, AdminPassword password, SignInTrail trail) {
        this.guard = guard;
        this.sessions = sessions;
        this.password = password;
        this.trail = trail;
    }

    /** There is no session yet to prove; each route asks for what it needs. */
    @Override
    protected void check(HttpServletRequest request, HttpServletResponse response) {
        Forgery.checkOrigin(request);
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        String path = call.request().getServletPath();
        if (!call.method().equals("POST")) {
            throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "This path takes POST.");
        }
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "login" -> login(call, response);
            case "logout" -> logout(call, response);
            default -> change(call);
        };
    }

    private JsonElement login(ApiCall call, HttpServletResponse response) {
        password.check(call.fields().string("password"), call.request().getRemoteAddr());
        Session.Opened opened = sessions.openAdmin("", "", trail.began(call.request().getRemoteAddr()));
        SessionCookie.ADMIN.set(call.request(), response, opened.cookie());
        JsonObject answer = success();
        answer.addProperty("csrf_token", sessions.csrf(opened.cookie()));
        return answer;
    }

    private JsonElement logout(ApiCall call, HttpServletResponse response) {
        session(call);
        sessions.end(SessionCookie.ADMIN.read(call.request()), trail.ended(AdminGuard.actor(call.request()), 0));
        SessionCookie.ADMIN.clear(call.request(), response);
        return success();
    }

    private JsonElement change(ApiCall call) {
        Session session = session(call);
        password.change(
                call.fields().string("current"),
                call.fields().string("password"),
                session.digest(),
                call.request().getRemoteAddr(),
                trail.passwordChanged(AdminGuard.actor(call.request())));
        return success();
    }

    private Session session(ApiCall call) {
        Session session = guard.session(call.request())
                .orElseThrow(() -> new GatewayException(Fault.UNAUTHENTICATED, AdminGuard.UNAUTHORIZED));
        String token = call.request().getHeader("x-csrf-token");
        Forgery.check(call.request(), sessions, SessionCookie.ADMIN.read(call.request()), token == null ? "" : token);
        return session;
    }

    private static JsonObject success() {
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        return answer;
    }
}
