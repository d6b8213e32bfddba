package org.kirogate.dialect.openai;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.Reply;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.RenderedError;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.RequestHints;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;

/** The OpenAI chat completions API ({@code POST /v1/chat/completions}). Thread-safe, stateless. */
public final class OpenAiDialect implements Dialect {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public DialectRequest readRequest(JsonObject body, RequestHints hints) {
        return new RequestReader(body, hints).read();
    }

    @Override
    public byte[] render(Reply reply, ReplyHead head) {
        return Completion.render(reply, head);
    }

    @Override
    public StreamRenderer stream(ReplyHead head, Utf8Buffer out) {
        return new ChunkStream(head, out);
    }

    @Override
    public RenderedError error(GatewayException failure, String requestId) {
        return Errors.answer(failure);
    }

    /** LangChain4j takes a stream that ends in order for a complete answer, error object or not. */
    @Override
    public boolean dropConnectionAfterFailure() {
        return true;
    }

    @Override
    public List<String> requestIdHeaders() {
        return List.of("x-request-id");
    }

    @Override
    public byte[] models(List<ModelInfo> models, Instant createdAt) {
        return Models.list(models, createdAt);
    }

    @Override
    public byte[] model(ModelInfo model, Instant createdAt) {
        return Models.one(model, createdAt);
    }
}
