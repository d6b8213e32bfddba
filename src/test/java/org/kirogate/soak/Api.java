package org.kirogate.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.kirogate.app.Http;
import org.kirogate.dialect.AnthropicGrammar;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.dialect.OpenAiGrammar;

/** The chat operation of a dialect, and how to read what it answers. */
public enum Api {
    OPENAI("/v1/chat/completions", "length"),
    ANTHROPIC("/v1/messages", "max_tokens");

    private final String path;
    private final String cutEnding;

    Api(String path, String cutEnding) {
        this.path = path;
        this.cutEnding = cutEnding;
    }

    /** Where it is asked. */
    public String path() {
        return path;
    }

    /** How an answer ends that was cut. */
    String cutEnding() {
        return cutEnding;
    }

    /** A whole stream, whose grammar is checked. */
    public FoldedAnswer fold(String stream) {
        return switch (this) {
            case OPENAI -> OpenAiGrammar.fold(stream, stream.contains("\"usage\":"));
            case ANTHROPIC -> AnthropicGrammar.fold(stream);
        };
    }

    /** The text of a whole answer. */
    public String text(JsonObject answer) {
        JsonObject said = switch (this) {
            case OPENAI -> answer.getAsJsonArray("choices").get(0).getAsJsonObject().getAsJsonObject("message");
            case ANTHROPIC -> answer.getAsJsonArray("content").get(0).getAsJsonObject();
        };
        return said.get(this == OPENAI ? "content" : "text").getAsString();
    }

    /** The ending of a whole answer. */
    String ending(JsonObject answer) {
        return switch (this) {
            case OPENAI -> answer.getAsJsonArray("choices").get(0).getAsJsonObject().get("finish_reason").getAsString();
            case ANTHROPIC -> answer.get("stop_reason").getAsString();
        };
    }

    /** A tool without parameters, as requests declare it. */
    JsonObject tool(String name) {
        JsonObject schema = Http.object("type", "object");
        schema.add("properties", new JsonObject());
        JsonObject tool = Http.object("name", name, "description", "A tool.");
        tool.add(this == OPENAI ? "parameters" : "input_schema", schema);
        if (this == ANTHROPIC) {
            return tool;
        }
        JsonObject function = Http.object("type", "function");
        function.add("function", tool);
        return function;
    }

    /** A request that declares a tool of that name. */
    JsonObject askWithTool(String text, boolean stream, String name) {
        JsonArray tools = new JsonArray();
        tools.add(tool(name));
        JsonObject ask = Http.ask(text, stream);
        ask.add("tools", tools);
        return ask;
    }
}
