package org.kirogate.chat;

import java.util.List;

/**
 * How many tokens a text or a request is likely to be, without a tokenizer: characters weighed by kind. An estimate and
 * never more; figures that the upstream reports win over it. Pure functions, linear in the text.
 */
public final class TokenEstimate {
    /** What a message costs besides its text: role and separators. */
    private static final int PER_MESSAGE = 4;
    /** A picture of usual size; its true size is not worth decoding for an estimate. */
    private static final int PER_IMAGE = 1200;
    /** What offering one tool costs besides its words. */
    private static final int PER_TOOL = 12;

    private TokenEstimate() {}

    /** Tokens of a text, 0 for an empty one, else at least 1. */
    public static int ofText(CharSequence text) {
        // Quarters of a token, so that the loop adds whole numbers.
        long quarters = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWordPart(c)) {
                run++;
                continue;
            }
            quarters += wordQuarters(run);
            run = 0;
            quarters += otherQuarters(c);
        }
        quarters += wordQuarters(run);
        long tokens = (quarters + 3) / 4;
        // A text of spaces only weighs nothing above and is still a token.
        return (int) Math.min(Integer.MAX_VALUE, Math.max(tokens, text.isEmpty() ? 0 : 1));
    }

    /** Input tokens of a whole request: messages, tools, images. */
    public static int ofRequest(ChatRequest request) {
        long total = 3;
        for (Message message : request.messages()) {
            total += PER_MESSAGE + ofParts(message.parts());
        }
        for (ToolSpec tool : request.tools()) {
            total += PER_TOOL + ofText(tool.name()) + ofText(tool.description()) + ofText(tool.schema().toString());
        }
        return (int) Math.min(Integer.MAX_VALUE, total);
    }

    private static long ofParts(List<Part> parts) {
        long total = 0;
        for (Part part : parts) {
            total += part.accept(PART);
        }
        return total;
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static long wordQuarters(int run) {
        if (run == 0) {
            return 0;
        }
        return run <= 6 ? 4 : (long) (run * 0.72);
    }

    private static int otherQuarters(char c) {
        if (c == ' ') {
            return 0; // joins the word behind it
        }
        if (c >= '0' && c <= '9') {
            return 2;
        }
        if (c < 0x80) {
            return c == '\n' || c == '\t' ? 2 : 3;
        }
        if (c < 0x2000) {
            return 2;
        }
        return 4; // one CJK character is about one token
    }

    private static final Part.Visitor<Long> PART = new Part.Visitor<>() {
        @Override
        public Long text(Part.Text text) {
            return (long) ofText(text.text());
        }

        @Override
        public Long image(Part.Image image) {
            return (long) PER_IMAGE;
        }

        @Override
        public Long toolUse(Part.ToolUse toolUse) {
            return 8L + ofText(toolUse.name()) + ofText(toolUse.input().toString());
        }

        @Override
        public Long toolResult(Part.ToolResult toolResult) {
            return 8L + ofParts(toolResult.content());
        }

        @Override
        public Long reasoning(Part.Reasoning reasoning) {
            return (long) ofText(reasoning.text());
        }

        @Override
        public Long redactedReasoning(Part.RedactedReasoning redacted) {
            return redacted.data().length() / 4L;
        }

        @Override
        public Long webSearch(Part.WebSearch search) {
            long total = 16L + ofText(search.query());
            for (SearchHit hit : search.hits()) {
                total += 8L + ofText(hit.title()) + ofText(hit.url()) + ofText(hit.snippet());
            }
            return total;
        }
    };
}
