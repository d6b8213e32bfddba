package org.kirogate.dialect.openai;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.Part;
import org.kirogate.dialect.CallInputs;
import org.kirogate.dialect.CallLedger;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads the calls of an assistant message: {@code tool_calls} and the old {@code function_call}. One conversation. */
final class CallReader {
    private final CallLedger ledger;
    private final Repairs repairs;
    /** The old form has no ids: the id given to the last call of each name. */
    private final Map<String, String> functionIds = new HashMap<>();

    private int functionCalls;

    CallReader(CallLedger ledger, Repairs repairs) {
        this.ledger = ledger;
        this.repairs = repairs;
    }

    List<Part> calls(Fields message) {
        List<Part> calls = new ArrayList<>();
        message.optionalArray("tool_calls")
                .ifPresent(list -> Limits.atMost(Limits.PARTS, list, message, "tool_calls"));
        for (Fields call : message.objects("tool_calls")) {
            calls.add(call(call));
        }
        message.optionalObject("function_call").ifPresent(call -> calls.add(functionCall(call)));
        return calls;
    }

    /** The id of the call that a message of role {@code function} answers. */
    String functionAnswered(Fields message) {
        String id = functionIds.get(Limits.name(message, "name"));
        if (id == null) {
            throw message.invalid("name", "No call of this function comes before this result");
        }
        return id;
    }

    private Part call(Fields call) {
        String type = call.optionalString("type").orElse("function");
        String id = Limits.name(call, "id");
        return switch (type) {
            case "function" -> {
                Fields function = call.object("function");
                String name = Limits.name(function, "name");
                ledger.called(id, name);
                yield new Part.ToolUse(id, name, CallInputs.arguments(function, repairs));
            }
            case "custom" -> {
                Fields custom = call.object("custom");
                String name = Limits.name(custom, "name");
                ledger.called(id, name);
                yield new Part.ToolUse(id, name, FreeTextTools.input(custom.optionalString("input").orElse("")));
            }
            default -> throw call.invalid("type", "Input should be function");
        };
    }

    private Part functionCall(Fields call) {
        String name = Limits.name(call, "name");
        String id = "function_call_" + functionCalls++;
        functionIds.put(name, id);
        ledger.called(id, name);
        return new Part.ToolUse(id, name, CallInputs.arguments(call, repairs));
    }
}
