package org.kirogate.dialect.responses;

import org.kirogate.dialect.OpenAiErrors;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;

/**
 * Writes events with their sequence numbers, those inside an item with the item's place. One stream, one thread.
 *
 * <pre>
 * event: NAME
 * data: {"type":"NAME","sequence_number":7,"item_id":"m","output_index":0,"content_index":0,"delta":"…","logprobs":[]}
 * └────────────── opening ──────────────┘ └─────────── place ──────────┘ └────── before ──────────┘   └── behind ───┘
 * </pre>
 */
final class EventWriter {
    private static final byte[] OUTPUT_INDEX = Utf8Buffer.utf8(",\"output_index\":");
    private static final byte[] MESSAGE = Utf8Buffer.utf8(",\"message\":");
    private static final byte[] PARAM = Utf8Buffer.utf8(",\"param\":null,");
    private static final byte[] QUOTE = Utf8Buffer.utf8("\"");
    private static final byte[] END = Utf8Buffer.utf8("}\n\n");
    private static final byte[] KEEP_ALIVE = Utf8Buffer.utf8(": keep-alive\n\n");

    private final Utf8Buffer out;
    private byte[] place = new byte[0];
    private int sequence;

    EventWriter(Utf8Buffer out) {
        this.out = out;
    }

    /** Writes a comment. */
    void comment() {
        out.raw(KEEP_ALIVE);
    }

    /**
     * Opens an event about the response, whose object has to follow in the buffer that comes back, then {@link #end}.
     */
    Utf8Buffer begin(Event event) {
        return out.raw(event.opening()).number(sequence++).raw(event.before());
    }

    /** Closes an event. */
    void end() {
        out.raw(END);
    }

    /** Writes an event with an item. */
    void item(Event event, int index, byte[] item) {
        out.raw(event.opening()).number(sequence++).raw(OUTPUT_INDEX).number(index);
        out.raw(event.before()).raw(item).raw(END);
    }

    /** Says which item the next events are about. */
    void open(String id, int index) {
        Utf8Buffer members = new Utf8Buffer();
        members.raw(Utf8Buffer.utf8(",\"item_id\":")).quoted(id).raw(OUTPUT_INDEX).number(index);
        place = members.toByteArray();
    }

    /** Writes an event inside the item. */
    void state(Event event) {
        out.raw(event.opening()).number(sequence++).raw(place).raw(END);
    }

    /** Writes an event inside the item with a text. */
    void text(Event event, String text) {
        text(event, text, 0, text.length());
    }

    /** The same with the part of a text from {@code from} (inclusive) to {@code to} (exclusive). */
    void text(Event event, String text, int from, int to) {
        out.raw(event.opening()).number(sequence++).raw(place).raw(event.before());
        out.raw(QUOTE).json(text, from, to).raw(QUOTE).raw(event.behind()).raw(END);
    }

    /** Writes the event that makes clients throw: some look at its own members, some at those of {@code error}. */
    void error(GatewayException failure) {
        begin(Event.ERROR).quoted(OpenAiErrors.code(failure)).raw(MESSAGE).quoted(failure.getMessage()).raw(PARAM);
        OpenAiErrors.append(failure, out);
        out.raw(END);
    }
}
