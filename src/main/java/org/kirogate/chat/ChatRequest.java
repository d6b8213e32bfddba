package org.kirogate.chat;

import java.util.List;
import java.util.Objects;

/**
 * One request in the neutral language, as a dialect read it: complete, checked, and free of any dialect's shape.
 *
 * @param model        the model name exactly as the caller wrote it, never blank
 * @param messages     the conversation, oldest first, at least one; system and developer messages stand at their place
 * @param tools        the tools offered to the model, in the caller's order, may be empty
 * @param toolChoice   whether and which tool is to be called
 * @param maxTokens    most output tokens, 0 = not given
 * @param stops        texts that end the answer, cut out of it by the gateway; may be empty
 * @param thinking     whether the model is to reason first
 * @param outputFormat whether the answer has to be JSON
 * @param search       whether the model may search the web while it answers
 * @param stream       whether the caller asked for a stream
 * @param sessionKey   what names the conversation ({@code metadata.user_id}, {@code prompt_cache_key}, a session
 *     header), or empty
 */
public record ChatRequest(
        String model,
        List<Message> messages,
        List<ToolSpec> tools,
        ToolChoice toolChoice,
        int maxTokens,
        List<String> stops,
        Thinking thinking,
        OutputFormat outputFormat,
        SearchOffer search,
        boolean stream,
        String sessionKey) {

    public ChatRequest {
        Objects.requireNonNull(model, "model");
        if (model.isBlank()) {
            throw new IllegalArgumentException("model must not be blank");
        }
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must hold at least one message");
        }
        if (maxTokens < 0) {
            throw new IllegalArgumentException("maxTokens must not be negative: " + maxTokens);
        }
        tools = List.copyOf(tools);
        Objects.requireNonNull(toolChoice, "toolChoice");
        stops = List.copyOf(stops);
        Objects.requireNonNull(thinking, "thinking");
        Objects.requireNonNull(outputFormat, "outputFormat");
        Objects.requireNonNull(search, "search");
        Objects.requireNonNull(sessionKey, "sessionKey");
    }

    /** The same request with other messages. */
    public ChatRequest withMessages(List<Message> others) {
        return new ChatRequest(model, others, tools, toolChoice, maxTokens, stops, thinking, outputFormat, search,
                stream, sessionKey);
    }

    /** The same request with other tools. */
    public ChatRequest withTools(List<ToolSpec> others, ToolChoice choice) {
        return new ChatRequest(model, messages, others, choice, maxTokens, stops, thinking, outputFormat, search,
                stream, sessionKey);
    }

    /** The same request with another wish for reasoning. */
    public ChatRequest withThinking(Thinking other) {
        return new ChatRequest(model, messages, tools, toolChoice, maxTokens, stops, other, outputFormat, search,
                stream, sessionKey);
    }

    /** The same request with another limit of output tokens. */
    public ChatRequest withMaxTokens(int limit) {
        return new ChatRequest(model, messages, tools, toolChoice, limit, stops, thinking, outputFormat, search,
                stream, sessionKey);
    }

    /** The same request as part of a conversation of that name. */
    public ChatRequest withSessionKey(String key) {
        return new ChatRequest(model, messages, tools, toolChoice, maxTokens, stops, thinking, outputFormat, search,
                stream, key);
    }

    /** The same request with another offer of searches. */
    public ChatRequest withSearch(SearchOffer other) {
        return new ChatRequest(model, messages, tools, toolChoice, maxTokens, stops, thinking, outputFormat, other,
                stream, sessionKey);
    }
}
