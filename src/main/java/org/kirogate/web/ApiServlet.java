package org.kirogate.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.kirogate.dialect.Dialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** A servlet of the public API: every answer, a wrong method's too, is in its dialect's shape. Thread-safe. */
abstract class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Dialect dialect;
    private final transient RequestLog log;

    ApiServlet(Dialect dialect, RequestLog log) {
        this.dialect = dialect;
        this.log = log;
    }

    final Dialect dialect() {
        return dialect;
    }

    /** The dialect of a request: the servlet's only one, unless it has more. */
    Dialect dialect(HttpServletRequest request) {
        return dialect;
    }

    /** The methods this servlet answers. */
    Set<String> methods() {
        return Set.of("POST");
    }

    final RequestLog log() {
        return log;
    }

    /** Whether the servlet notes the ends of its requests itself, since it knows more about them. */
    boolean notesEnds() {
        return false;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, jakarta.servlet.ServletException {
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("allow", String.join(", ", methods()) + ", OPTIONS");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        boolean served = methods().contains(request.getMethod());
        if (served && notesEnds()) {
            super.service(request, response);
            return;
        }
        Instant began = log.now();
        Dialect spoken = dialect(request);
        try {
            if (served) {
                super.service(request, response);
            } else {
                refuseMethod(request, response, spoken);
            }
        } finally {
            log.answered(request, spoken.name(), response.getStatus(), began);
        }
    }

    private void refuseMethod(HttpServletRequest request, HttpServletResponse response, Dialect spoken) {
        Answers.name(request, response, spoken);
        response.setHeader("allow", String.join(", ", methods()));
        Answers.refuse(request, response, spoken, new GatewayException(
                Fault.METHOD_NOT_ALLOWED,
                "This path takes " + String.join(" or ", methods()) + "."));
    }
}
