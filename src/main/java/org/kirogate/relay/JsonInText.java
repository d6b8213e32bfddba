package org.kirogate.relay;

import java.util.ArrayList;
import java.util.List;

/** Where in an answer's text the JSON may be that was asked for. Pure. */
final class JsonInText {
    private static final String FENCE = "```";

    private JsonInText() {}

    /** The pieces worth a look, best first: all of it, what a code fence holds, from the first bracket to the last. */
    static List<String> candidates(String text) {
        List<String> candidates = new ArrayList<>();
        candidates.add(text.strip());
        int open = text.indexOf(FENCE);
        int line = open < 0 ? -1 : text.indexOf('\n', open);
        int close = text.lastIndexOf(FENCE);
        if (line >= 0 && close > line) {
            candidates.add(text.substring(line + 1, close).strip());
        }
        between(text, '{', '}', candidates);
        between(text, '[', ']', candidates);
        return candidates;
    }

    private static void between(String text, char first, char last, List<String> candidates) {
        int from = text.indexOf(first);
        int to = text.lastIndexOf(last);
        if (from >= 0 && to > from) {
            candidates.add(text.substring(from, to + 1));
        }
    }
}
