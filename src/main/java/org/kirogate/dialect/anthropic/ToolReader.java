package org.kirogate.dialect.anthropic;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.ToolShelf;
import org.kirogate.json.Fields;

/**
 * Reads {@code tools} and {@code tool_choice}. A tool with {@code defer_loading} is offered once the conversation
 * names it in a {@code tool_reference} or a call. Of the tools that Anthropic's own servers run only the web search has
 * somebody who runs it; the others are left out. One use.
 */
final class ToolReader {
    /** Claude Code's stand-in, which no model may ever see. */
    private static final String PLACEHOLDER = "DeferredToolPlaceholder";

    /** Among the callers of a tool: the model itself. */
    private static final JsonPrimitive DIRECT = new JsonPrimitive("direct");

    /** The tools offered, which of them is to be called, and the web search. */
    record Offer(List<ToolSpec> tools, ToolChoice choice, SearchOffer search) {
        Offer {
            tools = List.copyOf(tools);
        }
    }

    private final Fields body;
    private final MessageReader conversation;
    private final Repairs repairs;
    private final ToolShelf shelf = new ToolShelf();
    private final Set<String> leftOut = new HashSet<>();
    private SearchOffer search = SearchOffer.NONE;
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
            searchedByServer |= type(tool).startsWith("tool_search_tool");
        }
        tools.forEach(this::tool);
        conversation.definedTools().forEach((name, tool) -> {
            if (!shelf.has(name)) {
                tool(tool);
            }
        });
        ToolChoice choice = choice();
        boolean none = choice.mode() == ToolChoice.Mode.NONE;
        return new Offer(shelf.tools(), choice, none ? SearchOffer.NONE : search);
    }

    private void tool(Fields tool) {
        String type = type(tool);
        if (SearchTool.is(type)) {
            search(tool);
            return;
        }
        Optional<ToolSpec> defined = DefinedTools.find(type, tool);
        // A type newer than this program that brings a schema is a tool like any other.
        if (defined.isEmpty() && !type.equals("custom") && !tool.has("input_schema")) {
            tool.optionalString("name").ifPresent(leftOut::add);
            repairs.dropped(tool.path());
            return;
        }
        ToolSpec spec = defined.orElseGet(() -> custom(tool));
        if (isHidden(tool, spec.name())) {
            leftOut.add(spec.name());
            return;
        }
        note(tool);
        shelf.add(spec, tool);
    }

    private void search(Fields tool) {
        if (search.isOffered()) {
            throw tool.invalid("type", "The web search can be offered once only");
        }
        search = SearchTool.read(tool, repairs);
    }

    private static ToolSpec custom(Fields tool) {
        return new ToolSpec(
                Limits.name(tool, "name"),
                tool.optionalString("description").orElse(""),
                tool.object("input_schema").object());
    }

    /** No account promises that an input keeps its schema, and none runs code that could call a tool. */
    private void note(Fields tool) {
        if (tool.any("strict").filter(new JsonPrimitive(true)::equals).isPresent()) {
            repairs.ignored("tools.strict");
        }
        tool.any("allowed_callers")
                .filter(callers -> callers.isJsonArray() && !callers.getAsJsonArray().contains(DIRECT))
                .ifPresent(callers -> repairs.ignored(tool.path("allowed_callers")));
    }

    private static String type(Fields tool) {
        return tool.optionalString("type").orElse("custom");
    }

    private boolean isHidden(Fields tool, String name) {
        if (conversation.hasRemoved(name)) {
            return true;
        }
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
        if (!shelf.isEmpty() || search.isOffered()) {
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
        if (shelf.has(name) || search.isOffered() && name.equals(SearchTool.NAME)) {
            return new ToolChoice(ToolChoice.Mode.NAMED, name, parallel);
        }
        if (!leftOut.contains(name)) {
            throw choice.invalid("name", "No tool of this name is offered in tools");
        }
        repairs.mended("tool_choice");
        return new ToolChoice(ToolChoice.Mode.AUTO, "", parallel);
    }
}
