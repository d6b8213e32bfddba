package org.kirogate.dialect.anthropic;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.CountingDialect;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.ModelDialect;
import org.kirogate.dialect.RateFigure;
import org.kirogate.dialect.RenderedError;
import org.kirogate.dialect.RequestHints;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;

/** The Anthropic Messages API ({@code POST /v1/messages} and {@code /count_tokens}). Thread-safe, stateless. */
public final class AnthropicDialect implements CountingDialect, ModelDialect {

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public DialectRequest readRequest(JsonObject body, RequestHints hints) {
        return new RequestReader(body, hints).read();
    }

    @Override
    public ChatRequest readCount(JsonObject body, RequestHints hints) {
        return new RequestReader(body, hints).readCount();
    }

    @Override
    public byte[] renderCount(int inputTokens) {
        return new Utf8Buffer()
                .raw(Utf8Buffer.utf8("{\"input_tokens\":"))
                .number(inputTokens)
                .raw(Utf8Buffer.utf8("}"))
                .toByteArray();
    }

    @Override
    public RenderedError error(GatewayException failure, String requestId) {
        return Errors.answer(failure, requestId);
    }

    /** Every client of this API raises on the {@code error} event. */
    @Override
    public boolean dropConnectionAfterFailure() {
        return false;
    }

    @Override
    public Map<String, String> rateHeaders(List<RateFigure> figures, Instant now) {
        return AnthropicRates.headers(figures);
    }

    @Override
    public List<String> requestIdHeaders() {
        return List.of("request-id", "x-request-id");
    }

    @Override
    public byte[] models(List<ModelInfo> models, Map<String, String> query, Instant createdAt) {
        return Models.list(ModelPage.of(models, query), createdAt);
    }

    @Override
    public byte[] model(ModelInfo model, Instant createdAt) {
        return Models.one(model, createdAt);
    }
}
