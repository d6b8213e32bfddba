package org.kirogate.dialect;

/** The grammar checker of each dialect. */
final class Grammars {
    private Grammars() {}

    /**
     * The answer in a whole stream; {@code usage} as the request asked, where the dialect leaves that to the caller.
     */
    static FoldedAnswer fold(Dialect dialect, String stream, boolean usage) {
        return switch (dialect.name()) {
            case "openai" -> OpenAiGrammar.fold(stream, usage);
            case "responses" -> ResponsesGrammar.fold(stream);
            case "anthropic" -> AnthropicGrammar.fold(stream);
            default -> throw new IllegalArgumentException("no grammar for " + dialect.name());
        };
    }
}
