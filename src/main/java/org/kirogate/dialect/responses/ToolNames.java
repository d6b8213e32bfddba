package org.kirogate.dialect.responses;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Objects;

/**
 * How the tools of one request are called: the model knows each by one plain name, the caller some by a namespace and
 * a name, and some as custom tools, whose input is a text.
 *
 * @param tools the caller's side of each tool that is no plain function, by the name the model knows
 */
record ToolNames(Map<String, Caller> tools) {
    /** The one member of a custom tool's input as the model writes it. */
    static final String CUSTOM_INPUT = "input";

    /** A tool as the caller knows it; {@code namespace} is empty when it stands in none. */
    record Caller(String namespace, String name, boolean custom) {
        Caller {
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(name, "name");
        }

        /** What stands in front of the ids of its calls' items. */
        String itemPrefix() {
            return custom ? "ctc_" : "fc_";
        }

        /**
         * The input as the caller gets it: JSON, or a custom tool's text; all of it when the model left the member
         * out.
         */
        String input(JsonObject input) {
            JsonElement text = custom ? input.get(CUSTOM_INPUT) : null;
            boolean isText = text != null && text.isJsonPrimitive() && text.getAsJsonPrimitive().isString();
            return isText ? text.getAsString() : input.toString();
        }
    }

    ToolNames {
        tools = Map.copyOf(tools);
    }

    /** The name by which the model knows a tool. */
    static String joined(String namespace, String name) {
        if (namespace.isEmpty()) {
            return name;
        }
        return namespace.endsWith("__") ? namespace + name : namespace + "__" + name;
    }

    /** The caller's side of a tool that the model called. */
    Caller caller(String name) {
        Caller known = tools.get(name);
        return known == null ? new Caller("", name, false) : known;
    }
}
