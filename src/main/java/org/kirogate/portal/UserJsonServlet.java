package org.kirogate.portal;

import com.google.gson.JsonElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.audit.Actor;
import org.kirogate.page.ApiCall;
import org.kirogate.page.JsonServlet;

/** A JSON interface of a signed-in user. Thread-safe. */
abstract class UserJsonServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient UserGuard guard;

    UserJsonServlet(UserGuard guard) {
        this.guard = guard;
    }

    /** Does what the user asks; {@code userId} is theirs. */
    protected abstract JsonElement answer(ApiCall call, long userId);

    /** The user for the record. */
    static Actor actor(ApiCall call, long userId) {
        return Actor.user(userId, call.request().getRemoteAddr());
    }

    @Override
    protected final void check(HttpServletRequest request, HttpServletResponse response) {
        guard.require(request);
    }

    @Override
    protected final JsonElement answer(ApiCall call, HttpServletResponse response) {
        return answer(call, guard.require(call.request()).userId());
    }
}
