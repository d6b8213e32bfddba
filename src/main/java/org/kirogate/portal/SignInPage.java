package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.account.SignIn;
import org.kirogate.account.User;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.LocalPath;
import org.kirogate.page.SessionCookie;
import org.kirogate.page.Visit;
import org.kirogate.site.SiteSettings;

/** {@code /login}: asks users for name and password, and leads to where they wanted to go. Thread-safe. */
public final class SignInPage extends DoorPage {
    private static final long serialVersionUID = 1L;
    private static final String FIRST_PAGE = "/user";

    private final transient SignIn signIn;
    private final transient Sessions sessions;
    private final transient SiteSettings site;

    /**
     * What the page shows.
     *
     * @param error       what was wrong with the last attempt, or empty
     * @param name        as it was typed
     * @param lasting     whether the session is to last
     * @param next        where to go after signing in
     * @param registrable whether somebody may register now
     */
    public record View(String error, String name, boolean lasting, String next, boolean registrable) {
        public View {
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(next, "next");
        }
    }

    /** The page before this user centre. */
    public SignInPage(Centre centre, SignIn signIn, Sessions sessions, SiteSettings site) {
        super(centre);
        this.signIn = signIn;
        this.sessions = sessions;
        this.site = site;
    }

    @Override
    protected Optional<String> elsewhere(HttpServletRequest request) {
        return centre().guard().session(request).isPresent() ? Optional.of(wanted(request)) : Optional.empty();
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        User user;
        try {
            user = signIn.signIn(given(request, "name"), given(request, "password"), request.getRemoteAddr());
        } catch (GatewayException e) {
            response.setStatus(e.fault().status());
            show(request, response, why(request, e));
            return;
        }
        Visit visit = Visit.of(request);
        Noting<Session> noting = centre().trails().signIns().began(request.getRemoteAddr());
        if (lasting(request)) {
            Session.Opened opened = sessions.openLasting(user.id(), visit.network(), visit.client(), noting);
            SessionCookie.USER.keep(request, response, opened.cookie(), Sessions.LASTING);
        } else {
            SessionCookie.USER.set(
                    request, response, sessions.open(user.id(), visit.network(), visit.client(), noting).cookie());
        }
        response.sendRedirect(request.getContextPath() + wanted(request));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String error)
            throws ServletException, IOException {
        show(request, response, "sign-in", new View(
                error, given(request, "name"), lasting(request), wanted(request), site.current().registrable()));
    }

    private String why(HttpServletRequest request, GatewayException failure) {
        if (failure.fault() != Fault.UNAUTHENTICATED) {
            return pages().told(request, failure);
        }
        int tries = signIn.freeTries(given(request, "name"), request.getRemoteAddr());
        return pages().word(request, tries > 0 ? "signIn.wrong" : "signIn.wrongLast", tries);
    }

    private static boolean lasting(HttpServletRequest request) {
        return !given(request, "lasting").isEmpty();
    }

    private static String wanted(HttpServletRequest request) {
        return LocalPath.of(request.getParameter("next"), FIRST_PAGE);
    }
}
