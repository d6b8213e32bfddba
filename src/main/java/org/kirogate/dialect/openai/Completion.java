package org.kirogate.dialect.openai;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.ToolIds;
import org.kirogate.dialect.Utf8Buffer;

/** A whole answer, {@code chat.completion}: the parts of a reply gathered under the members of one message. */
final class Completion implements Part.Visitor<Void> {
    private final CallForm form;
    private final boolean searched;
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<Part.ToolUse> calls = new ArrayList<>();

    /** An answer whose calls have that form; {@code searched}: a web search was offered. */
    Completion(CallForm form, boolean searched) {
        this.form = form;
        this.searched = searched;
    }

    byte[] render(Reply reply, ReplyHead head) {
        reply.parts().forEach(part -> part.accept(this));
        return write(reply, head);
    }

    @Override
    public Void text(Part.Text text) {
        content.append(text.text());
        return null;
    }

    @Override
    public Void reasoning(Part.Reasoning part) {
        reasoning.append(part.text());
        return null;
    }

    @Override
    public Void toolUse(Part.ToolUse toolUse) {
        calls.add(toolUse);
        return null;
    }

    /** The format has no place for it. */
    @Override
    public Void redactedReasoning(Part.RedactedReasoning redacted) {
        return null;
    }

    /** The format has no place for it; what was found is in the text. */
    @Override
    public Void webSearch(Part.WebSearch search) {
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

    private byte[] write(Reply reply, ReplyHead head) {
        Utf8Buffer out = new Utf8Buffer();
        out.raw(Utf8Buffer.utf8("{\"id\":")).quoted("chatcmpl-" + head.id());
        out.raw(Utf8Buffer.utf8(",\"object\":\"chat.completion\",\"created\":"));
        out.number(head.createdAt().getEpochSecond()).raw(Utf8Buffer.utf8(",\"model\":")).quoted(head.model());
        out.raw(Utf8Buffer.utf8(",\"choices\":[{\"index\":0,\"message\":"));
        message(out);
        out.raw(Utf8Buffer.utf8(",\"logprobs\":null,\"finish_reason\":"));
        out.quoted(Usage.finishReason(reply.end().reason(), calls.size(), form)).raw(Utf8Buffer.utf8("}],\"usage\":"));
        Usage.append(reply.end().counts(), TokenEstimate.ofText(reasoning, head.model()), out);
        return out.raw(Utf8Buffer.utf8("}")).toByteArray();
    }

    private void message(Utf8Buffer out) {
        out.raw(Utf8Buffer.utf8("{\"role\":\"assistant\",\"content\":"));
        if (content.isEmpty() && !calls.isEmpty()) {
            out.raw(Utf8Buffer.utf8("null"));
        } else {
            out.quoted(content.toString());
        }
        out.raw(Utf8Buffer.utf8(",\"refusal\":null"));
        if (!reasoning.isEmpty()) {
            out.raw(Utf8Buffer.utf8(",\"reasoning_content\":")).quoted(reasoning.toString());
        }
        if (searched) {
            // Which words rest on which page is not known; a citation would be made up.
            out.raw(Utf8Buffer.utf8(",\"annotations\":[]"));
        }
        calls(out);
        out.raw(Utf8Buffer.utf8("}"));
    }

    /** Naive clients loop over the member when it is there, so it is there only with a call in it. */
    private void calls(Utf8Buffer out) {
        if (calls.isEmpty()) {
            return;
        }
        if (form.single()) {
            out.raw(Utf8Buffer.utf8(",\"function_call\":"));
            function(calls.get(0), out);
            return;
        }
        for (int i = 0; i < calls.size(); i++) {
            out.raw(Utf8Buffer.utf8(i == 0 ? ",\"tool_calls\":[" : ","));
            call(calls.get(i), out);
        }
        out.raw(Utf8Buffer.utf8("]"));
    }

    private void call(Part.ToolUse call, Utf8Buffer out) {
        out.raw(Utf8Buffer.utf8("{\"id\":")).quoted(ToolIds.fit(call.id()));
        if (form.custom().contains(call.name())) {
            out.raw(Utf8Buffer.utf8(",\"type\":\"custom\",\"custom\":{\"name\":")).quoted(call.name());
            out.raw(Utf8Buffer.utf8(",\"input\":")).quoted(FreeTextTools.text(call.input())).raw(Utf8Buffer.utf8("}}"));
            return;
        }
        out.raw(Utf8Buffer.utf8(",\"type\":\"function\",\"function\":"));
        function(call, out);
        out.raw(Utf8Buffer.utf8("}"));
    }

    private static void function(Part.ToolUse call, Utf8Buffer out) {
        out.raw(Utf8Buffer.utf8("{\"name\":")).quoted(call.name());
        out.raw(Utf8Buffer.utf8(",\"arguments\":")).quoted(call.input().toString()).raw(Utf8Buffer.utf8("}"));
    }
}
