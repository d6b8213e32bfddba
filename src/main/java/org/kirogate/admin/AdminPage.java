package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Failure;
import org.kirogate.page.Frame;
import org.kirogate.page.JsonAnswer;

/** The base of a console page: only for the administrator's session, and a form only with its CSRF token. Thread-safe. */
abstract class AdminPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(AdminPage.class.getName());

    private final transient Console console;

    AdminPage(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    /** Shows the page. */
    abstract void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;

    /** Does what the page's form asks for. */
    void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "This page only shows.");
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (console.guard().session(request).isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/admin/login" + next(request));
            return;
        }
        if (console.guard().mustChangeFirst(request) && !request.getServletPath().equals("/admin/password")) {
            response.sendRedirect(request.getContextPath() + "/admin/password");
            return;
        }
        try {
            if (request.getMethod().equals("POST")) {
                console.guard().requireForm(request);
                act(request, response);
            } else {
                show(request, response);
            }
        } catch (GatewayException e) {
            refuse(request, response, e);
        } catch (RuntimeException e) {
            String id = String.valueOf(response.getHeader("x-request-id"));
            LOG.log(System.Logger.Level.ERROR, "Unexpected failure of " + id, e);
            refuse(request, response, new GatewayException(Fault.INTERNAL, "The gateway failed.", e));
        }
    }

    /** Shows a JSP in the console's frame. */
    final void show(HttpServletRequest request, HttpServletResponse response, String jsp, Object view)
            throws ServletException, IOException {
        console.pages().show(request, response, "admin/" + jsp, view, console.visitor(request));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, GatewayException failure)
            throws ServletException, IOException {
        if (response.isCommitted()) {
            throw failure;
        }
        if (request.getHeader("x-fragment") != null) {
            JsonAnswer.refuse(response, failure);
            return;
        }
        response.setStatus(failure.fault().status());
        Failure view = new Failure(failure.getMessage(), String.valueOf(response.getHeader("x-request-id")));
        console.pages().show(request, response, "error", view, Frame.Visitor.nobody(true));
    }

    /** Where to go after signing in: only pages that a GET shows. */
    private static String next(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return "?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8);
    }
}
