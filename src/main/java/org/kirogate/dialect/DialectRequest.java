package org.kirogate.dialect;

import java.util.List;
import java.util.Objects;
import org.kirogate.chat.ChatRequest;

/**
 * A request as a dialect read it.
 *
 * @param chat         what is asked, in the neutral language
 * @param includeUsage whether a stream has to end with the usage figures where the dialect leaves that to the caller
 * @param repairs      what was ignored or mended, a few ASCII words each, without comma: fit for one response header
 */
public record DialectRequest(ChatRequest chat, boolean includeUsage, List<String> repairs) {
    public DialectRequest {
        Objects.requireNonNull(chat, "chat");
        repairs = List.copyOf(repairs);
    }
}
