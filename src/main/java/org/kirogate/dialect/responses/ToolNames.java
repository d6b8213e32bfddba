package org.kirogate.dialect.responses;

import java.util.Map;
import java.util.Objects;

/**
 * How the tools of one request are called: the model knows each by one plain name, the caller some by a namespace and
 * a name, and some as custom tools, whose input is a text.
 *
 * @param tools the caller's side of each tool that is no plain function, by the name the model knows
 */
record ToolNames(Map<String, Caller> tools) {
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
