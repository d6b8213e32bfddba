package org.kirogate.chat;

import java.util.List;

/** Adds up what the pieces of a request weigh. Immutable, thread-safe. */
final class RequestWeigher implements Part.Visitor<Long> {
    /** Opens and closes a conversation. */
    private static final int PER_REQUEST = 3;
    /** What a message costs besides its text: role and separators. */
    private static final int PER_MESSAGE = 4;
    /** What offering one tool costs besides its words. */
    private static final int PER_TOOL = 12;
    /** What a call or its result costs besides its words. */
    private static final int PER_CALL = 8;
    private static final int PER_SEARCH = 16;
    private static final int PER_HIT = 8;

    private final Tokenizer tokenizer;

    RequestWeigher(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    int weigh(ChatRequest request) {
        long total = PER_REQUEST;
        for (Message message : request.messages()) {
            total += PER_MESSAGE + parts(message.parts());
        }
        for (ToolSpec tool : request.tools()) {
            total += PER_TOOL + count(tool.name()) + count(tool.description()) + count(tool.schema().toString());
        }
        return (int) Math.min(Integer.MAX_VALUE, total);
    }

    private long parts(List<Part> parts) {
        long total = 0;
        for (Part part : parts) {
            total += part.accept(this);
        }
        return total;
    }

    private long count(String text) {
        return tokenizer.count(text);
    }

    @Override
    public Long text(Part.Text text) {
        return count(text.text());
    }

    @Override
    public Long image(Part.Image image) {
        return ImageTokens.of(image);
    }

    @Override
    public Long toolUse(Part.ToolUse toolUse) {
        return PER_CALL + count(toolUse.name()) + count(toolUse.input().toString());
    }

    @Override
    public Long toolResult(Part.ToolResult toolResult) {
        return PER_CALL + parts(toolResult.content());
    }

    @Override
    public Long reasoning(Part.Reasoning reasoning) {
        return count(reasoning.text());
    }

    /** Sealed text is about a third longer than what is in it, in base64 and encrypted. */
    @Override
    public Long redactedReasoning(Part.RedactedReasoning redacted) {
        return redacted.data().length() / 4L;
    }

    @Override
    public Long webSearch(Part.WebSearch search) {
        long total = PER_SEARCH + count(search.query());
        for (SearchHit hit : search.hits()) {
            total += PER_HIT + count(hit.title()) + count(hit.url()) + count(hit.snippet());
        }
        return total;
    }
}
