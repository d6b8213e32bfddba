package org.kirogate.dialect.responses;

import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.dialect.OpenAiErrors;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** The response object around the items, in each of its states. */
final class Envelope {
    private static final byte[] IN_PROGRESS =
            Utf8Buffer.utf8("in_progress\",\"error\":null,\"incomplete_details\":null,\"output\":[");
    private static final byte[] COMPLETED =
            Utf8Buffer.utf8("completed\",\"error\":null,\"incomplete_details\":null,\"output\":[");
    private static final byte[] INCOMPLETE =
            Utf8Buffer.utf8("incomplete\",\"error\":null,\"incomplete_details\":{\"reason\":");
    private static final byte[] FAILED = Utf8Buffer.utf8("failed\",\"error\":{\"code\":");
    private static final byte[] MESSAGE = Utf8Buffer.utf8(",\"message\":");
    private static final byte[] NOT_INCOMPLETE = Utf8Buffer.utf8("},\"incomplete_details\":null,\"output\":[");
    private static final byte[] OUTPUT = Utf8Buffer.utf8("},\"output\":[");
    private static final byte[] NO_USAGE = Utf8Buffer.utf8("],\"usage\":null");
    private static final byte[] INPUT = Utf8Buffer.utf8("],\"usage\":{\"input_tokens\":");
    private static final byte[] CACHED = Utf8Buffer.utf8(",\"input_tokens_details\":{\"cached_tokens\":");
    private static final byte[] CACHE_WRITE = Utf8Buffer.utf8(",\"cache_write_tokens\":");
    private static final byte[] OUTPUT_TOKENS = Utf8Buffer.utf8("},\"output_tokens\":");
    private static final byte[] REASONING = Utf8Buffer.utf8(",\"output_tokens_details\":{\"reasoning_tokens\":");
    private static final byte[] TOTAL = Utf8Buffer.utf8("},\"total_tokens\":");
    private static final byte[] END = Utf8Buffer.utf8("}");

    private final byte[] echo;
    /** Up to the word of the status. */
    private final byte[] opening;

    Envelope(ReplyHead head, byte[] echo) {
        this.echo = echo;
        Utf8Buffer start = new Utf8Buffer();
        start.raw(Utf8Buffer.utf8("{\"id\":")).quoted("resp_" + head.id());
        start.raw(Utf8Buffer.utf8(",\"object\":\"response\",\"created_at\":"));
        start.number(head.createdAt().getEpochSecond());
        start.raw(Utf8Buffer.utf8(",\"background\":false,\"model\":")).quoted(head.model());
        opening = start.raw(Utf8Buffer.utf8(",\"status\":\"")).toByteArray();
    }

    /** The response before its end, with the items that are finished. */
    void running(Items items, Utf8Buffer out) {
        out.raw(opening).raw(IN_PROGRESS).raw(items.output().toByteArray()).raw(NO_USAGE).raw(echo).raw(END);
    }

    /** The response at its end; its status is {@link #status}. */
    void ended(ReplyEvent.Finished finished, Items items, Utf8Buffer out) {
        out.raw(opening);
        if (status(finished.reason()) == Items.Status.COMPLETED) {
            out.raw(COMPLETED);
        } else {
            String reason = finished.reason() == StopReason.REFUSAL ? "content_filter" : "max_output_tokens";
            out.raw(INCOMPLETE).quoted(reason).raw(OUTPUT);
        }
        out.raw(items.output().toByteArray());
        usage(finished.counts(), items.reasoningTokens(), out);
        out.raw(echo).raw(END);
    }

    /** The response that broke off, with the items that were finished. */
    void failed(GatewayException failure, Items items, Utf8Buffer out) {
        out.raw(opening).raw(FAILED).quoted(code(failure)).raw(MESSAGE).quoted(failure.getMessage());
        out.raw(NOT_INCOMPLETE).raw(items.output().toByteArray()).raw(NO_USAGE).raw(echo).raw(END);
    }

    /** How an answer with that end went, and the message that was cut by it. */
    static Items.Status status(StopReason reason) {
        return switch (reason) {
            case END_TURN, TOOL_USE, STOP_SEQUENCE, PAUSE_TURN -> Items.Status.COMPLETED;
            case MAX_TOKENS, CONTEXT_WINDOW_EXCEEDED, REFUSAL -> Items.Status.INCOMPLETE;
        };
    }

    /** Few codes are known inside a response; Codex acts on that of a full context. */
    private static String code(GatewayException failure) {
        Fault fault = failure.fault();
        boolean limit = fault == Fault.RATE_LIMITED || fault == Fault.QUOTA_EXHAUSTED;
        return limit || fault == Fault.CONTEXT_TOO_LARGE ? OpenAiErrors.code(failure) : "server_error";
    }

    /** OpenAI's input figure includes what the cache read and wrote. */
    private static void usage(TokenCounts counts, long reasoning, Utf8Buffer out) {
        long input = counts.input() + counts.cacheRead() + counts.cacheWrite();
        out.raw(INPUT).number(input);
        out.raw(CACHED).number(counts.cacheRead()).raw(CACHE_WRITE).number(counts.cacheWrite());
        out.raw(OUTPUT_TOKENS).number(counts.output());
        out.raw(REASONING).number(Math.min(reasoning, counts.output()));
        out.raw(TOTAL).number(input + counts.output()).raw(END);
    }
}
