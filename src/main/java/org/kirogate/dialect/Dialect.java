package org.kirogate.dialect;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.Reply;
import org.kirogate.fault.GatewayException;

/**
 * One API dialect: reads its requests, writes its answers. Implementations are stateless and thread-safe; what
 * belongs to one answer lives in the {@link StreamRenderer} that {@link #stream} makes.
 */
public interface Dialect {

    /** The dialect's short name for logs and metrics, {@code openai}. */
    String name();

    /**
     * Reads a request body.
     *
     * @throws GatewayException INVALID_REQUEST or UNSUPPORTED with the path of the field at fault
     */
    DialectRequest readRequest(JsonObject body, RequestHints hints);

    /** A whole answer as UTF-8 JSON. */
    byte[] render(Reply reply, ReplyHead head);

    /** A renderer for one streamed answer that appends to {@code out}; used by one thread. */
    StreamRenderer stream(ReplyHead head, Utf8Buffer out);

    /** An error answer for a failure before the first byte of an answer. */
    RenderedError error(GatewayException failure, String requestId);

    /**
     * Whether the connection must be dropped, not ended in order, after {@link StreamRenderer#fail}: some clients of
     * the dialect take a stream that ends in order for a complete answer.
     */
    boolean dropConnectionAfterFailure();

    /** The names of the response headers that carry the request id in this dialect. */
    List<String> requestIdHeaders();

    /** The list of models as UTF-8 JSON, {@code createdAt} being the date shown for each. */
    byte[] models(List<ModelInfo> models, Instant createdAt);

    /** One model as UTF-8 JSON. */
    byte[] model(ModelInfo model, Instant createdAt);
}
