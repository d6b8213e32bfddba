package org.kirogate.dialect.responses;

import java.util.List;
import java.util.Objects;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Reply;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;

/**
 * A request for a response.
 *
 * @param chat     what is asked
 * @param names    how the caller knows the tools
 * @param includes what the caller wants in the answer besides the usual
 * @param echo     what the answer repeats of the request; not copied, not to be changed
 * @param repairs  what was ignored or mended
 */
record ResponsesRequest(ChatRequest chat, ToolNames names, Includes includes, byte[] echo, List<String> repairs)
        implements DialectRequest {
    ResponsesRequest {
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(includes, "includes");
        Objects.requireNonNull(echo, "echo");
        repairs = List.copyOf(repairs);
    }

    @Override
    public byte[] render(Reply reply, ReplyHead head) {
        return new WholeResponse(new Items(head, names, includes)).render(reply, new Envelope(head, echo));
    }

    @Override
    public StreamRenderer stream(ReplyHead head, Utf8Buffer out) {
        return new EventStream(new Items(head, names, includes), new Envelope(head, echo), out);
    }
}
