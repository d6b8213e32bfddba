package org.kirogate.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** The base of a page that everybody may see; it only shows. Thread-safe. */
abstract class PublicPage extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient PublicSite site;

    PublicPage(PublicSite site) {
        super(site.pages());
        this.site = site;
    }

    final PublicSite site() {
        return site;
    }

    @Override
    protected final Optional<String> elsewhere(HttpServletRequest request) {
        return Optional.empty();
    }

    @Override
    protected final Frame.Visitor visitor(HttpServletRequest request) {
        return site.visitors().apply(request);
    }

    @Override
    protected final void requireForm(HttpServletRequest request) {
        throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "This page only shows.");
    }
}
