package org.kirogate.chat;

import java.util.Objects;

/**
 * How many tokens a text or a request is likely to be, without a tokenizer: its pieces are weighed by kind and
 * length. An estimate and never more; figures that the upstream reports win over it. Pure functions, linear in the
 * text.
 *
 * <p>Counted is by the tokenizer of the model that is named (two generations of Claude's, which are not public, and
 * OpenAI's {@code o200k_base} for all others), within about 10 percent for a few thousand characters of English,
 * Chinese, source code or JSON; {@link Tokenizer} tells where the weights come from. What the service adds of its
 * own (its hidden prompt) is not counted.
 */
public final class TokenEstimate {
    private TokenEstimate() {}

    /**
     * Tokens of a text as a model counts.
     *
     * @param model its id, or a name that a caller has for it
     * @return 0 for an empty text, else at least 1
     */
    public static int ofText(CharSequence text, String model) {
        return Tokenizer.of(model).count(text);
    }

    /** Input tokens of a whole request as the model that it asks for counts: messages, tools, images. */
    public static int ofRequest(ChatRequest request) {
        return ofRequest(request, request.model());
    }

    /** The same as another model counts: the one that serves in place of the one asked for. */
    public static int ofRequest(ChatRequest request, String model) {
        Objects.requireNonNull(model, "model");
        return new RequestWeigher(Tokenizer.of(model)).weigh(request);
    }
}
