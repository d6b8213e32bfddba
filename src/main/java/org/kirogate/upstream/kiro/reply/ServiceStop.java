package org.kirogate.upstream.kiro.reply;

import java.util.Locale;

/** Why the service says that it stopped ({@code metadataEvent.stopReason}; Kiro protocol, section 4.5). */
enum ServiceStop {
    /** Nothing was said. */
    NONE,
    END_TURN,
    TOOL_USE,
    MAX_TOKENS,
    CONTEXT_WINDOW_EXCEEDED,
    CONTENT_FILTERED,
    PAUSE_TURN,
    /** The model made something that the service could not use, such as half a tool call. */
    MALFORMED,
    /** A word that decides nothing: UNKNOWN, STOP_SEQUENCE (we never send one) and what may come to be. */
    OTHER;

    /** Reads the service's word in any case; empty text is {@link #NONE}. */
    static ServiceStop of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "" -> NONE;
            case "END_TURN" -> END_TURN;
            case "TOOL_USE" -> TOOL_USE;
            case "MAX_TOKENS" -> MAX_TOKENS;
            case "MODEL_CONTEXT_WINDOW_EXCEEDED" -> CONTEXT_WINDOW_EXCEEDED;
            case "CONTENT_FILTERED", "GUARDRAIL_INTERVENED" -> CONTENT_FILTERED;
            case "PAUSE_TURN" -> PAUSE_TURN;
            case "MALFORMED_TOOL_USE", "MALFORMED_MODEL_OUTPUT" -> MALFORMED;
            default -> OTHER;
        };
    }
}
