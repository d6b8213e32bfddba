package org.kirogate.upstream.kiro.reply;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.kirogate.chat.ModelInfo;

/**
 * What must be known of a call to understand its answer.
 *
 * @param model             the model that was asked
 * @param thinkingTags      whether the model was asked by prompt to think in tags
 * @param toolNames         turns a tool's name on the wire into the caller's name for it
 * @param repairs           what was changed in the request and the caller has to know
 * @param inputEstimate     our own estimate of the input in tokens, >= 0; asked only when the service says no figures
 * @param firstTokenTimeout how long after the head of the answer the first piece of content may take, > 0
 * @param readTimeout       how long the service may stay silent after that, > 0
 * @param tailExpected      whether the surface ends a good answer with metadata, context usage and metering; where it
 *                          does not, a clean end of the body is a good end
 * @param clock             what time it is
 */
public record ReplyContext(
        ModelInfo model,
        boolean thinkingTags,
        UnaryOperator<String> toolNames,
        List<String> repairs,
        IntSupplier inputEstimate,
        Duration firstTokenTimeout,
        Duration readTimeout,
        boolean tailExpected,
        InstantSource clock) {

    public ReplyContext {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(toolNames, "toolNames");
        repairs = List.copyOf(repairs);
        Objects.requireNonNull(inputEstimate, "inputEstimate");
        Objects.requireNonNull(clock, "clock");
        requirePositive(firstTokenTimeout, "firstTokenTimeout");
        requirePositive(readTimeout, "readTimeout");
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + ", it must be more than nothing");
        }
    }
}
