package org.kirogate.dialect.openai;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.FunctionTools;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.ToolShelf;
import org.kirogate.json.Fields;

/** Reads {@code tools}, {@code tool_choice} and {@code parallel_tool_calls}. */
final class ToolReader {

    /** The tools offered, which of them is to be called, and how calls are written in the answer. */
    record Offer(List<ToolSpec> tools, ToolChoice choice, CallForm form) {
        Offer {
            tools = List.copyOf(tools);
        }
    }

    private final Fields body;
    private final Repairs repairs;
    private final ToolShelf shelf = new ToolShelf();
    private final Set<String> custom = new HashSet<>();
    private final boolean parallel;

    private ToolReader(Fields body, Repairs repairs) {
        this.body = body;
        this.repairs = repairs;
        this.parallel = body.bool("parallel_tool_calls", true);
    }

    static Offer read(Fields body, Repairs repairs) {
        if (OldFunctions.areIn(body)) {
            return OldFunctions.read(body, repairs);
        }
        ToolReader reader = new ToolReader(body, repairs);
        Limits.atMost(Limits.TOOLS, body.optionalArray("tools").orElseGet(JsonArray::new), body, "tools");
        body.objects("tools").forEach(reader::tool);
        return reader.choose();
    }

    /** A function under its own name. */
    static ToolSpec spec(Fields function, Repairs repairs) {
        return FunctionTools.spec(Limits.name(function, "name"), function, repairs);
    }

    private void tool(Fields tool) {
        switch (tool.string("type")) {
            case "function" -> {
                Fields function = tool.object("function");
                shelf.add(spec(function, repairs), function);
            }
            case "custom" -> custom(tool.object("custom"));
            default -> throw tool.unsupported("type", "Only tools of type function and custom are served");
        }
    }

    private void custom(Fields tool) {
        String name = Limits.name(tool, "name");
        String description = tool.optionalString("description").orElse("");
        Fields format = tool.optionalObject("format").orElse(null);
        boolean ruled = format != null && format.optionalString("type").orElse("text").equals("grammar");
        if (ruled) {
            Fields grammar = format.object("grammar");
            repairs.mended(tool.path("format"));
            ToolSpec spec =
                    FreeTextTools.spec(name, description, grammar.string("syntax"), grammar.string("definition"));
            shelf.add(spec, tool);
        } else {
            shelf.add(FreeTextTools.spec(name, description, "", ""), tool);
        }
        custom.add(name);
    }

    private Offer choose() {
        Optional<JsonElement> choice = body.any("tool_choice");
        if (choice.isEmpty()) {
            return offer(ToolChoice.Mode.AUTO, "");
        }
        if (choice.get().isJsonObject()) {
            return chooseObject(body.object("tool_choice"));
        }
        return mode(body, "tool_choice", body.string("tool_choice"));
    }

    private Offer chooseObject(Fields choice) {
        String type = choice.string("type");
        return switch (type) {
            case "function", "custom" -> offer(ToolChoice.Mode.NAMED, offered(choice.object(type)));
            case "allowed_tools" -> allowed(choice.optionalObject("allowed_tools").orElse(choice));
            default -> throw choice.invalid("type", "Input should be function, custom or allowed_tools");
        };
    }

    /** Only the listed tools are offered. */
    private Offer allowed(Fields allowed) {
        Offer all = mode(allowed, "mode", allowed.string("mode"));
        Set<String> names = new HashSet<>();
        for (Fields tool : allowed.objects("tools")) {
            names.add(offered(tool.optionalObject("function").or(() -> tool.optionalObject("custom")).orElse(tool)));
        }
        List<ToolSpec> some = all.tools().stream().filter(tool -> names.contains(tool.name())).toList();
        return new Offer(some, all.choice(), all.form());
    }

    private Offer mode(Fields owner, String name, String mode) {
        return switch (mode) {
            case "auto" -> offer(ToolChoice.Mode.AUTO, "");
            case "none" -> offer(ToolChoice.Mode.NONE, "");
            case "required" -> {
                if (shelf.isEmpty()) {
                    throw owner.invalid(name, "A tool call can only be required when tools are offered");
                }
                yield offer(ToolChoice.Mode.REQUIRED, "");
            }
            default -> throw owner.invalid(name, "Input should be auto, none, required or an object");
        };
    }

    private Offer offer(ToolChoice.Mode mode, String tool) {
        return new Offer(shelf.tools(), new ToolChoice(mode, tool, parallel), new CallForm(false, custom));
    }

    private String offered(Fields owner) {
        String tool = owner.string("name");
        if (!shelf.has(tool)) {
            throw owner.invalid("name", "No tool of this name is offered in tools");
        }
        return tool;
    }
}
