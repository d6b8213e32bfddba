package org.kirogate.dialect;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A streamed answer put together again by a grammar checker, for comparison with the whole form of the same answer.
 *
 * @param blocks  what was said, in order: {@code text:…}, {@code thinking:…}, {@code signature:…}, {@code redacted:…},
 *     {@code call:ID NAME JSON}
 * @param ending  the stop or finish reason; empty when the stream ended with an error
 * @param usage   the last usage figures seen, an empty object without any
 * @param error   the error object of a failed stream, else empty
 */
public record FoldedAnswer(List<String> blocks, String ending, JsonObject usage, JsonObject error) {
    public FoldedAnswer {
        blocks = List.copyOf(blocks);
    }

    /** Whether the stream ended with an error event. */
    public boolean failed() {
        return error.size() > 0;
    }
}
