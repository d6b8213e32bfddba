package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Frame;
import org.kirogate.page.LocalPath;
import org.kirogate.page.PageServlet;

/** The base of a console page: for the administrator's session alone, a form only with its CSRF token. Thread-safe. */
abstract class AdminPage extends PageServlet {
    private static final long serialVersionUID = 1L;
    /** The field that says which user a form is about. */
    static final String USER_FIELD = "user_id";

    private final transient Console console;

    AdminPage(Console console) {
        super(console.pages());
        this.console = console;
    }

    final Console console() {
        return console;
    }

    @Override
    protected final Optional<String> elsewhere(HttpServletRequest request) {
        if (console.guard().session(request).isEmpty()) {
            return Optional.of("/admin/login" + next(request));
        }
        boolean first = console.guard().mustChangeFirst(request) && !request.getServletPath().equals("/admin/password");
        return first ? Optional.of("/admin/password") : Optional.empty();
    }

    @Override
    protected final Frame.Visitor visitor(HttpServletRequest request) {
        return console.visitor(request);
    }

    @Override
    protected final void requireForm(HttpServletRequest request) {
        console.guard().requireForm(request);
    }

    /** Where an act leads back to: a page of the console, as its form says, or {@code otherwise}. */
    static String back(HttpServletRequest request, String otherwise) {
        String path = LocalPath.of(given(request, "back"), otherwise);
        return path.startsWith("/admin/") ? path : otherwise;
    }

    /**
     * The user a form or an address names.
     *
     * @throws GatewayException NOT_FOUND about {@code user_id} when it is no number
     */
    static long userId(HttpServletRequest request) {
        String id = given(request, USER_FIELD);
        if (!id.matches("\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is no such user.").about(USER_FIELD);
        }
        return Long.parseLong(id);
    }
}
