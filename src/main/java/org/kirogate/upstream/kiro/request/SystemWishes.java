package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.ToolChoice;

/**
 * What a request asks for and the wire has no member for, said in the system text: in front of it what switches
 * reasoning on (Kiro protocol, section 8.2), behind it how tools are to be called and what form the answer has to have.
 */
record SystemWishes(String before, List<String> after) {
    private static final String ONE_CALL = "Call at most one tool in an answer.";
    private static final String SOME_CALL = "Answer with a call of one of the tools, not with text alone.";
    private static final String BARE_JSON =
            "Answer with one JSON object and nothing else: no words around it and no code fence.";

    SystemWishes {
        Objects.requireNonNull(before, "before");
        after = List.copyOf(after);
    }

    /** The wishes of a request; the tag text switches reasoning on, or is empty. */
    static SystemWishes of(ChatRequest request, String thinkingTags, ToolNames names) {
        List<String> after = new ArrayList<>();
        if (!request.tools().isEmpty()) {
            addToolWishes(request.toolChoice(), names, after);
        }
        addFormatWish(request.outputFormat(), after);
        return new SystemWishes(thinkingTags, after);
    }

    private static void addToolWishes(ToolChoice choice, ToolNames names, List<String> after) {
        switch (choice.mode()) {
            case AUTO -> { }
            case NONE -> {
                return;
            }
            case REQUIRED -> after.add(SOME_CALL);
            case NAMED -> after.add("Answer with a call of the tool " + names.upstream(choice.tool())
                    + ", not with text alone.");
        }
        if (!choice.parallel()) {
            after.add(ONE_CALL);
        }
    }

    private static void addFormatWish(OutputFormat format, List<String> after) {
        switch (format.kind()) {
            case TEXT -> { }
            case JSON_OBJECT -> after.add(BARE_JSON);
            case JSON_SCHEMA -> after.add(BARE_JSON + " It must match this JSON schema: " + format.schema());
        }
    }

    /** The system text with the wishes around it. */
    String around(String system) {
        String text = Texts.joined(before, system);
        for (String wish : after) {
            text = Texts.joined(text, wish);
        }
        return text;
    }
}
