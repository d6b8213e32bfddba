package org.kirogate.dialect;

import java.util.List;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Reply;

/**
 * A request as a dialect read it, which also knows how its answer is written: what the dialect's answers repeat of a
 * request or make depend on it stays in here. Immutable, thread-safe.
 */
public interface DialectRequest {

    /** What is asked, in the neutral language. */
    ChatRequest chat();

    /** What was ignored or mended, a few ASCII words each, without comma: fit for one response header. */
    List<String> repairs();

    /** A whole answer as UTF-8 JSON. */
    byte[] render(Reply reply, ReplyHead head);

    /** A renderer for one streamed answer that appends to {@code out}; used by one thread. */
    StreamRenderer stream(ReplyHead head, Utf8Buffer out);
}
