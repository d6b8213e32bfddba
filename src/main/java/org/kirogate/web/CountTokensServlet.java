package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.kirogate.access.Caller;
import org.kirogate.access.limit.Permit;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.config.GatewayConfig;
import org.kirogate.dialect.CountingDialect;
import org.kirogate.dialect.Materials;
import org.kirogate.dialect.RequestHints;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

/** {@code POST /v1/messages/count_tokens}: an estimate, and a header that says so. Thread-safe. */
public final class CountTokensServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;

    private final transient CountingDialect counting;
    private final transient Supplier<Materials> materials;
    private final transient Doorkeeper door;
    private final transient GatewayConfig.Web web;

    /** A servlet that counts requests of {@code dialect}; {@code materials} makes a fetcher for each request. */
    public CountTokensServlet(
            CountingDialect dialect,
            Supplier<Materials> materials,
            Doorkeeper door,
            GatewayConfig.Web web,
            RequestLog log) {
        super(dialect, log);
        this.counting = dialect;
        this.materials = materials;
        this.door = door;
        this.web = web;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.name(request, response, dialect());
        try {
            Caller caller = door.authenticate(request);
            try (Permit permit = door.admit(caller, request, response, dialect())) {
                byte[] body = BodyReader.read(request, web.maxRequestBytes());
                ChatRequest chat = counting.readCount(Json.object(body), new RequestHints("", materials.get()));
                permit.settle(0, 0); // nothing is asked of the upstream, so no tokens are used
                response.setHeader("x-kirogate-count", "estimate");
                Answers.json(response, HttpServletResponse.SC_OK,
                        counting.renderCount(TokenEstimate.ofRequest(chat)));
            }
        } catch (GatewayException e) {
            Answers.refuse(request, response, dialect(), e);
        } catch (RuntimeException e) {
            Answers.refuse(request, response, dialect(), Answers.internal(request, e));
        }
    }
}
