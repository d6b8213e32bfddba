package org.kirogate.dialect.anthropic;

import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.ToolIds;
import org.kirogate.dialect.Utf8Buffer;

/** A whole answer, one {@code message} object. Members that say nothing are left out: clients stumble over nulls. */
final class WholeMessage implements Part.Visitor<Void> {
    private static final byte[] COMMA = Utf8Buffer.utf8(",");
    private static final byte[] BRACE = Utf8Buffer.utf8("}");

    private final ReplyHead head;
    private final boolean hidden;
    private final Utf8Buffer out = new Utf8Buffer();
    private int blocks;
    private int searches;

    /** {@code hidden}: the text of thinking is not to be shown. */
    WholeMessage(ReplyHead head, boolean hidden) {
        this.head = head;
        this.hidden = hidden;
    }

    byte[] render(Reply reply) {
        Wire.openMessage(head, out);
        reply.parts().forEach(part -> part.accept(this));
        out.raw(Utf8Buffer.utf8("],"));
        Wire.stop(reply.end(), out);
        out.raw(Utf8Buffer.utf8(",\"usage\":"));
        Wire.openUsage(reply.end().counts(), out);
        Wire.searches(searches, out);
        return out.raw(Utf8Buffer.utf8(",\"service_tier\":\"standard\"}}")).toByteArray();
    }

    @Override
    public Void text(Part.Text text) {
        block("{\"type\":\"text\",\"text\":").quoted(text.text());
        return close();
    }

    @Override
    public Void reasoning(Part.Reasoning reasoning) {
        block("{\"type\":\"thinking\",\"thinking\":").quoted(hidden ? "" : reasoning.text());
        String signature =
                hidden ? HiddenThinking.seal(reasoning.text(), reasoning.signature()) : reasoning.signature();
        out.raw(Utf8Buffer.utf8(",\"signature\":")).quoted(Wire.signature(signature));
        return close();
    }

    @Override
    public Void redactedReasoning(Part.RedactedReasoning redacted) {
        block("{\"type\":\"redacted_thinking\",\"data\":").quoted(redacted.data());
        return close();
    }

    @Override
    public Void toolUse(Part.ToolUse toolUse) {
        block("{\"type\":\"tool_use\",\"id\":").quoted(ToolIds.fit(toolUse.id()));
        out.raw(Utf8Buffer.utf8(",\"name\":")).quoted(toolUse.name()).raw(Utf8Buffer.utf8(",\"input\":"));
        out.raw(Utf8Buffer.utf8(toolUse.input().toString()));
        return close();
    }

    @Override
    public Void webSearch(Part.WebSearch search) {
        searches++;
        separate();
        SearchBlocks.openCall(search, out);
        out.raw(Utf8Buffer.utf8(SearchBlocks.input(search)));
        close();
        separate();
        SearchBlocks.result(search, out);
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

    private Utf8Buffer block(String opening) {
        separate();
        return out.raw(Utf8Buffer.utf8(opening));
    }

    private void separate() {
        if (blocks++ > 0) {
            out.raw(COMMA);
        }
    }

    private Void close() {
        out.raw(BRACE);
        return null;
    }
}
