package org.kirogate.dialect.openai;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.ModelDialect;
import org.kirogate.dialect.OpenAiErrors;
import org.kirogate.dialect.OpenAiRates;
import org.kirogate.dialect.RateFigure;
import org.kirogate.dialect.RenderedError;
import org.kirogate.dialect.RequestHints;
import org.kirogate.fault.GatewayException;

/** The OpenAI chat completions API ({@code POST /v1/chat/completions}). Thread-safe, stateless. */
public final class OpenAiDialect implements ModelDialect {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public DialectRequest readRequest(JsonObject body, RequestHints hints) {
        return new RequestReader(body, hints).read();
    }

    @Override
    public RenderedError error(GatewayException failure, String requestId) {
        return OpenAiErrors.answer(failure);
    }

    /** LangChain4j takes a stream that ends in order for a complete answer, error object or not. */
    @Override
    public boolean dropConnectionAfterFailure() {
        return true;
    }

    @Override
    public Map<String, String> rateHeaders(List<RateFigure> figures, Instant now) {
        return OpenAiRates.headers(figures, now);
    }

    @Override
    public List<String> requestIdHeaders() {
        return List.of("x-request-id");
    }

    /** This API knows no parts of the list: the query is of no interest. */
    @Override
    public byte[] models(List<ModelInfo> models, Map<String, String> query, Instant createdAt) {
        return Models.list(models, createdAt);
    }

    @Override
    public byte[] model(ModelInfo model, Instant createdAt) {
        return Models.one(model, createdAt);
    }
}
