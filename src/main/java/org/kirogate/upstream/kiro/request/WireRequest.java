package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import org.kirogate.upstream.kiro.service.WireDialect;

/**
 * All that a body says, before it is written in a dialect.
 *
 * @param profileArn  empty = none is sent
 * @param modelFields without members = none are sent
 */
record WireRequest(
        WireDialect dialect,
        ConversationIds ids,
        String modelId,
        Conversation conversation,
        List<WireTool> tools,
        ToolNames names,
        String profileArn,
        JsonObject modelFields) {
    WireRequest {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(conversation, "conversation");
        tools = List.copyOf(tools);
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(profileArn, "profileArn");
        Objects.requireNonNull(modelFields, "modelFields");
    }
}
