package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.dialect.Dialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Every path under {@code /v1} that is no other servlet's: 404 in the caller's dialect. Thread-safe. */
public final class UnknownPathServlet extends jakarta.servlet.http.HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Dialect openai;
    private final transient Dialect anthropic;

    /** Answers in the Anthropic shape when the request has an {@code anthropic-version} header, else in OpenAI's. */
    public UnknownPathServlet(Dialect openai, Dialect anthropic) {
        this.openai = openai;
        this.anthropic = anthropic;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Dialect dialect = request.getHeader("anthropic-version") == null ? openai : anthropic;
        Answers.name(request, response, dialect);
        Answers.refuse(request, response, dialect, new GatewayException(
                Fault.NOT_FOUND, "There is no such path. The API has POST /v1/chat/completions, POST /v1/messages, "
                        + "POST /v1/messages/count_tokens and GET /v1/models."));
    }
}
