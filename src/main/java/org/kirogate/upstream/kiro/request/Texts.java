package org.kirogate.upstream.kiro.request;

import java.util.List;
import java.util.stream.Collectors;
import org.kirogate.chat.Part;

/** Joining of texts. Pure functions. */
final class Texts {
    private static final String BLANK_LINE = "\n\n";

    private Texts() {}

    /** Two texts with a blank line between them; an empty one is left out. */
    static String joined(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return first + BLANK_LINE + second;
    }

    /** All texts of a tool's result. */
    static String of(Part.ToolResult result) {
        return result.content().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** All images of a tool's result. */
    static List<Part.Image> images(Part.ToolResult result) {
        return result.content().stream()
                .filter(Part.Image.class::isInstance)
                .map(Part.Image.class::cast)
                .toList();
    }
}
