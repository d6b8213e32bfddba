package org.kirogate.chat;

/** Why an answer ended. */
public enum StopReason {
    END_TURN,
    TOOL_USE,
    MAX_TOKENS,
    STOP_SEQUENCE,
    CONTEXT_WINDOW_EXCEEDED,
    REFUSAL,
    PAUSE_TURN
}
