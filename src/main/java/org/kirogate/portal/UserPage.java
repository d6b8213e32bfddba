package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.kirogate.account.Session;
import org.kirogate.audit.Actor;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Frame;
import org.kirogate.page.PageServlet;

/** The base of a page of the user centre: for signed-in users alone, a form only with its CSRF token. Thread-safe. */
abstract class UserPage extends PageServlet {
    private static final long serialVersionUID = 1L;
    /** As much as the container takes of a form with files. */
    private static final long LARGEST_FORM = 8 * 1024 * 1024;

    private final transient Centre centre;

    UserPage(Centre centre) {
        super(centre.pages());
        this.centre = centre;
    }

    final Centre centre() {
        return centre;
    }

    /** The session of whoever looks at it. */
    final Session session(HttpServletRequest request) {
        return centre.guard().session(request)
                .orElseThrow(() -> new GatewayException(Fault.UNAUTHENTICATED, "未授权"));
    }

    /** Their id. */
    final long userId(HttpServletRequest request) {
        return session(request).userId();
    }

    /** Them, for the record. */
    final Actor actor(HttpServletRequest request) {
        return Actor.user(userId(request), request.getRemoteAddr());
    }

    @Override
    protected final Optional<String> elsewhere(HttpServletRequest request) {
        return centre.guard().session(request).isEmpty() ? Optional.of("/login" + next(request)) : Optional.empty();
    }

    @Override
    protected final Frame.Visitor visitor(HttpServletRequest request) {
        return centre.visitor(request);
    }

    @Override
    protected final void requireForm(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST_FORM) {
            // The container reads none of it then, and its token would seem to be missing.
            throw new GatewayException(Fault.TOO_LARGE, "A form may have at most 8 MiB.");
        }
        centre.guard().requireForm(request);
    }
}
