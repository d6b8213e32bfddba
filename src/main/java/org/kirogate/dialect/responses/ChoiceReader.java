package org.kirogate.dialect.responses;

import com.google.gson.JsonElement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads {@code tool_choice} and {@code parallel_tool_calls} against the tools that were read. One use. */
final class ChoiceReader {
    private static final String CHOICE = "tool_choice";

    private final Fields body;
    private final ToolReader tools;
    private final Repairs repairs;
    private final boolean parallel;

    ChoiceReader(Fields body, ToolReader tools, Repairs repairs) {
        this.body = body;
        this.tools = tools;
        this.repairs = repairs;
        this.parallel = body.bool("parallel_tool_calls", true);
    }

    ToolOffer read() {
        Optional<JsonElement> choice = body.any(CHOICE);
        if (choice.isEmpty()) {
            return offer(ToolChoice.Mode.AUTO, "");
        }
        return choice.get().isJsonObject()
                ? object(body.object(CHOICE))
                : mode(body, CHOICE, body.string(CHOICE));
    }

    private ToolOffer object(Fields choice) {
        String type = choice.string("type");
        return switch (type) {
            case "function", "custom" -> offer(ToolChoice.Mode.NAMED, offered(choice));
            case "allowed_tools" -> allowed(choice);
            default -> hosted(choice, type);
        };
    }

    /** A tool of OpenAI's own servers: the search is served, the others were left out of the tools. */
    private ToolOffer hosted(Fields choice, String type) {
        if (ToolReader.isSearch(type)) {
            if (!tools.search().isOffered()) {
                throw choice.invalid("type", "No web search is offered in tools");
            }
            return offer(ToolChoice.Mode.NAMED, tools.search().tool());
        }
        repairs.ignored(CHOICE);
        return offer(ToolChoice.Mode.AUTO, "");
    }

    /** Only the listed tools are offered. */
    private ToolOffer allowed(Fields choice) {
        ToolOffer all = mode(choice, "mode", choice.optionalString("mode").orElse("auto"));
        Set<String> names = new HashSet<>();
        boolean searches = false;
        for (Fields tool : choice.objects("tools")) {
            String type = tool.optionalString("type").orElse("function");
            if (type.equals("function") || type.equals("custom")) {
                names.add(offered(tool));
            } else {
                searches |= ToolReader.isSearch(type);
            }
        }
        List<ToolSpec> some = all.tools().stream().filter(tool -> names.contains(tool.name())).toList();
        return new ToolOffer(some, all.choice(), searches ? all.search() : SearchOffer.NONE);
    }

    private ToolOffer mode(Fields owner, String name, String mode) {
        return switch (mode) {
            case "auto" -> offer(ToolChoice.Mode.AUTO, "");
            case "none" -> offer(ToolChoice.Mode.NONE, "");
            case "required" -> required(owner, name);
            default -> throw owner.invalid(name, "Input should be auto, none, required or an object");
        };
    }

    private ToolOffer required(Fields owner, String name) {
        if (!tools.shelf().isEmpty() || tools.search().isOffered()) {
            return offer(ToolChoice.Mode.REQUIRED, "");
        }
        if (body.optionalArray("tools").filter(list -> !list.isEmpty()).isEmpty()) {
            throw owner.invalid(name, "A tool call can only be required when tools are offered");
        }
        repairs.ignored(CHOICE);
        return offer(ToolChoice.Mode.AUTO, "");
    }

    private ToolOffer offer(ToolChoice.Mode mode, String tool) {
        SearchOffer search = mode == ToolChoice.Mode.NONE ? SearchOffer.NONE : tools.search();
        return new ToolOffer(tools.shelf().tools(), new ToolChoice(mode, tool, parallel), search);
    }

    private String offered(Fields owner) {
        String tool = ToolNames.joined(owner.optionalString("namespace").orElse(""), owner.string("name"));
        if (!tools.shelf().has(tool)) {
            throw owner.invalid("name", "No tool of this name is offered in tools");
        }
        return tool;
    }
}
