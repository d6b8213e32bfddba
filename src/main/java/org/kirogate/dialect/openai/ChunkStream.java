package org.kirogate.dialect.openai;

import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.TokenTally;
import org.kirogate.dialect.Fragments;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.OpenAiErrors;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.ToolIds;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;

/**
 * A streamed answer: {@code chat.completion.chunk} objects on {@code data:} lines, the role first, {@code
 * finish_reason} once, {@code [DONE]} last. One thread.
 *
 * <pre>
 * data: {"id":…,"object":…,"created":…,"model":…,"choices":[{"index":0,"delta":{ … },"finish_reason":null}]}
 * └──────────────────────────────── opening ────────────────────────────────────┘   └────── closing ────────┘
 * </pre>
 */
final class ChunkStream implements StreamRenderer {
    private static final byte[] ROLE = Utf8Buffer.utf8("\"role\":\"assistant\",\"content\":\"\"");
    private static final byte[] CONTENT = Utf8Buffer.utf8("\"content\":\"");
    private static final byte[] REASONING = Utf8Buffer.utf8("\"reasoning_content\":\"");
    private static final byte[] QUOTE = Utf8Buffer.utf8("\"");
    private static final byte[] CALL = Utf8Buffer.utf8("\"tool_calls\":[{\"index\":");
    private static final byte[] CALL_ID = Utf8Buffer.utf8(",\"id\":");
    private static final byte[] CALL_NAME = Utf8Buffer.utf8(",\"type\":\"function\",\"function\":{\"name\":");
    private static final byte[] CUSTOM_NAME = Utf8Buffer.utf8(",\"type\":\"custom\",\"custom\":{\"name\":");
    private static final byte[] CUSTOM_OPENED = Utf8Buffer.utf8(",\"input\":\"\"}}]");
    private static final byte[] CUSTOM_INPUT = Utf8Buffer.utf8(",\"custom\":{\"input\":\"");
    private static final byte[] SINGLE_NAME = Utf8Buffer.utf8("\"function_call\":{\"name\":");
    private static final byte[] SINGLE_OPENED = Utf8Buffer.utf8(",\"arguments\":\"\"}");
    private static final byte[] SINGLE_ARGUMENTS = Utf8Buffer.utf8("\"function_call\":{\"arguments\":\"");
    private static final byte[] SINGLE_ARGUMENTS_END = Utf8Buffer.utf8("\"}");
    private static final byte[] CALL_OPENED = Utf8Buffer.utf8(",\"arguments\":\"\"}}]");
    private static final byte[] CALL_ARGUMENTS = Utf8Buffer.utf8(",\"function\":{\"arguments\":\"");
    private static final byte[] CALL_ARGUMENTS_END = Utf8Buffer.utf8("\"}}]");
    private static final byte[] FINISH = Utf8Buffer.utf8("},\"finish_reason\":");
    private static final byte[] USAGE_NULL = Utf8Buffer.utf8("}],\"usage\":null}\n\n");
    private static final byte[] USAGE_ABSENT = Utf8Buffer.utf8("}]}\n\n");
    private static final byte[] CLOSING = Utf8Buffer.utf8("},\"finish_reason\":null");
    private static final byte[] NO_CHOICES = Utf8Buffer.utf8("],\"usage\":");
    private static final byte[] END_OF_EVENT = Utf8Buffer.utf8("}\n\n");
    private static final byte[] DONE = Utf8Buffer.utf8("data: [DONE]\n\n");
    private static final byte[] FAILURE = Utf8Buffer.utf8("data: {");
    private static final byte[] KEEP_ALIVE = Utf8Buffer.utf8(": keep-alive\n\n");

    private final Utf8Buffer out;
    private final CallForm form;
    private final boolean includeUsage;
    /** From {@code data:} to the opening bracket of {@code choices}. */
    private final byte[] common;
    /** From {@code data:} to the opening brace of {@code delta}. */
    private final byte[] opening;
    /** What closes a chunk behind its {@code finish_reason}. */
    private final byte[] usagePlace;
    private final TokenTally reasoning;

    private boolean started;
    private int calls;

