package org.kirogate.dialect;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kirogate.fault.GatewayException;

/**
 * One API dialect: reads its requests, writes its errors. Implementations are stateless and thread-safe; how an answer
 * is written is known to the {@link DialectRequest} it answers.
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

    /** An error answer for a failure before the first byte of an answer. */
    RenderedError error(GatewayException failure, String requestId);

    /**
     * Whether the connection must be dropped, not ended in order, after {@link StreamRenderer#fail}: some clients of
     * the dialect take a stream that ends in order for a complete answer.
     */
    boolean dropConnectionAfterFailure();

    /** The response headers that tell a caller of its limits, with lower-case names. */
    Map<String, String> rateHeaders(List<RateFigure> figures, Instant now);

    /** The names of the response headers that carry the request id in this dialect. */
    List<String> requestIdHeaders();
}
