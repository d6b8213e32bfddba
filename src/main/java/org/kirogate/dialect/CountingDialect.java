package org.kirogate.dialect;

import com.google.gson.JsonObject;
import org.kirogate.chat.ChatRequest;

/** A dialect that also has an operation which counts a request's input tokens without answering it. */
public interface CountingDialect extends Dialect {

    /**
     * Reads a body to be counted; what only an answer needs (a token limit) may be absent.
     *
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST or UNSUPPORTED with the path of the field at fault
     */
    ChatRequest readCount(JsonObject body, RequestHints hints);

    /** The count, {@code inputTokens >= 0}, as UTF-8 JSON. */
    byte[] renderCount(int inputTokens);
}
