package org.kirogate.dialect.responses;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.OpenAiErrors;
import org.kirogate.dialect.OpenAiRates;
import org.kirogate.dialect.RateFigure;
import org.kirogate.dialect.RenderedError;
import org.kirogate.dialect.RequestHints;
import org.kirogate.fault.GatewayException;

/**
 * The OpenAI Responses API ({@code POST /v1/responses}) without its store: each request brings the whole conversation.
 * Thread-safe, stateless.
 */
public final class ResponsesDialect implements Dialect {

    @Override
    public String name() {
        return "responses";
    }

    @Override
    public DialectRequest readRequest(JsonObject body, RequestHints hints) {
        return new RequestReader(body, hints).read();
    }

    @Override
    public RenderedError error(GatewayException failure, String requestId) {
        return OpenAiErrors.answer(failure);
    }

    /** A stream that failed says so twice, in events that every client knows: it can end in order. */
    @Override
    public boolean dropConnectionAfterFailure() {
        return false;
    }

    @Override
    public Map<String, String> rateHeaders(List<RateFigure> figures, Instant now) {
        return OpenAiRates.headers(figures, now);
    }

    @Override
    public List<String> requestIdHeaders() {
        return List.of("x-request-id");
    }
}
