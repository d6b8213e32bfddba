package org.kirogate.dialect.openai;

import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.dialect.Utf8Buffer;

/** Names and figures at the end of an answer, the same for whole answers and streams. */
final class Usage {
    private static final byte[] PROMPT = Utf8Buffer.utf8("{\"prompt_tokens\":");
    private static final byte[] COMPLETION = Utf8Buffer.utf8(",\"completion_tokens\":");
    private static final byte[] TOTAL = Utf8Buffer.utf8(",\"total_tokens\":");
    private static final byte[] CACHED = Utf8Buffer.utf8(",\"prompt_tokens_details\":{\"cached_tokens\":");
    private static final byte[] REASONING =
            Utf8Buffer.utf8("},\"completion_tokens_details\":{\"reasoning_tokens\":");
    private static final byte[] END = Utf8Buffer.utf8("}}");

    private Usage() {}

    /** The value of {@code usage}; OpenAI's prompt figure includes what the cache read and wrote. */
    static void append(TokenCounts counts, long reasoning, Utf8Buffer out) {
        long prompt = counts.input() + counts.cacheRead() + counts.cacheWrite();
        out.raw(PROMPT).number(prompt);
        out.raw(COMPLETION).number(counts.output());
        out.raw(TOTAL).number(prompt + counts.output());
        out.raw(CACHED).number(counts.cacheRead());
        out.raw(REASONING).number(Math.min(reasoning, counts.output()));
        out.raw(END);
    }

    /**
     * The value of {@code finish_reason}. Clients run calls when it says so and look for calls when it does, so it
     * goes by the calls that the answer has.
     */
    static String finishReason(StopReason reason, int calls, CallForm form) {
        return switch (reason) {
            case END_TURN, STOP_SEQUENCE, PAUSE_TURN, TOOL_USE -> calls == 0 ? "stop" : called(form);
            case MAX_TOKENS, CONTEXT_WINDOW_EXCEEDED -> "length";
            case REFUSAL -> "content_filter";
        };
    }

    private static String called(CallForm form) {
        return form.single() ? "function_call" : "tool_calls";
    }
}
