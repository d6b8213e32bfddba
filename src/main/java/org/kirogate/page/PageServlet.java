package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * A page: GET shows it, POST does what its form asks for and redirects. Refusals are shown in the page's own frame, or as
 * JSON to a script of ours that shows them where they happened. Thread-safe.
 */
public abstract class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(PageServlet.class.getName());

    private final transient Pages pages;

    /** A page shown by these. */
    protected PageServlet(Pages pages) {
        this.pages = Objects.requireNonNull(pages, "pages");
    }

    /** Where whoever may not see the page is sent, inside the application; empty = they may. */
    protected abstract Optional<String> elsewhere(HttpServletRequest request);

    /** Who looks at it. */
    protected abstract Frame.Visitor visitor(HttpServletRequest request);

    /**
     * Lets a form pass.
     *
     * @throws GatewayException FORBIDDEN without the session's CSRF token, or from another site
     */
    protected abstract void requireForm(HttpServletRequest request);

    /** Shows the page. */
    protected abstract void show(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException;

    /** Does what the page's form asks for. */
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "This page only shows.");
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<String> other = elsewhere(request);
        if (other.isPresent()) {
            response.sendRedirect(request.getContextPath() + other.get());
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

    /** Shows a JSP in the frame of whoever looks at it. */
    protected final void show(HttpServletRequest request, HttpServletResponse response, String jsp, Object view)
            throws ServletException, IOException {
        pages.show(request, response, jsp, view, visitor(request));
    }

    /** Goes to another page of the application after an act, which is told there. */
    protected final void goTo(HttpServletRequest request, HttpServletResponse response, String path, Flash said)
            throws IOException {
        said.leave(request, response);
        response.sendRedirect(request.getContextPath() + path);
    }

    /** Shows pages and words. */
    protected final Pages pages() {
        return pages;
    }

    /** Whether a script of ours asks, which shows a refusal where it happened. */
    public static boolean fragment(HttpServletRequest request) {
        return request.getHeader("x-fragment") != null;
    }

    /** Whether the list is asked for as a table for spreadsheets. */
    protected static boolean csv(HttpServletRequest request) {
        return given(request, "format").equals("csv");
    }

    /** A field of a form or an address, empty when it was not sent. */
    protected static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /**
     * The id that a field names.
     *
     * @throws GatewayException NOT_FOUND about the field when it is no number
     */
    protected static long id(HttpServletRequest request, String field) {
        String id = given(request, field);
        if (!id.matches("\\d{1,18}")) {
            throw new GatewayException(Fault.NOT_FOUND, "There is nothing of that id.").about(field);
        }
        return Long.parseLong(id);
    }

    /** Query that brings whoever signs in back to this page: only to pages that a GET shows. */
    protected static String next(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return "?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(request, response);
            case "POST" -> {
                requireForm(request);
                act(request, response);
            }
            default -> throw new GatewayException(Fault.METHOD_NOT_ALLOWED, "A page is shown or its form is sent.");
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, GatewayException failure)
            throws ServletException, IOException {
        if (response.isCommitted()) {
            throw failure;
        }
        if (fragment(request)) {
            JsonAnswer.refuse(response, new GatewayException(failure.fault(), pages.told(request, failure)));
            return;
        }
        pages.refuse(request, response, failure, visitor(request));
    }
}
