package org.kirogate.dialect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import org.kirogate.chat.ToolSpec;
import org.kirogate.json.Json;

/**
 * OpenAI's custom tools, whose input is a plain text. To the model such a tool has one member that holds the text; on
 * the way back the text is taken out of it. Pure functions.
 */
public final class FreeTextTools {
    /** The member that holds the text. */
    private static final String MEMBER = "input";

    private FreeTextTools() {}

    /**
     * The tool as it is offered.
     *
     * @param syntax     the language of the grammar that the text has to follow
     * @param definition the grammar, empty when the text is free; it is told, not enforced
     */
    public static ToolSpec spec(String name, String description, String syntax, String definition) {
        String told = description;
        if (!definition.isEmpty()) {
            String rule = "The input must follow this grammar (" + syntax + "):\n" + definition;
            told = description.isEmpty() ? rule : description + "\n\n" + rule;
        }
        return new ToolSpec(name, told, Json.object("""
                {"type":"object","properties":{
                "input":{"type":"string","description":"The whole input of the tool as plain text."}},
                "required":["input"],"additionalProperties":false}"""));
    }

    /** A call's text as the input that the model wrote. */
    public static JsonObject input(String text) {
        return CallInputs.wrapped(MEMBER, text);
    }

    /** The text in what the model wrote; all of it when the model kept to another shape. */
    public static String text(String inputJson) {
        try {
            return text(Json.parse(inputJson).getAsJsonObject());
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return inputJson;
        }
    }

    /** The text in what the model wrote; all of it when the model kept to another shape. */
    public static String text(JsonObject input) {
        JsonElement text = input.get(MEMBER);
        boolean only = text != null && text.isJsonPrimitive() && input.size() == 1;
        return only ? text.getAsString() : input.toString();
    }
}
