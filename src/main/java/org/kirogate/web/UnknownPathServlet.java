package org.kirogate.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.kirogate.dialect.Dialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Every path that is no other servlet's: a program is told in its dialect what its base address should be, since that
 * is what is wrong nearly always; a browser gets the error page. Thread-safe.
 */
public final class UnknownPathServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Dialect openai;
    private final transient Dialect anthropic;
    private final transient ApiPaths paths;
    private final transient Function<HttpServletRequest, String> baseUrl;

    /** {@code baseUrl} finds the address at which a request reached the gateway, without a slash at its end. */
    public UnknownPathServlet(
            Dialect openai, Dialect anthropic, ApiPaths paths, Function<HttpServletRequest, String> baseUrl) {
        this.openai = openai;
        this.anthropic = anthropic;
        this.paths = paths;
        this.baseUrl = baseUrl;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!paths.cover(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Dialect dialect = ApiPaths.anthropic(request) ? anthropic : openai;
        Answers.name(request, response, dialect);
        String base = baseUrl.apply(request);
        Answers.refuse(request, response, dialect, new GatewayException(
                Fault.NOT_FOUND, "There is no such path. The base URL is " + base + "/v1 for OpenAI clients and " + base
                        + " for Anthropic clients. The API has " + paths.operations() + "."));
    }
}
