package org.kirogate.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads from a short address to the page behind it. Thread-safe. */
public final class RedirectServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final String target;

    /** Leads to a path of this application. */
    public RedirectServlet(String target) {
        this.target = target;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + target);
    }
}
