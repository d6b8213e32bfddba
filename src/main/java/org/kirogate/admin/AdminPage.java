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
import org.kirogate.page.JsonAnswer;

/** The base of a console page: only for the administrator's session, and a form only with its CSRF token. Thread-safe. */
abstract class AdminPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** The field that says which user a form is about. */
    static final String USER_FIELD = "user_id";

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
            serve(request, response);
        } catch (GatewayException e) {
            refuse(request, response, e);
        } catch (RuntimeException e) {
            String id = String.valueOf(response.getHeader("x-request-id"));
            LOG.log(System.Logger.Level.ERROR, "Unexpected failure of " + id, e);
            refuse(request, response, new GatewayException(Fault.INTERNAL, "The gateway failed.", e));
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(request, response);
            case "POST" -> {
                console.guard().requireForm(request);
                act(request, response);
            }
            default -> throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "A page is shown or its form is sent.");
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
        if (fragment(request)) {
            GatewayException told = new GatewayException(failure.fault(), console.pages().told(request, failure));
            JsonAnswer.refuse(response, told);
            return;
        }
        console.pages().refuse(request, response, failure, console.visitor(request));
    }

    /** Whether a script of ours asks, which shows a refusal where it happened. */
    static boolean fragment(HttpServletRequest request) {
        return request.getHeader("x-fragment") != null;
    }

    /** A field of a form, empty when it was not sent. */
    static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
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
