package org.kirogate.chat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokenizers whose counts are estimated. A weight is what a piece of a kind is worth on average, in 64ths of a
 * token; all were fitted by least squares to texts of the test folder's tuning half and to documentation and sources
 * in a dozen languages, and are held against the other half by a test.
 *
 * <p>{@link #O200K} is OpenAI's {@code o200k_base}. Claude's tokenizers are not published: the two Claude ones were
 * fitted to counts of {@code ctok} 1.3.0, a public reconstruction of them from the figures that Anthropic's {@code
 * count_tokens} gives. Anthropic's own word (API documentation, "Token counting") is that the newer one makes about
 * 30 percent more tokens of a text than the older. As one factor to o200k the test texts
 * give 1.52 for the newer one (English 1.48, Chinese 1.40 to 1.43, JSON 1.36 to 1.58, code 1.43 to 1.65, SQL 2.07)
 * and 1.23 for the older (1.07, 1.39 to 1.43, 1.12 to 1.17, 1.15 to 1.34, 1.23): too wide a range for a factor,
 * hence weights of their own.
 */
enum Tokenizer {
    /** Opus from 4.7 on, Sonnet and Haiku from 5 on, Fable. */
    CLAUDE_NEWER(
            58, 59, 72, 92, 100, 100, 102, 133, 168, 193, 226, 260, 294, 322, 345, 366,
            58, 70, 77, 77, 86, 92, 99, 118, 151, 189, 222, 248, 268, 286, 302, 317,
            82, 112, 140, 161, 189, 224, 262, 300, 328, 350, 369, 385, 392, 393, 393, 393,
            120, 136, 151, 160, 170, 179, 182, 182, 182, 182, 182, 182, 182, 182, 182, 182,
            80, 14, 0, 57, 49, 174, 30, 97, 85, 0, 52, 25, 4, 49, 26, 27, 0, 68, 103, 9, 33, 7, 0, 73, 60, 57, 75, 35),
    /** The Claude models before: 3 to 4.6. */
    CLAUDE_OLDER(
            58, 58, 59, 66, 66, 66, 66, 85, 105, 105, 117, 134, 155, 175, 193, 210,
            71, 71, 71, 71, 71, 71, 71, 80, 101, 129, 152, 170, 186, 200, 215, 230,
            72, 82, 90, 95, 107, 125, 148, 177, 202, 226, 249, 269, 281, 285, 286, 286,
            107, 107, 107, 107, 107, 107, 107, 109, 112, 114, 114, 114, 114, 114, 114, 114,
            66, 44, 92, 14, 15, 170, 30, 66, 75, 0, 54, 50, 3, 78, 40, 29, 16, 61, 86, 0, 14, 2, 0, 75, 45, 59, 76, 33),
    /** Every other model: of OpenAI's it is the one, for the rest the best guess. */
    O200K(
            58, 62, 62, 62, 62, 62, 65, 83, 106, 112, 122, 131, 140, 147, 153, 159,
            72, 72, 72, 72, 72, 83, 83, 83, 91, 107, 125, 144, 164, 183, 201, 219,
            58, 58, 58, 60, 67, 81, 98, 117, 131, 143, 153, 162, 167, 168, 168, 168,
            69, 69, 69, 69, 69, 69, 69, 69, 69, 71, 71, 71, 71, 71, 71, 71,
            30, 17, 26, 15, 15, 17, 18, 22, 82, 0, 26, 62, 0, 55, 37, 0, 16, 49, 69, 2, 9, 4, 0, 45, 85, 57, 42, 33);

    private static final int UNITS_PER_TOKEN = 64;

    /** Names met so far: requests ask the same few again, and looking into a name costs more than weighing a short text. */
    private static final Map<String, Tokenizer> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 1000;

    private final int[] weights;

    Tokenizer(int... weights) {
        if (weights.length != TextWeigher.WEIGHTS) {
            throw new IllegalArgumentException(weights.length + " weights, but " + TextWeigher.WEIGHTS + " kinds");
        }
        this.weights = weights;
    }

    /** The tokenizer of a model, by its id or any name a caller has for it; a Claude without version has the newer. */
    static Tokenizer of(String model) {
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(model, Tokenizer::find);
    }

    private static Tokenizer find(String model) {
        Optional<ClaudeName> claude = ClaudeName.find(model);
        if (claude.isPresent()) {
            return claude.get().hasNewerTokenizer() ? CLAUDE_NEWER : CLAUDE_OLDER;
        }
        String lower = model.toLowerCase(Locale.ROOT);
        if (lower.equals("auto")) {
            return CLAUDE_NEWER; // what the service chooses is a Claude more often than not
        }
        return lower.contains("claude") ? CLAUDE_OLDER : O200K;
    }

    /** Tokens of a text, 0 for an empty one, else at least 1. */
    int count(CharSequence text) {
        if (text.isEmpty()) {
            return 0;
        }
        long tokens = (TextWeigher.weigh(text, weights) + UNITS_PER_TOKEN / 2) / UNITS_PER_TOKEN;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, tokens));
    }
}