    ChunkStream(ReplyHead head, CallForm form, boolean includeUsage, Utf8Buffer out) {
        this.form = form;
        this.includeUsage = includeUsage;
        this.out = out;
        this.reasoning = new TokenTally(head.model());
        Utf8Buffer start = new Utf8Buffer();
        start.raw(Utf8Buffer.utf8("data: {\"id\":")).quoted("chatcmpl-" + head.id());
        start.raw(Utf8Buffer.utf8(",\"object\":\"chat.completion.chunk\",\"created\":"));
        start.number(head.createdAt().getEpochSecond()).raw(Utf8Buffer.utf8(",\"model\":")).quoted(head.model());
        common = start.raw(Utf8Buffer.utf8(",\"choices\":[")).toByteArray();
        opening = start.raw(Utf8Buffer.utf8("{\"index\":0,\"delta\":{")).toByteArray();
        usagePlace = includeUsage ? USAGE_NULL : USAGE_ABSENT;
    }

    @Override
    public void start() {
        started = true;
        out.raw(opening).raw(ROLE).raw(CLOSING).raw(usagePlace);
    }

    /** A comment: the only sign of life that no client stumbles over. */
    @Override
    public void ping() {
        out.raw(KEEP_ALIVE);
    }

    /** An empty piece of text, which says nothing about what comes: text, reasoning or a call. */
    @Override
    public void nudge() {
        if (started) {
            out.raw(opening).raw(CONTENT).raw(QUOTE).raw(CLOSING).raw(usagePlace);
        } else {
            ping();
        }
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        out.raw(opening).raw(CONTENT).json(delta.text()).raw(QUOTE).raw(CLOSING).raw(usagePlace);
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        reasoning.add(delta.text());
        out.raw(opening).raw(REASONING).json(delta.text()).raw(QUOTE).raw(CLOSING).raw(usagePlace);
    }

    /** The format has no place for it. */
    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {}

    /** The format has no place for it. */
    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {}

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        if (form.single()) {
            singleCall(call);
        } else {
            call(call, form.custom().contains(call.name()));
        }
        calls++;
    }

    /** Id, type and name only in the first fragment: clients join the texts of all fragments. */
    private void call(ReplyEvent.ToolCall call, boolean custom) {
        out.raw(opening).raw(CALL).number(calls).raw(CALL_ID).quoted(ToolIds.fit(call.id()));
        out.raw(custom ? CUSTOM_NAME : CALL_NAME).quoted(call.name());
        out.raw(custom ? CUSTOM_OPENED : CALL_OPENED).raw(CLOSING).raw(usagePlace);
        String input = custom ? FreeTextTools.text(call.inputJson()) : call.inputJson();
        for (int from = 0; from < input.length(); from = Fragments.end(input, from)) {
            out.raw(opening).raw(CALL).number(calls).raw(custom ? CUSTOM_INPUT : CALL_ARGUMENTS);
            out.json(input, from, Fragments.end(input, from)).raw(CALL_ARGUMENTS_END).raw(CLOSING).raw(usagePlace);
        }
    }

    /** The old form has place for one call; a further one is made again when the first has its result. */
    private void singleCall(ReplyEvent.ToolCall call) {
        if (calls > 0) {
            return;
        }
        out.raw(opening).raw(SINGLE_NAME).quoted(call.name()).raw(SINGLE_OPENED).raw(CLOSING).raw(usagePlace);
        String input = call.inputJson();
        for (int from = 0; from < input.length(); from = Fragments.end(input, from)) {
            out.raw(opening).raw(SINGLE_ARGUMENTS).json(input, from, Fragments.end(input, from));
            out.raw(SINGLE_ARGUMENTS_END).raw(CLOSING).raw(usagePlace);
        }
    }

    /** The format has no place for it; what was found is in the text. */
    @Override
    public void webSearch(ReplyEvent.WebSearch search) {}

    @Override
    public void finished(ReplyEvent.Finished finished) {
        out.raw(opening).raw(FINISH).quoted(Usage.finishReason(finished.reason(), calls, form)).raw(usagePlace);
        if (includeUsage) {
            out.raw(common).raw(NO_CHOICES);
            Usage.append(finished.counts(), reasoning.tokens(), out);
            out.raw(END_OF_EVENT);
        }
        out.raw(DONE);
    }

    @Override
    public void fail(GatewayException failure) {
        out.raw(FAILURE);
        OpenAiErrors.append(failure, out);
        out.raw(END_OF_EVENT);
    }
}
