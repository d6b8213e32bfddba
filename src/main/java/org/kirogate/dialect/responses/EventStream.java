package org.kirogate.dialect.responses;

import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.dialect.Fragments;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;

/**
 * A streamed answer (OpenAI API reference, "Streaming events" of the Responses API). Items come one after the other,
 * their places count from 0, and so do the events' sequence numbers. One thread.
 *
 * <pre>
 * created in_progress item* (completed | incomplete | error failed)
 * item      = output_item.added inside output_item.done
 * message   = content_part.added output_text.delta* output_text.done content_part.done
 * reasoning = (reasoning_summary_part.added reasoning_summary_text.delta* .done reasoning_summary_part.done)?
 * call      = function_call_arguments.delta* .done | custom_tool_call_input.delta* .done
 * search    = web_search_call.in_progress web_search_call.searching web_search_call.completed?
 * </pre>
 */
final class EventStream implements StreamRenderer {

    private enum Open {
        NOTHING,
        MESSAGE,
        REASONING
    }

    private final Items items;
    private final Envelope envelope;
    private final EventWriter events;
    /** The whole text of the open item. */
    private final StringBuilder text = new StringBuilder();
    private Open open = Open.NOTHING;

    EventStream(Items items, Envelope envelope, Utf8Buffer out) {
        this.items = items;
        this.envelope = envelope;
        this.events = new EventWriter(out);
    }

    @Override
    public void start() {
        running(Event.CREATED);
        running(Event.IN_PROGRESS);
    }

    /** A comment: the only sign of life that no client stumbles over. */
    @Override
    public void ping() {
        events.comment();
    }

    /** Codex counts events only: an empty delta of the open item, or the response once more as it is so far. */
    @Override
    public void nudge() {
        switch (open) {
            case MESSAGE -> events.text(Event.TEXT_DELTA, "");
            case REASONING -> events.text(Event.SUMMARY_DELTA, "");
            case NOTHING -> running(Event.IN_PROGRESS);
        }
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        if (open != Open.MESSAGE) {
            close(Items.Status.COMPLETED);
            open = Open.MESSAGE;
            events.item(Event.ITEM_ADDED, items.index(), items.openMessage());
            events.open(items.id("msg_"), items.index());
            events.text(Event.PART_ADDED, "");
        }
        text.append(delta.text());
        events.text(Event.TEXT_DELTA, delta.text());
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        if (open != Open.REASONING) {
            close(Items.Status.COMPLETED);
            open = Open.REASONING;
            events.item(Event.ITEM_ADDED, items.index(), items.openReasoning());
            events.open(items.id("rs_"), items.index());
            events.text(Event.SUMMARY_ADDED, "");
        }
        text.append(delta.text());
        events.text(Event.SUMMARY_DELTA, delta.text());
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        if (open == Open.REASONING) {
            closeReasoning(signature.signature());
            return;
        }
        close(Items.Status.COMPLETED);
        Part.Reasoning proof = new Part.Reasoning("", signature.signature());
        if (items.shows(proof)) {
            addedAndDone(items.openReasoning(), items.reasoning(proof));
        }
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
        close(Items.Status.COMPLETED);
        if (items.showsSealed()) {
            addedAndDone(items.openReasoning(), items.redacted(new Part.RedactedReasoning(redacted.data())));
        }
    }

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        close(Items.Status.COMPLETED);
        ToolNames.Caller tool = items.caller(call.name());
        String input = tool.custom() ? FreeTextTools.text(call.inputJson()) : call.inputJson();
        int index = items.index();
        events.item(Event.ITEM_ADDED, index, items.openCall(call.id(), tool));
        events.open(items.id(tool.itemPrefix()), index);
        for (int from = 0; from < input.length(); from = Fragments.end(input, from)) {
            Event delta = tool.custom() ? Event.INPUT_DELTA : Event.ARGUMENTS_DELTA;
            events.text(delta, input, from, Fragments.end(input, from));
        }
        events.text(tool.custom() ? Event.INPUT_DONE : Event.ARGUMENTS_DONE, input);
        events.item(Event.ITEM_DONE, index, items.call(call.id(), tool, input));
    }

    @Override
    public void webSearch(ReplyEvent.WebSearch event) {
        close(Items.Status.COMPLETED);
        int index = items.index();
        events.item(Event.ITEM_ADDED, index, items.openSearch(event.search()));
        events.open(Items.SEARCH_ID + event.search().id(), index);
        events.state(Event.SEARCH_BEGUN);
        events.state(Event.SEARCHING);
        if (event.search().error().isEmpty()) {
            events.state(Event.SEARCHED);
        }
        events.item(Event.ITEM_DONE, index, items.search(event.search()));
    }

    @Override
    public void finished(ReplyEvent.Finished finished) {
        Items.Status status = Envelope.status(finished.reason());
        close(status);
        envelope.ended(finished, items,
                events.begin(status == Items.Status.COMPLETED ? Event.COMPLETED : Event.INCOMPLETE));
        events.end();
    }

    /** First the event that makes the SDKs throw, then the one by which others know that the response has failed. */
    @Override
    public void fail(GatewayException failure) {
        events.error(failure);
        envelope.failed(failure, items, events.begin(Event.FAILED));
        events.end();
    }

    private void running(Event event) {
        envelope.running(items, events.begin(event));
        events.end();
    }

    private void addedAndDone(byte[] added, byte[] done) {
        int index = items.index() - 1;
        events.item(Event.ITEM_ADDED, index, added);
        events.item(Event.ITEM_DONE, index, done);
    }

    /** Ends the open item; {@code status} is that of a message. */
    private void close(Items.Status status) {
        switch (open) {
            case NOTHING -> {}
            case MESSAGE -> closeMessage(status);
            case REASONING -> closeReasoning("");
        }
    }

    private void closeMessage(Items.Status status) {
        String whole = taken();
        events.text(Event.TEXT_DONE, whole);
        events.text(Event.PART_DONE, whole);
        events.item(Event.ITEM_DONE, items.index(), items.message(whole, status));
    }

    private void closeReasoning(String signature) {
        String whole = taken();
        events.text(Event.SUMMARY_TEXT_DONE, whole);
        events.text(Event.SUMMARY_DONE, whole);
        events.item(Event.ITEM_DONE, items.index(), items.reasoning(new Part.Reasoning(whole, signature)));
    }

    private String taken() {
        String whole = text.toString();
        text.setLength(0);
        open = Open.NOTHING;
        return whole;
    }
}
