package org.kirogate.dialect.openai;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import org.kirogate.chat.ToolChoice;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.ToolShelf;
import org.kirogate.json.Fields;

/** Reads {@code functions} and {@code function_call}, the form of tools before {@code tools}: one call in an answer. */
final class OldFunctions {
    private OldFunctions() {}

    /** Whether the request offers its tools in this form. */
    static boolean areIn(Fields body) {
        return !body.optionalArray("functions").orElseGet(JsonArray::new).isEmpty();
    }

    static ToolReader.Offer read(Fields body, Repairs repairs) {
        if (!body.optionalArray("tools").orElseGet(JsonArray::new).isEmpty()) {
            throw body.invalid("functions", "Only one of tools and functions may be given");
        }
        Limits.atMost(Limits.TOOLS, body.array("functions"), body, "functions");
        ToolShelf shelf = new ToolShelf();
        for (Fields function : body.objects("functions")) {
            shelf.add(ToolReader.spec(function, repairs), function);
        }
        return new ToolReader.Offer(shelf.tools(), choice(body, shelf), CallForm.SINGLE);
    }

    private static ToolChoice choice(Fields body, ToolShelf shelf) {
        JsonElement choice = body.any("function_call").orElse(null);
        if (choice == null) {
            return new ToolChoice(ToolChoice.Mode.AUTO, "", false);
        }
        if (choice.isJsonObject()) {
            Fields function = body.object("function_call");
            String name = function.string("name");
            if (!shelf.has(name)) {
                throw function.invalid("name", "No function of this name is offered in functions");
            }
            return new ToolChoice(ToolChoice.Mode.NAMED, name, false);
        }
        return switch (body.string("function_call")) {
            case "auto" -> new ToolChoice(ToolChoice.Mode.AUTO, "", false);
            case "none" -> new ToolChoice(ToolChoice.Mode.NONE, "", false);
            default -> throw body.invalid("function_call", "Input should be auto, none or an object");
        };
    }
}
