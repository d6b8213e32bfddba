package org.kirogate.dialect.responses;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kirogate.json.Fields;

/**
 * What a response repeats of its request (OpenAI API reference, "The response object"), encoded once a request: a
 * stream tells it three times.
 */
final class Echo {
    private Echo() {}

    /**
     * The members with a comma in front of each, fit to stand behind another member.
     *
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST when one of them is of the wrong kind
     */
    static byte[] of(Fields body) {
        JsonObject echo = new JsonObject();
        echo.add("instructions", text(body, "instructions"));
        echo.add("max_output_tokens", number(body, "max_output_tokens", 1));
        echo.add("max_tool_calls", number(body, "max_tool_calls", 0));
        echo.add("metadata", body.optionalObject("metadata").map(Fields::object).orElseGet(JsonObject::new));
        echo.addProperty("parallel_tool_calls", body.bool("parallel_tool_calls", true));
        echo.add("previous_response_id", JsonNull.INSTANCE);
        echo.add("prompt_cache_key", text(body, "prompt_cache_key"));
        echo.add("reasoning", reasoning(body));
        echo.add("safety_identifier", text(body, "safety_identifier"));
        echo.addProperty("service_tier", "default");
        echo.addProperty("store", false);
        echo.addProperty("temperature", body.optionalNumber("temperature").orElse(1.0));
        echo.add("text", format(body));
        echo.add("tool_choice", body.any("tool_choice").orElseGet(() -> new JsonPrimitive("auto")));
        echo.add("tools", tools(body));
        echo.addProperty("top_logprobs", 0);
        echo.addProperty("top_p", body.optionalNumber("top_p").orElse(1.0));
        echo.addProperty("truncation", "disabled");
        echo.add("user", text(body, "user"));
        String members = echo.toString();
        return ("," + members.substring(1, members.length() - 1)).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonElement text(Fields body, String name) {
        return body.optionalString(name).<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }

    private static JsonElement number(Fields body, String name, long min) {
        return body.optionalInteger(name, min, Long.MAX_VALUE)
                .<JsonElement>map(JsonPrimitive::new)
                .orElse(JsonNull.INSTANCE);
    }

    private static JsonObject reasoning(Fields body) {
        JsonObject reasoning = new JsonObject();
        for (String name : List.of("effort", "summary")) {
            reasoning.add(name, member(body, "reasoning", name).orElse(JsonNull.INSTANCE));
        }
        return reasoning;
    }

    private static JsonObject format(Fields body) {
        JsonObject plain = new JsonObject();
        plain.addProperty("type", "text");
        JsonObject text = new JsonObject();
        text.add("format", member(body, "text", "format").orElse(plain));
        text.add("verbosity", member(body, "text", "verbosity").orElseGet(() -> new JsonPrimitive("medium")));
        return text;
    }

    private static Optional<JsonElement> member(Fields body, String object, String name) {
        return body.optionalObject(object).flatMap(asked -> asked.any(name));
    }

    /** Clients' types need two members of a function that its caller may leave out. */
    private static JsonArray tools(Fields body) {
        JsonArray tools = new JsonArray();
        for (Fields tool : body.objects("tools")) {
            JsonObject copy = tool.object();
            if (tool.string("type").equals("function") && !(copy.has("strict") && copy.has("parameters"))) {
                JsonObject whole = new JsonObject();
                whole.add("strict", JsonNull.INSTANCE);
                whole.add("parameters", JsonNull.INSTANCE);
                copy.entrySet().forEach(member -> whole.add(member.getKey(), member.getValue()));
                copy = whole;
            }
            tools.add(copy);
        }
        return tools;
    }
}
