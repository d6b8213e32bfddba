package org.kirogate.upstream.kiro.request;

import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Thinking;

/**
 * Asks a model that has no field for it to reason between tags in its text (Kiro protocol, section 8.2). Pure
 * functions.
 */
final class ThinkingPrompt {
    private static final int DEFAULT_BUDGET = 20_000;
    private static final int MOST_BUDGET = 24_576;
    /** Less is not worth the words. */
    private static final int LEAST_BUDGET = 512;

    private ThinkingPrompt() {}

    /** The text that goes in front of the system text, or empty. */
    static String of(ChatRequest request) {
        Thinking thinking = request.thinking();
        if (!thinking.shown() || thinking.effort() == Thinking.Effort.NONE) {
            return "";
        }
        int budget = Math.min(wanted(thinking), MOST_BUDGET);
        if (request.maxTokens() > 0) {
            // The answer needs room, too.
            budget = (int) Math.min(budget, request.maxTokens() * 3L / 4);
        }
        return budget < LEAST_BUDGET
                ? ""
                : "<thinking_mode>enabled</thinking_mode><max_thinking_length>" + budget + "</max_thinking_length>";
    }

    private static int wanted(Thinking thinking) {
        if (thinking.budgetTokens() > 0) {
            return thinking.budgetTokens();
        }
        return switch (thinking.effort()) {
            case DEFAULT, NONE -> DEFAULT_BUDGET;
            case LOW -> 4_000;
            case MEDIUM -> 10_000;
            case HIGH -> DEFAULT_BUDGET;
            case XHIGH, MAX -> MOST_BUDGET;
        };
    }
}
