package org.kirogate.dialect.anthropic;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * Which tools a conversation made known or took away on its way: by a {@code tool_reference} in a result, by
 * {@code tool_addition} and {@code tool_removal} in a system message. The last word on a tool counts. One conversation.
 */
final class ToolChanges {
    private final Repairs repairs;
    private final Set<String> known = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, Fields> defined = new LinkedHashMap<>();

    ToolChanges(Repairs repairs) {
        this.repairs = repairs;
    }

    /** A result or a system message tells of a tool. */
    void refer(String name) {
        known.add(name);
        removed.remove(name);
    }

    /** Reads a {@code tool_addition}: of a tool in {@code tools} by its name, or of a new one. */
    void add(Fields block) {
        Fields tool = block.object("tool");
        switch (tool.string("type")) {
            case "tool_reference" -> refer(Limits.name(tool, "name"));
            case "tool_definition" -> {
                Fields definition = tool.object("definition");
                String name = Limits.name(definition, "name");
                defined.put(name, definition);
                refer(name);
            }
            // Tools of servers that only Anthropic's own service reaches.
            default -> repairs.dropped(block.path());
        }
    }

    /** Reads a {@code tool_removal}. */
    void remove(Fields block) {
        Fields tool = block.object("tool");
        if (!tool.string("type").equals("tool_reference")) {
            repairs.dropped(block.path());
            return;
        }
        String name = Limits.name(tool, "name");
        known.remove(name);
        removed.add(name);
    }

    /** Whether the conversation told of the tool. */
    boolean knows(String name) {
        return known.contains(name);
    }

    /** Whether the conversation took the tool away. */
    boolean hasRemoved(String name) {
        return removed.contains(name);
    }

    /** Tools that are defined in the conversation, by their names, in order. */
    Map<String, Fields> defined() {
        return defined;
    }
}
