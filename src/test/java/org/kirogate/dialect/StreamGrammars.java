package org.kirogate.dialect;

/** Finds the grammar that a streamed answer has to keep, by the path that was called. */
public final class StreamGrammars {
    private StreamGrammars() {}

    /** Checks a whole stream; throws {@link AssertionError} at the first offence. */
    public static void check(String path, String stream) {
        if (path.contains("/chat/completions")) {
            OpenAiGrammar.fold(stream, stream.contains("\"usage\":"));
        } else if (path.contains("/responses")) {
            ResponsesGrammar.fold(stream);
        } else if (path.contains("/messages")) {
            AnthropicGrammar.fold(stream);
        } else {
            throw new AssertionError("no grammar is known for a stream of " + path);
        }
    }
}
