package org.kirogate.dialect.anthropic;

import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.Utf8Buffer;

/** What whole answers and streams write alike. */
final class Wire {
    /**
     * Stands where reasoning came without a proof: clients refuse a thinking block without a signature. It claims
     * nothing, and when it comes back it counts as no signature, so no service is ever asked to accept it.
     */
    static final String UNSIGNED = "kirogate-unsigned";

    private static final byte[] MESSAGE = Utf8Buffer.utf8("{\"id\":");
    private static final byte[] MODEL = Utf8Buffer.utf8(",\"type\":\"message\",\"role\":\"assistant\",\"model\":");
    private static final byte[] CONTENT = Utf8Buffer.utf8(",\"content\":[");
    private static final byte[] INPUT = Utf8Buffer.utf8("{\"input_tokens\":");
    private static final byte[] CACHE_WRITE = Utf8Buffer.utf8(",\"cache_creation_input_tokens\":");
    private static final byte[] CACHE_READ = Utf8Buffer.utf8(",\"cache_read_input_tokens\":");
    private static final byte[] OUTPUT = Utf8Buffer.utf8(",\"output_tokens\":");
    private static final byte[] SEARCHES = Utf8Buffer.utf8(",\"server_tool_use\":{\"web_search_requests\":");
    private static final byte[] NO_FETCHES = Utf8Buffer.utf8(",\"web_fetch_requests\":0}");
    private static final byte[] STOP_REASON = Utf8Buffer.utf8("\"stop_reason\":");
    private static final byte[] STOP_SEQUENCE = Utf8Buffer.utf8(",\"stop_sequence\":");
    private static final byte[] NULL = Utf8Buffer.utf8("null");

    private Wire() {}

    /** A message object up to the opening bracket of its content. */
    static void openMessage(ReplyHead head, Utf8Buffer out) {
        out.raw(MESSAGE).quoted("msg_" + head.id()).raw(MODEL).quoted(head.model()).raw(CONTENT);
    }

    /** The four figures, without the closing brace; the input figure excludes what the cache read and wrote. */
    static void openUsage(TokenCounts counts, Utf8Buffer out) {
        out.raw(INPUT).number(counts.input());
        out.raw(CACHE_WRITE).number(counts.cacheWrite());
        out.raw(CACHE_READ).number(counts.cacheRead());
        out.raw(OUTPUT).number(counts.output());
    }

    /** How many web searches were run, unless none was. */
    static void searches(int count, Utf8Buffer out) {
        if (count > 0) {
            out.raw(SEARCHES).number(count).raw(NO_FETCHES);
        }
    }

    /** The members that say why the answer ended. */
    static void stop(ReplyEvent.Finished end, Utf8Buffer out) {
        out.raw(STOP_REASON).quoted(stopReason(end.reason())).raw(STOP_SEQUENCE);
        if (end.stopSequence().isEmpty()) {
            out.raw(NULL);
        } else {
            out.quoted(end.stopSequence());
        }
    }

    /** The signature to show for one that came from upstream, empty when none did. */
    static String signature(String signature) {
        return signature.isEmpty() ? UNSIGNED : signature;
    }

    private static String stopReason(StopReason reason) {
        return switch (reason) {
            case END_TURN -> "end_turn";
            case TOOL_USE -> "tool_use";
            case MAX_TOKENS -> "max_tokens";
            case STOP_SEQUENCE -> "stop_sequence";
            case CONTEXT_WINDOW_EXCEEDED -> "model_context_window_exceeded";
            case REFUSAL -> "refusal";
            case PAUSE_TURN -> "pause_turn";
        };
    }
}
