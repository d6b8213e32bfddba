package org.kirogate.dialect.openai;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.ToolShelf;
import org.kirogate.json.Fields;

/** Reads {@code tools}, {@code tool_choice} and {@code parallel_tool_calls}. */
final class ToolReader {

    /** The tools offered and which of them is to be called. */
    record Offer(List<ToolSpec> tools, ToolChoice choice) {
        Offer {
            tools = List.copyOf(tools);
        }
    }

    private final Fields body;
    private final ToolShelf shelf = new ToolShelf();
    private final boolean parallel;

    private ToolReader(Fields body) {
        this.body = body;
        this.parallel = body.bool("parallel_tool_calls", true);
    }

    static Offer read(Fields body) {
        ToolReader reader = new ToolReader(body);
        Limits.atMost(Limits.TOOLS, body.optionalArray("tools").orElseGet(JsonArray::new), body, "tools");
        body.objects("tools").forEach(reader::tool);
        return reader.choose();
    }

    private void tool(Fields tool) {
        String type = tool.string("type");
        if (!type.equals("function")) {
            throw tool.unsupported("type", "Only tools of type function are served");
        }
        Fields function = tool.object("function");
        String name = Limits.name(function, "name");
        String description = function.optionalString("description").orElse("");
        JsonObject schema =
                function.optionalObject("parameters").map(Fields::object).orElseGet(ToolReader::noParameters);
        shelf.add(new ToolSpec(name, description, schema), function);
    }

    private static JsonObject noParameters() {
        JsonObject schema = new JsonObject();
        schema.add("type", new JsonPrimitive("object"));
        schema.add("properties", new JsonObject());
        return schema;
    }

    private Offer choose() {
        Optional<JsonElement> choice = body.any("tool_choice");
        if (choice.isEmpty()) {
            return offer(ToolChoice.Mode.AUTO);
        }
        if (choice.get().isJsonObject()) {
            return chooseObject(body.object("tool_choice"));
        }
        return mode(body, "tool_choice", body.string("tool_choice"));
    }

    private Offer chooseObject(Fields choice) {
        return switch (choice.string("type")) {
            case "function" -> {
                Fields function = choice.object("function");
                yield new Offer(
                        shelf.tools(), new ToolChoice(ToolChoice.Mode.NAMED, offered(function, "name"), parallel));
            }
            case "allowed_tools" -> allowed(choice.optionalObject("allowed_tools").orElse(choice));
            default -> throw choice.invalid("type", "Input should be function or allowed_tools");
        };
    }

    /** Only the listed tools are offered. */
    private Offer allowed(Fields allowed) {
        Offer all = mode(allowed, "mode", allowed.string("mode"));
        List<String> names = new ArrayList<>();
        for (Fields tool : allowed.objects("tools")) {
            names.add(offered(tool.optionalObject("function").orElse(tool), "name"));
        }
        List<ToolSpec> some = all.tools().stream().filter(tool -> names.contains(tool.name())).toList();
        return new Offer(some, all.choice());
    }

    private Offer mode(Fields owner, String name, String mode) {
        return switch (mode) {
            case "auto" -> offer(ToolChoice.Mode.AUTO);
            case "none" -> offer(ToolChoice.Mode.NONE);
            case "required" -> {
                if (shelf.isEmpty()) {
                    throw owner.invalid(name, "A tool call can only be required when tools are offered");
                }
                yield offer(ToolChoice.Mode.REQUIRED);
            }
            default -> throw owner.invalid(name, "Input should be auto, none, required or an object");
        };
    }

    private Offer offer(ToolChoice.Mode mode) {
        return new Offer(shelf.tools(), new ToolChoice(mode, "", parallel));
    }

    private String offered(Fields owner, String name) {
        String tool = owner.string(name);
        if (!shelf.has(tool)) {
            throw owner.invalid(name, "No tool of this name is offered in tools");
        }
        return tool;
    }
}
