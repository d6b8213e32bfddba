package org.kirogate.dialect.openai;

import java.util.List;
import java.util.Objects;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Reply;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;

/**
 * A chat completion request.
 *
 * @param chat         what is asked
 * @param form         how calls are written
 * @param includeUsage whether a stream ends with the usage figures
 * @param repairs      what was ignored or mended
 */
record CompletionRequest(ChatRequest chat, CallForm form, boolean includeUsage, List<String> repairs)
        implements DialectRequest {

    CompletionRequest {
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(form, "form");
        repairs = List.copyOf(repairs);
    }

    @Override
    public byte[] render(Reply reply, ReplyHead head) {
        return new Completion(form, chat.search().isOffered()).render(reply, head);
    }

    @Override
    public StreamRenderer stream(ReplyHead head, Utf8Buffer out) {
        return new ChunkStream(head, form, includeUsage, out);
    }
}
