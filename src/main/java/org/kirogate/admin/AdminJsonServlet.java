package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.page.JsonServlet;

/** A JSON interface of the console. Thread-safe. */
abstract class AdminJsonServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient AdminGuard guard;

    AdminJsonServlet(AdminGuard guard) {
        this.guard = guard;
    }

    @Override
    protected void check(HttpServletRequest request, HttpServletResponse response) {
        guard.requireApi(request);
    }
}
