package org.kirogate.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * The tokenizers whose counts are estimated. A weight is what a piece of a kind is worth on average, in 64ths of a token;
 * all were fitted by least squares to texts of the test folder's tuning half and to documentation and sources in a dozen
 * languages, and are held against the other half by a test.
 *
 * <p>{@link #O200K} is OpenAI's {@code o200k_base}. Claude's tokenizers are not published: the two Claude ones were fitted to counts
 * of {@code ctok} 1.3.0, a public reconstruction of them from the figures that Anthropic's {@code count_tokens} gives. Anthropic's
 * own word (API documentation, "Token counting") is that the newer one makes about 30 percent more tokens of a text than the older.
 * As a single factor to o200k the test texts give, for the newer one, 1.5 (English 1.48, Chinese 1.40, code 1.43 to 1.65, JSON 1.36 to
 * 1.54), for the older one 1.2 (1.07, 1.39, 1.15 to 1.30, 1.12 to 1.17); hence weights of their own.
 */
enum Tokenizer {
    /** Opus from 4.7 on, Sonnet and Haiku from 5 on, Fable. */
    CLAUDE_NEWER(
            63, 63, 75, 88, 92, 92, 101, 138, 174, 197, 227, 258, 290, 315, 336, 355,
            71, 76, 77, 77, 86, 95, 104, 127, 158, 190, 214, 230, 240, 249, 255, 261,
            58, 98, 135, 163, 196, 232, 270, 307, 333, 353, 370, 383, 389, 389, 389, 389,
            119, 136, 152, 162, 172, 180, 183, 183, 183, 183, 183, 183, 183, 183, 183, 183,
            86, 22, 50, 172, 30, 90, 80, 0, 57, 22, 4, 50, 26, 24, 0, 72, 102, 13, 26, 8, 0, 72, 67, 57, 73, 40),
    /** The Claude models before: 3 to 4.6. */
    CLAUDE_OLDER(
            60, 60, 63, 63, 63, 63, 63, 86, 106, 106, 117, 134, 155, 175, 192, 208,
            67, 67, 67, 67, 67, 67, 67, 78, 98, 121, 136, 143, 147, 151, 155, 159,
            58, 72, 84, 91, 103, 120, 141, 169, 195, 220, 246, 269, 283, 288, 290, 290,
            106, 106, 106, 106, 106, 106, 106, 109, 115, 120, 122, 122, 122, 122, 122, 122,
            71, 60, 16, 171, 30, 78, 76, 0, 61, 45, 4, 68, 43, 30, 0, 60, 89, 0, 16, 2, 0, 75, 45, 59, 73, 26),
    /** Every other model: of OpenAI's it is the one, for the rest the best guess. */
    O200K(
            62, 62, 62, 62, 62, 62, 65, 84, 105, 109, 117, 126, 136, 144, 151, 158,
            73, 73, 73, 73, 73, 83, 83, 83, 91, 105, 119, 135, 150, 165, 178, 192,
            58, 58, 58, 61, 67, 79, 95, 113, 128, 142, 155, 167, 174, 177, 178, 178,
            68, 68, 68, 68, 68, 68, 68, 68, 68, 70, 70, 70, 70, 70, 70, 70,
            33, 21, 16, 17, 18, 21, 81, 0, 26, 61, 0, 50, 41, 0, 7, 50, 69, 1, 9, 4, 0, 45, 85, 57, 41, 31);

    private static final int UNITS_PER_TOKEN = 64;

    private final int[] weights;

    Tokenizer(int... weights) {
        if (weights.length != TextWeigher.WEIGHTS) {
            throw new IllegalArgumentException(weights.length + " weights, but " + TextWeigher.WEIGHTS + " kinds");
        }
        this.weights = weights;
    }

    /** The tokenizer of a model, by its id or any name a caller has for it; a Claude without version has the newer one. */
    static Tokenizer of(String model) {
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
