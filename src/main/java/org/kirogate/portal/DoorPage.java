package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.kirogate.page.Forgery;
import org.kirogate.page.Frame;
import org.kirogate.page.PageServlet;

/**
 * The base of the pages before the user centre: for whoever has no session yet, so that their forms prove by the browser's
 * word alone that no other site sends them. Thread-safe.
 */
abstract class DoorPage extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient Centre centre;

    DoorPage(Centre centre) {
        super(centre.pages());
        this.centre = centre;
    }

    final Centre centre() {
        return centre;
    }

    @Override
    protected final Frame.Visitor visitor(HttpServletRequest request) {
        return centre.visitor(request);
    }

    @Override
    protected final void requireForm(HttpServletRequest request) {
        Forgery.checkOrigin(request);
    }
}
