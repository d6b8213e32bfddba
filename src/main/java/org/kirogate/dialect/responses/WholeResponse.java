package org.kirogate.dialect.responses;

import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.Utf8Buffer;

/** A whole answer: an item for each part of a reply. One use. */
final class WholeResponse implements Part.Visitor<Void> {
    private final Items items;
    /** How the message that is written now ended. */
    private Items.Status status = Items.Status.COMPLETED;

    WholeResponse(Items items) {
        this.items = items;
    }

    byte[] render(Reply reply, Envelope envelope) {
        List<Part> parts = reply.parts();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            status = last ? Envelope.status(reply.end().reason()) : Items.Status.COMPLETED;
            parts.get(i).accept(this);
        }
        Utf8Buffer out = new Utf8Buffer();
        envelope.ended(reply.end(), items, out);
        return out.toByteArray();
    }

    @Override
    public Void text(Part.Text text) {
        items.message(text.text(), status);
        return null;
    }

    @Override
    public Void reasoning(Part.Reasoning reasoning) {
        if (items.shows(reasoning)) {
            items.reasoning(reasoning);
        }
        return null;
    }

    @Override
    public Void redactedReasoning(Part.RedactedReasoning redacted) {
        if (items.showsSealed()) {
            items.redacted(redacted);
        }
        return null;
    }

    @Override
    public Void toolUse(Part.ToolUse call) {
        ToolNames.Caller tool = items.caller(call.name());
        items.call(call.id(), tool, tool.custom() ? FreeTextTools.text(call.input()) : call.input().toString());
        return null;
    }

    @Override
    public Void webSearch(Part.WebSearch search) {
        items.search(search);
        return null;
    }

    @Override
    public Void image(Part.Image image) {
        throw new IllegalStateException("a reply holds no images");
    }

    @Override
    public Void toolResult(Part.ToolResult toolResult) {
        throw new IllegalStateException("a reply holds no tool results");
    }
}
