package org.kirogate.dialect.anthropic;

import java.util.List;
import java.util.Objects;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Reply;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;

/**
 * A Messages request.
 *
 * @param chat    what is asked
 * @param hidden  whether the text of its thinking is not to be shown
 * @param repairs what was ignored or mended
 */
record MessagesRequest(ChatRequest chat, boolean hidden, List<String> repairs) implements DialectRequest {
    MessagesRequest {
        Objects.requireNonNull(chat, "chat");
        repairs = List.copyOf(repairs);
    }

    @Override
    public byte[] render(Reply reply, ReplyHead head) {
        return new WholeMessage(head, hidden).render(reply);
    }

    @Override
    public StreamRenderer stream(ReplyHead head, Utf8Buffer out) {
        return new MessageStream(head, hidden, out);
    }
}
