package org.kirogate.dialect.anthropic;

import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.TokenCounts;
import org.kirogate.dialect.Fragments;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.ToolIds;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;

/**
 * A streamed answer. Indexes count from 0, one block is open at a time. One thread.
 *
 * <pre>
 * message_start (content_block_start content_block_delta* content_block_stop)* message_delta message_stop
 * </pre>
 */
final class MessageStream implements StreamRenderer {
    private static final byte[] MESSAGE_START =
            Utf8Buffer.utf8("event: message_start\ndata: {\"type\":\"message_start\",\"message\":");
    private static final byte[] NOT_STOPPED =
            Utf8Buffer.utf8("],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":");
    private static final byte[] TIER = Utf8Buffer.utf8(",\"service_tier\":\"standard\"}}}\n\n");
    private static final byte[] MESSAGE_DELTA =
            Utf8Buffer.utf8("event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{");
    private static final byte[] USAGE = Utf8Buffer.utf8("},\"usage\":");
    private static final byte[] MESSAGE_STOP =
            Utf8Buffer.utf8("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    private static final byte[] PING = Utf8Buffer.utf8("event: ping\ndata: {\"type\":\"ping\"}\n\n");
    private static final byte[] ERROR = Utf8Buffer.utf8("event: error\ndata: ");

    private static final byte[] BLOCK_START =
            Utf8Buffer.utf8("event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":");
    private static final byte[] TEXT_BLOCK =
            Utf8Buffer.utf8(",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
    private static final byte[] THINKING_BLOCK = Utf8Buffer.utf8(
            ",\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}\n\n");
    private static final byte[] REDACTED_BLOCK =
            Utf8Buffer.utf8(",\"content_block\":{\"type\":\"redacted_thinking\",\"data\":");
    private static final byte[] BLOCK = Utf8Buffer.utf8(",\"content_block\":");
    private static final byte[] EMPTY_INPUT = Utf8Buffer.utf8("{}}}\n\n");
    private static final byte[] TOOL_BLOCK = Utf8Buffer.utf8(",\"content_block\":{\"type\":\"tool_use\",\"id\":");
    private static final byte[] TOOL_NAME = Utf8Buffer.utf8(",\"name\":");
    private static final byte[] TOOL_INPUT = Utf8Buffer.utf8(",\"input\":{}}}\n\n");

    private static final byte[] BLOCK_DELTA =
            Utf8Buffer.utf8("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":");
    private static final byte[] TEXT = Utf8Buffer.utf8(",\"delta\":{\"type\":\"text_delta\",\"text\":\"");
    private static final byte[] THINKING = Utf8Buffer.utf8(",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"");
    private static final byte[] SIGNATURE =
            Utf8Buffer.utf8(",\"delta\":{\"type\":\"signature_delta\",\"signature\":\"");
    private static final byte[] INPUT =
            Utf8Buffer.utf8(",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"");
    private static final byte[] DELTA_END = Utf8Buffer.utf8("\"}}\n\n");

    private static final byte[] BLOCK_STOP =
            Utf8Buffer.utf8("event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":");
    private static final byte[] END = Utf8Buffer.utf8("}\n\n");
    private static final byte[] END_TWICE = Utf8Buffer.utf8("}}\n\n");

    private enum Open {
        NOTHING,
        TEXT,
        THINKING
    }

    /** Characters of thinking that nobody sees between two signs of life. */
    private static final int HIDDEN_STEP = 1024;

    private final ReplyHead head;
    private final boolean hidden;
    private final Utf8Buffer out;
    /** The thinking of the open block when its text is not to be shown. */
    private final StringBuilder unseen = new StringBuilder();
    private Open open = Open.NOTHING;
    /** The open block's index, or the next one's. */
    private int index;
    private int searches;

    /** {@code hidden}: the text of thinking is not to be shown. */
    MessageStream(ReplyHead head, boolean hidden, Utf8Buffer out) {
        this.head = head;
        this.hidden = hidden;
        this.out = out;
    }

    @Override
    public void start() {
        out.raw(MESSAGE_START);
        Wire.openMessage(head, out);
        out.raw(NOT_STOPPED);
        Wire.openUsage(new TokenCounts(head.inputTokens(), 0, 0, 0, 0, TokenCounts.Source.ESTIMATED), out);
        out.raw(TIER);
    }

    @Override
    public void ping() {
        out.raw(PING);
    }

    /** An empty delta of the open block; a tool's block is never open between two events. */
    @Override
    public void nudge() {
        switch (open) {
            case NOTHING -> ping();
            case TEXT -> out.raw(BLOCK_DELTA).number(index).raw(TEXT).raw(DELTA_END);
            case THINKING -> out.raw(BLOCK_DELTA).number(index).raw(THINKING).raw(DELTA_END);
        }
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        if (open != Open.TEXT) {
            closeBlock();
            out.raw(BLOCK_START).number(index).raw(TEXT_BLOCK);
            open = Open.TEXT;
        }
        out.raw(BLOCK_DELTA).number(index).raw(TEXT).json(delta.text()).raw(DELTA_END);
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        openThinking();
        if (hidden) {
            hide(delta.text());
            return;
        }
        out.raw(BLOCK_DELTA).number(index).raw(THINKING).json(delta.text()).raw(DELTA_END);
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        openThinking();
        closeThinking(signature.signature());
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
        closeBlock();
        out.raw(BLOCK_START).number(index).raw(REDACTED_BLOCK).quoted(redacted.data()).raw(END_TWICE);
        stopBlock();
    }

    /** The input only comes in deltas: clients overlook the one in the started block. */
    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        closeBlock();
        out.raw(BLOCK_START).number(index).raw(TOOL_BLOCK).quoted(ToolIds.fit(call.id()));
        out.raw(TOOL_NAME).quoted(call.name()).raw(TOOL_INPUT);
        input(call.inputJson());
        stopBlock();
    }

    @Override
    public void webSearch(ReplyEvent.WebSearch event) {
        closeBlock();
        searches++;
        out.raw(BLOCK_START).number(index).raw(BLOCK);
        SearchBlocks.openCall(event.search(), out);
        out.raw(EMPTY_INPUT);
        input(SearchBlocks.input(event.search()));
        stopBlock();
        out.raw(BLOCK_START).number(index).raw(BLOCK);
        SearchBlocks.result(event.search(), out);
        out.raw(END);
        stopBlock();
    }

    @Override
    public void finished(ReplyEvent.Finished finished) {
        closeBlock();
        out.raw(MESSAGE_DELTA);
        Wire.stop(finished, out);
        out.raw(USAGE);
        Wire.openUsage(finished.counts(), out);
        Wire.searches(searches, out);
        out.raw(END_TWICE).raw(MESSAGE_STOP);
    }

    @Override
    public void fail(GatewayException failure) {
        out.raw(ERROR);
        Errors.append(failure, head.requestId(), out);
        out.raw(END);
    }

    private void input(String json) {
        for (int from = 0; from < json.length(); from = Fragments.end(json, from)) {
            out.raw(BLOCK_DELTA).number(index).raw(INPUT);
            out.json(json, from, Fragments.end(json, from)).raw(DELTA_END);
        }
    }

    private void openThinking() {
        if (open != Open.THINKING) {
            closeBlock();
            out.raw(BLOCK_START).number(index).raw(THINKING_BLOCK);
            open = Open.THINKING;
        }
    }

    /** What is hidden is no silence for the gateway, so that no ping would come from elsewhere. */
    private void hide(String text) {
        int steps = unseen.length() / HIDDEN_STEP;
        unseen.append(text);
        if (unseen.length() / HIDDEN_STEP > steps) {
            ping();
        }
    }

    private void closeThinking(String signature) {
        String shown = hidden ? HiddenThinking.seal(unseen.toString(), signature) : signature;
        unseen.setLength(0);
        out.raw(BLOCK_DELTA).number(index).raw(SIGNATURE).json(Wire.signature(shown)).raw(DELTA_END);
        stopBlock();
    }

    private void closeBlock() {
        switch (open) {
            case NOTHING -> {}
            case TEXT -> stopBlock();
            case THINKING -> closeThinking("");
        }
    }

    private void stopBlock() {
        out.raw(BLOCK_STOP).number(index).raw(END);
        open = Open.NOTHING;
        index++;
    }
}
