package org.kirogate.upstream.kiro.reply;

import org.kirogate.chat.StopReason;

/**
 * Why an answer ended: the table of Kiro protocol, section 4.5, from top to bottom. The service's own word is not
 * trusted for tool turns: many of them say END_TURN. The table's row for broken answers is not here: those never come
 * to an end. Pure functions.
 */
final class StopDecision {
    private static final double WINDOW_FULL = 100;

    private StopDecision() {}

    /**
     * What is known of an answer that is over.
     *
     * @param toolCalled     at least one whole tool call was passed on
     * @param text           text was passed on
     * @param reasoning      reasoning was passed on, readable or not
     * @param complete       the answer's tail came, or the surface sends none and the body ended cleanly
     * @param toolLost       a tool call was dropped because it stayed half or was no JSON object
     * @param service        the service's own word
     * @param windowPercent  share of the context window that is used, 0-100 and more; 0 = not said
     */
    record Ending(
            boolean toolCalled,
            boolean text,
            boolean reasoning,
            boolean complete,
            boolean toolLost,
            ServiceStop service,
            double windowPercent) {}

    static StopReason decide(Ending ending) {
        if (ending.toolCalled() && ending.complete()) {
            return StopReason.TOOL_USE;
        }
        if (ending.service() != ServiceStop.MAX_TOKENS && windowFull(ending)) {
            return StopReason.CONTEXT_WINDOW_EXCEEDED;
        }
        return switch (ending.service()) {
            // A call that the model spoilt is as lost as one that was cut: no clean end, or an agent stops half-way.
            case MAX_TOKENS, MALFORMED -> StopReason.MAX_TOKENS;
            case CONTEXT_WINDOW_EXCEEDED -> StopReason.CONTEXT_WINDOW_EXCEEDED;
            case CONTENT_FILTERED -> StopReason.REFUSAL;
            case PAUSE_TURN -> StopReason.PAUSE_TURN;
            case NONE, END_TURN, TOOL_USE, OTHER -> byContent(ending);
        };
    }

    /** Whether the ending explains itself, so that an answer without any content is still an answer. */
    static boolean saysWhy(Ending ending) {
        if (windowFull(ending)) {
            return true;
        }
        return switch (ending.service()) {
            case MAX_TOKENS, CONTEXT_WINDOW_EXCEEDED, CONTENT_FILTERED, PAUSE_TURN -> true;
            case NONE, END_TURN, TOOL_USE, MALFORMED, OTHER -> false;
        };
    }

    private static StopReason byContent(Ending ending) {
        boolean onlyReasoning = ending.reasoning() && !ending.text() && !ending.toolCalled();
        boolean cut = !ending.complete() || ending.toolLost();
        return cut || onlyReasoning ? StopReason.MAX_TOKENS : StopReason.END_TURN;
    }

    private static boolean windowFull(Ending ending) {
        return ending.windowPercent() >= WINDOW_FULL;
    }
}
