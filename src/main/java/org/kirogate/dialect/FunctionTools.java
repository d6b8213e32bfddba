package org.kirogate.dialect;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.kirogate.chat.ToolSpec;
import org.kirogate.json.Fields;
import org.kirogate.json.Json;

/** Functions as OpenAI's APIs offer them, in the forms of all times. Pure functions. */
public final class FunctionTools {
    private FunctionTools() {}

    /**
     * The tool as it is offered.
     *
     * @param name     by which the model knows it
     * @param function what says the rest: its description, the schema of its parameters
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST when one of them is of the wrong kind
     */
    public static ToolSpec spec(String name, Fields function, Repairs repairs) {
        // No account promises that arguments keep their schema.
        if (function.any("strict").filter(new JsonPrimitive(true)::equals).isPresent()) {
            repairs.ignored("tools.strict");
        }
        return new ToolSpec(
                name,
                function.optionalString("description").orElse(""),
                function.optionalObject("parameters").map(Fields::object).orElseGet(FunctionTools::noParameters));
    }

    private static JsonObject noParameters() {
        return Json.object("""
                {"type":"object","properties":{}}""");
    }
}
