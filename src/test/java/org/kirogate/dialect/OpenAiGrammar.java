package org.kirogate.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks a chat completion stream against its grammar and puts the answer together: the role, then deltas, one {@code
 * finish_reason}, a usage chunk when asked for, {@code [DONE]}; comments anywhere, empty pieces among the deltas; an
 * error object as the end of a failed stream. Throws {@link AssertionError} at the first offence. One use.
 */
public final class OpenAiGrammar {
    private static final Set<String> FINISH = Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    private final boolean includeUsage;
    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder content = new StringBuilder();
    private String state = "before";
    private String kind = "";
    private String call = "";
    private int calls;
    private String head = "";
    private String ending = "";
    private JsonObject usage = new JsonObject();
    private JsonObject error = new JsonObject();

    private OpenAiGrammar(boolean includeUsage) {
        this.includeUsage = includeUsage;
    }

    /** The answer in a whole stream; {@code includeUsage} as the request asked. */
    public static FoldedAnswer fold(String stream, boolean includeUsage) {
        OpenAiGrammar grammar = new OpenAiGrammar(includeUsage);
        SseEvent.split(stream).forEach(grammar::event);
        grammar.require(grammar.state.equals("done") || grammar.state.equals("failed"), "the stream is not ended");
        return new FoldedAnswer(grammar.blocks, grammar.ending, grammar.usage, grammar.error);
    }

    private void event(SseEvent event) {
        require(!state.equals("done") && !state.equals("failed"), "an event after the end: " + event);
        require(event.name().isEmpty(), "an event line: " + event);
        if (!event.comment().isEmpty()) {
            return;
        }
        if (event.data().equals("[DONE]")) {
            require(state.equals(includeUsage ? "counted" : "finished"), "[DONE] comes too early");
            state = "done";
            return;
        }
        JsonObject data = JsonParser.parseString(event.data()).getAsJsonObject();
        if (data.has("error")) {
            fail(data.getAsJsonObject("error"));
            return;
        }
        head(data);
        JsonArray choices = data.getAsJsonArray("choices");
        if (choices.isEmpty()) {
            usage(data);
            return;
        }
        require(choices.size() == 1, "one choice a chunk");
        require(includeUsage == data.has("usage"), "usage there or not: " + data);
        require(!includeUsage || data.get("usage").isJsonNull(), "usage in the middle: " + data);
        choice(choices.get(0).getAsJsonObject());
    }

    private void head(JsonObject data) {
        require(data.get("object").getAsString().equals("chat.completion.chunk"), "object");
        require(data.get("created").getAsString().matches("[0-9]+"), "created is whole seconds");
        String now = data.get("id").getAsString() + data.get("created") + data.get("model").getAsString();
        require(now.startsWith("chatcmpl-"), "id");
        require(head.isEmpty() || head.equals(now), "id, created and model stay the same");
        head = now;
    }

    private void choice(JsonObject choice) {
        require(choice.get("index").getAsInt() == 0, "index");
        JsonObject delta = choice.getAsJsonObject("delta");
        if (state.equals("before")) {
            require(delta.get("role").getAsString().equals("assistant"), "the role comes first");
            require(delta.get("content").getAsString().isEmpty(), "the first content is empty");
            state = "open";
        } else if (choice.get("finish_reason").isJsonNull()) {
            require(state.equals("open"), "a delta behind the finish");
            require(delta.size() == 1, "one member a delta: " + delta);
            delta(delta);
        } else {
            require(state.equals("open") && delta.size() == 0, "finish comes once, with an empty delta");
            flush();
            ending = choice.get("finish_reason").getAsString();
            require(FINISH.contains(ending), "finish_reason " + ending);
            state = "finished";
        }
    }

    private void delta(JsonObject delta) {
        if (delta.has("content") && delta.get("content").getAsString().isEmpty()) {
            return; // a sign of life
        }
        if (delta.has("content")) {
            append("text", delta.get("content").getAsString());
        } else if (delta.has("reasoning_content")) {
            append("thinking", delta.get("reasoning_content").getAsString());
        } else if (delta.has("function_call")) {
            single(delta.getAsJsonObject("function_call"));
        } else {
            JsonArray fragments = delta.getAsJsonArray("tool_calls");
            require(fragments.size() == 1, "one call a chunk");
            fragment(fragments.get(0).getAsJsonObject());
        }
    }

    private void append(String newKind, String text) {
        require(!text.isEmpty(), "an empty delta");
        if (!kind.equals(newKind)) {
            flush();
            kind = newKind;
        }
        content.append(text);
    }

    private void fragment(JsonObject fragment) {
        String form = fragment.has("custom") ? "custom" : "function";
        String argument = form.equals("custom") ? "input" : "arguments";
        JsonObject called = fragment.getAsJsonObject(form);
        if (fragment.get("index").getAsInt() == calls) {
            flush();
            calls++;
            kind = form;
            require(fragment.get("type").getAsString().equals(form), "type");
            require(fragment.get("id").getAsString().matches("[a-zA-Z0-9_-]+"), "id");
            require(called.get(argument).getAsString().isEmpty(), "the first arguments are empty");
            call = fragment.get("id").getAsString() + " " + called.get("name").getAsString();
            return;
        }
        require(fragment.get("index").getAsInt() == calls - 1 && kind.equals(form), "calls are mixed");
        require(fragment.size() == 2 && called.size() == 1, "later fragments bring arguments only");
        content.append(called.get(argument).getAsString());
    }

    /** The old form: one call, without an id. */
    private void single(JsonObject fragment) {
        if (fragment.has("name")) {
            flush();
            require(calls++ == 0, "one call");
            kind = "function";
            call = fragment.get("name").getAsString();
            require(fragment.get("arguments").getAsString().isEmpty(), "the first arguments are empty");
            return;
        }
        require(kind.equals("function") && fragment.size() == 1, "later fragments bring arguments only");
        content.append(fragment.get("arguments").getAsString());
    }

    private void flush() {
        switch (kind) {
            case "" -> { }
            case "custom" -> blocks.add("custom:" + call + " " + content);
            case "function" -> blocks.add(
                    "call:" + call + " " + JsonParser.parseString(content.toString()).getAsJsonObject());
            default -> blocks.add(kind + ":" + content);
        }
        kind = "";
        content.setLength(0);
    }

    private void usage(JsonObject data) {
        require(includeUsage && state.equals("finished"), "a usage chunk at a wrong place");
        usage = data.getAsJsonObject("usage");
        long total = usage.get("prompt_tokens").getAsLong() + usage.get("completion_tokens").getAsLong();
        require(usage.get("total_tokens").getAsLong() == total, "total is the sum");
        state = "counted";
    }

    private void fail(JsonObject object) {
        require(state.equals("open"), "an error at a wrong place");
        require(object.keySet().equals(Set.of("message", "type", "param", "code")), "error members");
        error = object;
        state = "failed";
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + " (state " + state + ")");
        }
    }
}
