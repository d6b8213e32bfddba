package org.kirogate.simulator.steered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

import org.kirogate.simulator.call.SimJson;

/** Finds the marks in a text, from left to right. One use. */
final class MarkReader {

    private static final String OPEN = "[[";
    private static final String CLOSE = "]]";
    private static final List<String> SIMPLE = List.of("echo", "think:", "long:", "slow:", "error:", "then");
    private static final int MAX_WORDS = 100_000;
    private static final int MAX_SLOW_MS = 5000;

    private final String text;
    private final List<Marks> steps = new ArrayList<>();
    private final List<Marks.Answer> answers = new ArrayList<>();
    private final List<Marks.ToolWish> tools = new ArrayList<>();
    private final List<String> thoughts = new ArrayList<>();
    private final List<ErrorKind> errors = new ArrayList<>();
    private int slowMs;

    private MarkReader(String text) {
        this.text = text;
    }

    /** What the first step asks for, which is all of it in a text without {@code [[then]]}. */
    static Marks read(String text) {
        return steps(text).get(0);
    }

    /** What each step asks for, one answer a step; at least one. */
    static List<Marks> steps(String text) {
        MarkReader reader = new MarkReader(text);
        int at = text.indexOf(OPEN);
        while (at >= 0) {
            int end = reader.mark(at + OPEN.length());
            at = text.indexOf(OPEN, end > 0 ? end : at + 1);
        }
        reader.endStep();
        return reader.steps;
    }

    private void endStep() {
        steps.add(new Marks(answers, tools, String.join("\n", thoughts), slowMs, errors));
        answers.clear();
        tools.clear();
        thoughts.clear();
        errors.clear();
        slowMs = 0;
    }

    /** Takes the mark that starts there; returns where the text goes on, 0 when it is no mark. */
    private int mark(int from) {
        if (text.startsWith("say:", from)) {
            return say(from + 4);
        }
        if (text.startsWith("tool:", from)) {
            return tool(from + 5);
        }
        if (SIMPLE.stream().noneMatch(name -> text.startsWith(name, from))) {
            return 0;
        }
        int close = text.indexOf(CLOSE, from);
        if (close < 0) {
            return 0;
        }
        String inside = text.substring(from, close);
        return simple(inside) ? close + CLOSE.length() : 0;
    }

    /** {@code [[say:TEXT]]} ends at the last close of its line, so that TEXT may contain one. */
    private int say(int from) {
        int line = text.indexOf('\n', from);
        int close = text.lastIndexOf(CLOSE, (line < 0 ? text.length() : line) - CLOSE.length());
        if (close < from) {
            return 0;
        }
        answers.add(new Marks.Answer(Marks.Source.SAY, text.substring(from, close), 0));
        return close + CLOSE.length();
    }

    /** {@code [[tool:NAME {json}]]} ends at the first close after which the JSON parses. */
    private int tool(int from) {
        int nameEnd = from;
        while (nameEnd < text.length() && !Character.isWhitespace(text.charAt(nameEnd))
                && text.charAt(nameEnd) != '{' && !text.startsWith(CLOSE, nameEnd)) {
            nameEnd++;
        }
        String name = text.substring(from, nameEnd);
        if (name.isEmpty()) {
            return 0;
        }
        for (int close = text.indexOf(CLOSE, nameEnd); close >= 0; close = text.indexOf(CLOSE, close + 1)) {
            Optional<JsonObject> input = input(text.substring(nameEnd, close).strip());
            if (input.isPresent()) {
                tools.add(new Marks.ToolWish(name, input.get()));
                return close + CLOSE.length();
            }
        }
        return 0;
    }

    private static Optional<JsonObject> input(String json) {
        if (json.isEmpty()) {
            return Optional.of(new JsonObject());
        }
        boolean maybe = json.startsWith("{") && json.endsWith("}");
        return maybe ? SimJson.object(json) : Optional.empty();
    }

    private boolean simple(String inside) {
        if (inside.equals("echo")) {
            answers.add(new Marks.Answer(Marks.Source.ECHO, "", 0));
            return true;
        }
        if (inside.equals("then")) {
            endStep();
            return true;
        }
        if (inside.startsWith("think:")) {
            thoughts.add(inside.substring("think:".length()));
            return true;
        }
        if (inside.matches("long:\\d{1,9}")) {
            int words = Integer.parseInt(inside.substring("long:".length()));
            answers.add(new Marks.Answer(Marks.Source.LONG, "", Math.min(words, MAX_WORDS)));
            return true;
        }
        if (inside.matches("slow:\\d{1,9}")) {
            slowMs = Math.min(Integer.parseInt(inside.substring("slow:".length())), MAX_SLOW_MS);
            return true;
        }
        Optional<ErrorKind> error = inside.startsWith("error:")
                ? ErrorKind.named(inside.substring("error:".length())) : Optional.empty();
        error.ifPresent(errors::add);
        return error.isPresent();
    }
}
