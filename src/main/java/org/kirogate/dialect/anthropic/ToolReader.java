package org.kirogate.dialect.anthropic;

import com.google.gson.JsonArray;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.ToolShelf;
import org.kirogate.json.Fields;

/**
 * Reads {@code tools} and {@code tool_choice}. A tool with {@code defer_loading} is offered once the conversation
 * names it in a {@code tool_reference} or a call. Tools that Anthropic's own servers run are left out. One use.
 */
final class ToolReader {
    /** Claude Code's stand-in, which no model may ever see. */
    private static final String PLACEHOLDER = "DeferredToolPlaceholder";

    /** The tools offered and which of them is to be called. */
    record Offer(List<ToolSpec> tools, ToolChoice choice) {
        Offer {
            tools = List.copyOf(tools);
        }
    }

    private final Fields body;
    private final MessageReader conversation;
    private final Repairs repairs;
    private final ToolShelf shelf = new ToolShelf();
    private final Set<String> leftOut = new HashSet<>();
    /** With a server-side tool search in the list nobody else could find the deferred tools, so all are offered. */
    private boolean searchedByServer;

    ToolReader(Fields body, MessageReader conversation, Repairs repairs) {
        this.body = body;
        this.conversation = conversation;
        this.repairs = repairs;
    }

    Offer read() {
        Limits.atMost(Limits.TOOLS, body.optionalArray("tools").orElseGet(JsonArray::new), body, "tools");
        List<Fields> tools = body.objects("tools");
        for (Fields tool : tools) {
            String type = type(tool);
            searchedByServer |= type.startsWith("tool_search_tool");
        }
        tools.forEach(this::tool);
        return new Offer(shelf.tools(), choice());
    }

    private void tool(Fields tool) {
        if (!type(tool).equals("custom")) {
            tool.optionalString("name").ifPresent(leftOut::add);
            repairs.dropped(tool.path());
            return;
        }
        String name = Limits.name(tool, "name");
        ToolSpec spec = new ToolSpec(
                name,
                tool.optionalString("description").orElse(""),
                tool.object("input_schema").object());
        if (isHidden(tool, name)) {
            leftOut.add(name);
            return;
        }
        shelf.add(spec, tool);
    }

    private static String type(Fields tool) {
        return tool.optionalString("type").orElse("custom");
    }

    private boolean isHidden(Fields tool, String name) {
        if (!tool.bool("defer_loading", false)) {
            return false;
        }
        return name.equals(PLACEHOLDER) || !(searchedByServer || conversation.knowsTool(name));
    }

    private ToolChoice choice() {
        Fields choice = body.optionalObject("tool_choice").orElse(null);
        if (choice == null) {
            return ToolChoice.AUTO;
        }
        boolean parallel = !choice.bool("disable_parallel_tool_use", false);
        return switch (choice.string("type")) {
            case "auto" -> new ToolChoice(ToolChoice.Mode.AUTO, "", parallel);
            case "none" -> new ToolChoice(ToolChoice.Mode.NONE, "", parallel);
            case "any" -> any(choice, parallel);
            case "tool" -> named(choice, parallel);
            default -> throw choice.invalid("type", "Input should be auto, any, tool or none");
        };
    }

    private ToolChoice any(Fields choice, boolean parallel) {
        if (!shelf.isEmpty()) {
            return new ToolChoice(ToolChoice.Mode.REQUIRED, "", parallel);
        }
        if (leftOut.isEmpty()) {
            throw choice.invalid("type", "A tool call can only be required when tools are offered");
        }
        repairs.mended("tool_choice");
        return new ToolChoice(ToolChoice.Mode.AUTO, "", parallel);
    }

    private ToolChoice named(Fields choice, boolean parallel) {
        String name = choice.string("name");
        if (shelf.has(name)) {
            return new ToolChoice(ToolChoice.Mode.NAMED, name, parallel);
        }
        if (!leftOut.contains(name)) {
            throw choice.invalid("name", "No tool of this name is offered in tools");
        }
        repairs.mended("tool_choice");
        return new ToolChoice(ToolChoice.Mode.AUTO, "", parallel);
    }
}
