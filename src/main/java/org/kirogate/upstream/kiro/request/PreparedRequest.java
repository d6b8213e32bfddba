package org.kirogate.upstream.kiro.request;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A body, and what the reader of the answer has to know of it.
 *
 * @param body         the bytes to send; not copied
 * @param thinkingTags whether the model was asked to reason between tags in its text
 * @param toolNames    the caller's name for an upstream tool name
 * @param repairs      what the normaliser had to change
 */
public record PreparedRequest(
        byte[] body, boolean thinkingTags, UnaryOperator<String> toolNames, Repairs repairs) {
    public PreparedRequest {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(toolNames, "toolNames");
        Objects.requireNonNull(repairs, "repairs");
    }
}
