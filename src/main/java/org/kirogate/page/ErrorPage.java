package org.kirogate.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * What the container shows when no servlet answered: a page for people, JSON for programs, and nothing about the server
 * in either. Reached by the container alone. Thread-safe.
 */
public final class ErrorPage extends HttpServlet {
    private static final System.Logger LOG = System.getLogger(ErrorPage.class.getName());

    /** Where {@code web.xml} sends failures; no client can ask for a path under {@code WEB-INF}. */
    public static final String PATH = "/WEB-INF/error";

    private static final long serialVersionUID = 1L;
    private static final List<String> INTERFACES = List.of("/admin/api/", "/user/api/", "/v1/");

    private final transient Pages pages;
    private final transient BiFunction<HttpServletRequest, Boolean, Frame.Visitor> visitors;

    /** Shown with these pages; {@code visitors} says who looks, and is told whether the console's page failed. */
    public ErrorPage(Pages pages, BiFunction<HttpServletRequest, Boolean, Frame.Visitor> visitors) {
        this.pages = pages;
        this.visitors = visitors;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (response.isCommitted()) {
            // An answer that was cut on purpose: a container would put the page behind what the client already has.
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        GatewayException failure = failure(status instanceof Integer code ? code : Fault.INTERNAL.status());
        String path = Pages.path(request);
        if (INTERFACES.stream().anyMatch(path::startsWith)) {
            PageHeadersFilter.set(response);
            JsonAnswer.refuse(response, failure);
            return;
        }
        refuse(request, response, failure);
    }

    /** Shows a refusal as a page to somebody who has no page of their own here. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, GatewayException failure)
            throws ServletException, IOException {
        PageHeadersFilter.set(response);
        pages.refuse(request, response, failure, visitor(request, Pages.path(request).startsWith("/admin")));
    }

    /** Who looks; when that can't be found out either, the page is shown as to nobody. */
    private Frame.Visitor visitor(HttpServletRequest request, boolean inConsole) {
        try {
            return visitors.apply(request, inConsole);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Nobody knows who looks at the page for a failure", e);
            return Frame.Visitor.nobody(inConsole);
        }
    }

    private static GatewayException failure(int status) {
        Fault fault = Arrays.stream(Fault.values())
                .filter(known -> known.status() == status)
                .findFirst()
                .orElse(status < 500 ? Fault.INVALID_REQUEST : Fault.INTERNAL);
        String message = switch (status) {
            case 404 -> "There is no such path.";
            case 405 -> "This path does not take this method.";
            default -> status < 500 ? "The request could not be read." : "The gateway failed.";
        };
        GatewayException failure = new GatewayException(fault, message);
        return fault == Fault.NOT_FOUND ? failure.about(Pages.PATH_FIELD) : failure;
    }
}
