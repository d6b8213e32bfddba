package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.account.Sessions;
import org.kirogate.page.Flash;
import org.kirogate.page.SessionCookie;

/** {@code POST /logout}: ends the session; there is nothing to be seen here. Thread-safe. */
public final class SignOutPage extends UserPage {
    private static final long serialVersionUID = 1L;

    private final transient Sessions sessions;

    /** The way out of this user centre. */
    public SignOutPage(Centre centre, Sessions sessions) {
        super(centre);
        this.sessions = sessions;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/user");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sessions.end(SessionCookie.USER.read(request),
                centre().trails().signIns().ended(actor(request), userId(request)));
        SessionCookie.USER.clear(request, response);
        goTo(request, response, "/login", Flash.of("flash.account.signedOut"));
    }
}
