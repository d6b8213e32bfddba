package org.kirogate.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.ToolSpec;
import org.kirogate.json.Fields;

/** The tools of one request in the caller's order, each name once. One thread. */
public final class ToolShelf {
    private final Map<String, ToolSpec> tools = new LinkedHashMap<>();

    /**
     * Adds a tool.
     *
     * @param owner where the tool stands; its member {@code name} is named in the error
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST when another tool has the name
     */
    public void add(ToolSpec tool, Fields owner) {
        if (tools.putIfAbsent(tool.name(), tool) != null) {
            throw owner.invalid("name", "Tool names must be unique; another tool has this name");
        }
    }

    /** Whether a tool of that name is offered. */
    public boolean has(String name) {
        return tools.containsKey(name);
    }

    /** Whether no tool is offered. */
    public boolean isEmpty() {
        return tools.isEmpty();
    }

    /** The tools in order. */
    public List<ToolSpec> tools() {
        return List.copyOf(tools.values());
    }
}
