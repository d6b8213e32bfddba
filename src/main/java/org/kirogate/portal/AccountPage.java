package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.account.Session;
import org.kirogate.account.Sessions;
import org.kirogate.account.User;
import org.kirogate.account.Users;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.Moment;

/**
 * {@code /user/account}: who one is here, the password, and where one is signed in. {@code POST /user/account/password}
 * changes the password, {@code POST /user/account/sessions} ends one session or all others. Thread-safe.
 */
public final class AccountPage extends UserPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/user/account";
    private static final String ALL_OTHERS = "others";

    private final transient Users users;
    private final transient Sessions sessions;

    /**
     * Where somebody is signed in.
     *
     * @param id      names it, and opens nothing
     * @param client  browser and system, empty = unknown
     * @param network first part of the address, empty = not kept
     * @param current whether it is the one that looks at the page
     */
    public record Row(
            String id, String client, String network, Moment opened, Moment seen, Moment ends, boolean current) {
        public Row {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(client, "client");
            Objects.requireNonNull(network, "network");
        }
    }

    /**
     * What the page shows.
     *
     * @param wrong field of the password form that was wrong, {@code current} or {@code password}; empty = none
     * @param error what was wrong with it
     */
    public record View(
            long id, String name, String email, int trustLevel, Moment registered, List<Row> sessions, String wrong,
            String error) {
        public View {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            sessions = List.copyOf(sessions);
            Objects.requireNonNull(wrong, "wrong");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The page of this user centre. */
    public AccountPage(Centre centre, Users users, Sessions sessions) {
        super(centre);
        this.users = users;
        this.sessions = sessions;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!request.getServletPath().equals(PATH)) {
            response.sendRedirect(request.getContextPath() + PATH); // the forms have no page of their own
            return;
        }
        show(request, response, "", "");
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (request.getServletPath()) {
            case PATH + "/password" -> changePassword(request, response);
            case PATH + "/sessions" -> end(request, response);
            default -> throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "This page only shows.");
        }
    }

    private void changePassword(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Session session = session(request);
        try {
            users.changePassword(
                    session.userId(), given(request, "current"), given(request, "password"), session.digest(),
                    centre().trails().users().passwordChanged(actor(request)));
        } catch (GatewayException e) {
            if (e.param().isEmpty()) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, e.param(), pages().told(request, e));
            return;
        }
        goTo(request, response, PATH, Flash.of("flash.account.password"));
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = session(request);
        String chosen = given(request, "session");
        Noting<Integer> noting = centre().trails().signIns().ended(actor(request), session.userId());
        if (chosen.equals(ALL_OTHERS)) {
            sessions.endAll(session.userId(), session.digest(), noting);
            goTo(request, response, PATH, Flash.of("flash.account.othersEnded"));
            return;
        }
        sessions.endOne(session.userId(), chosen, noting);
        goTo(request, response, PATH, Flash.of("flash.account.ended"));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String wrong, String error)
            throws ServletException, IOException {
        Session session = session(request);
        User user = users.byId(session.userId());
        List<Row> rows = sessions.list(user.id()).stream()
                .map(found -> row(found, found.digest().equals(session.digest())))
                .sorted((a, b) -> Boolean.compare(b.current(), a.current()))
                .toList();
        show(request, response, "user/account", new View(
                user.id(), user.name(), user.email(), user.trustLevel(), Moment.of(user.createdAt()), rows, wrong,
                error));
    }

    private static Row row(Session session, boolean current) {
        return new Row(
                session.digest(), session.client(), session.network(), Moment.of(session.createdAt()),
                Moment.of(session.lastSeenAt()), Moment.of(session.expiresAt()), current);
    }
}
